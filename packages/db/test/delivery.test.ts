import type { WireRun } from '@mingcha/journal';
import { atMost, tries } from '@mingcha/soak';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compareLive, type OpenDatabase } from '../src/index.ts';
import { enrol, makeWorld, push, rowsOf, Tablet, visitOf, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.end());

/** Two tablets on two visits, one of them forked, a contradiction, a kind of tomorrow, seen and unseen entries. */
async function fixedSet(): Promise<{ tablets: Tablet[]; units: WireRun[] }> {
  const [v, u] = [visitOf('shared'), visitOf('second')];
  const key = { kid: v.id, key: world.keyring.create(v.id) };
  const [a, b] = [new Tablet('delivery a', key), new Tablet('delivery b', key)] as const;
  const a1 = await a.write('visit.noted', v, { text: 'a1' });
  const a2 = await a.write('visit.answered', v, { answers: { 'q-1': 1, 'q-2': 'x' } }, [a1.hash]);
  const b1 = await b.write('visit.answered', v, { answers: { 'q-1': 2, 'q-3': false } }, [a1.hash]);
  const b2 = await b.write('visit.noted', u, { text: 'b2' });
  const a3 = await a.write('visit.submitted', v, {}, [a2.hash]);
  const b3 = await b.write('visit.aborted', v, { reason: 'power failed', exposed: false }, [b1.hash]);
  const b4 = await b.write('visit.noted', u, { text: 'b4' }, [b2.hash]);
  b.rewind({ seq: 3, hash: b3.hash });
  const twin = await b.write('visit.noted', u, { text: 'the copy spoke' }, [b2.hash]);
  const rule = {
    kind: 'visit.dreamt',
    schema: 1,
    writerClass: 'tablet',
    subject: 'visit',
    personal: [],
    split: [],
  } as const;
  const a4 = await a.write('visit.dreamt', visitOf('third'), {}, [], rule);
  const a5 = await a.write('visit.noted', v, { text: 'a5' }, [a3.hash, b3.hash]);
  const units = [
    await a.run([a1]),
    await a.run([a2, a3]),
    await a.run([a4]),
    await a.run([a5]),
    await b.run([b1, b2]),
    await b.run([b3]),
    await b.run([b4]),
    await b.run([twin]),
    await a.run([a1, a2, a3]),
  ];
  return { tablets: [a, b], units };
}

async function deliver(
  processes: readonly OpenDatabase[],
  tablets: Tablet[],
  units: readonly WireRun[],
  lanes: number,
) {
  const database = processes[0] as OpenDatabase;
  for (const tablet of tablets) await enrol(database, tablet);
  const queue = [...units];
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const through = processes[lane % processes.length] as OpenDatabase;
      for (let unit = queue.shift(); unit; unit = queue.shift()) await push(through, unit);
    }),
  );
}

interface Round {
  order: WireRun[];
  again: WireRun[];
  lanes: number;
  processes: number;
}

it(
  'any order, duplication, delay and concurrency of one set of entries ends in equal rows',
  async () => {
    const { tablets, units } = await fixedSet();
    const reference = await world.open();
    await deliver([reference], tablets, units, 1);
    const expected = await rowsOf(reference);
    expect(await reference.prisma.held.count()).toBe(0);
    expect(expected).toMatchObject({
      contradictions: [{}],
      unfolded: [{ kind: 'visit.dreamt' }],
      notesCounted: 5,
    });
    const orders = fc.record({
      order: fc.shuffledSubarray(units, { minLength: units.length }),
      again: fc.subarray(units),
      lanes: fc.integer({ min: 1, max: 4 }),
      processes: fc.integer({ min: 1, max: 2 }),
    });
    const counts = { remembered: 0, read: 0, corrected: 0 };
    const round = async ({ order, again, lanes, processes }: Round) => {
      const database = await world.open();
      const other = await world.open({ url: database.url });
      await deliver([database, other].slice(0, processes), tablets, [...order, ...again], lanes);
      expect(await rowsOf(database)).toEqual(expected);
      expect(await compareLive(database)).toEqual([]);
      for (const { pushes, close } of [database, other]) {
        for (const how of ['remembered', 'read', 'corrected'] as const) counts[how] += pushes[how];
        await close();
      }
    };
    await fc.assert(fc.asyncProperty(orders, round), tries(25));
    // Which way a push goes is the timing's to say: two processes at once, until all three ways were gone.
    for (let more = 0; more < 40 && Math.min(...Object.values(counts)) === 0; more += 1)
      await round({ order: units, again: units, lanes: 4, processes: 2 });
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
  },
  atMost(240_000),
);
