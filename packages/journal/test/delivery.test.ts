import { dice, tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contested, orderCausally, type SealedEntry, type WireRun } from '../src/index.ts';
import { type History, writeHistory } from './history.ts';
import { createReceiver } from './receiver.ts';

const INCOMPATIBLE = [
  ['finding.confirmed', 'finding.proposed'],
  ['finding.proposed', 'finding.proposed'],
] as const;

/** Everything that a fold could depend on. */
function outcome(entries: Iterable<SealedEntry>, forks: ReadonlyMap<string, number>) {
  const causal = [...entries].map(({ hash, header }) => ({ ...header, hash }));
  return {
    kept: causal.map(({ hash }) => hash).sort(),
    forks: [...forks].sort(),
    subjects: ['fnd_a', 'fnd_b', 'fnd_c'].map((id) => {
      const own = causal.filter(({ subject }) => subject.id === id);
      return {
        order: orderCausally(own, forks).map(({ hash }) => hash),
        contested: contested(own, INCOMPATIBLE, forks),
      };
    }),
  };
}

async function deliver(history: History, pushes: readonly WireRun[]) {
  const receiver = createReceiver(history.writers);
  for (const push of pushes) await receiver.receive(push);
  return { ...outcome(receiver.entries.values(), receiver.forks()), held: [...receiver.held.keys()].sort() };
}

/** Any order, some twice, some thrice. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const roll = dice(seed);
  const deck = items.flatMap((item) => Array<T>(1 + roll(3)).fill(item));
  for (let at = deck.length - 1; at > 0; at -= 1) {
    const other = roll(at + 1);
    [deck[at], deck[other]] = [deck[other] as T, deck[at] as T];
  }
  return deck;
}

describe('one fixed set of entries', () => {
  test('ends in the same kept set, the same order and the same contests, however it is delivered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 24 }), async (seed, order, length) => {
        const history = await writeHistory(seed, length);
        const inTurn = await deliver(history, history.pushes);
        expect(inTurn.held).toEqual([]);
        expect(inTurn.kept).toEqual(history.entries.map(({ hash }) => hash).sort());
        expect(await deliver(history, shuffled(history.pushes, order))).toEqual(inTurn);
        expect(await deliver(history, [...history.pushes].reverse())).toEqual(inTurn);
      }),
      tries(25),
    );
  });

  test('with some of it lost, keeps and holds the same, and is whole again when the lost arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 4, max: 20 }), async (seed, order, length) => {
        const history = await writeHistory(seed, length);
        const roll = dice(order);
        const lost = history.pushes.filter(() => roll(4) === 0);
        const rest = history.pushes.filter((push) => !lost.includes(push));
        expect(await deliver(history, shuffled(rest, order))).toEqual(await deliver(history, rest));
        const late = [...shuffled(rest, order), ...shuffled(lost, order)];
        expect(await deliver(history, late)).toEqual(await deliver(history, history.pushes));
      }),
      tries(25),
    );
  });

  test('closed into other runs the second time changes nothing', async () => {
    const history = await writeHistory(7, 20);
    const whole = await deliver(history, history.pushes);
    for (const size of [1, 3, 100]) {
      const again = await history.recut(size);
      expect(await deliver(history, again)).toEqual(whole);
      expect(await deliver(history, [...history.pushes, ...shuffled(again, size)])).toEqual(whole);
    }
  });
});

describe('causal order', () => {
  test('puts every ancestor first and is the same for every order of the input', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 }), async (seed, order, length) => {
        const { entries } = await writeHistory(seed, length);
        const causal = entries.map(({ hash, header }) => ({ ...header, hash }));
        const ordered = orderCausally(causal).map(({ hash }) => hash);
        expect(ordered.toSorted()).toEqual(causal.map(({ hash }) => hash).sort());
        for (const { hash, after } of causal) {
          for (const older of after) expect(ordered.indexOf(older)).toBeLessThan(ordered.indexOf(hash));
        }
        expect(orderCausally(shuffled(causal, order)).map(({ hash }) => hash)).toEqual(ordered);
      }),
      tries(40),
    );
  });
});
