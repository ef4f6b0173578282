import { atMost, tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActingRole } from '../src/access/roles.ts';
import type { Recorded } from '../src/lifecycle.ts';
import type { OrderCommand, OrderState } from '../src/orders/order.ts';
import { orderLifecycle } from '../src/orders/order-lifecycle.ts';
import { by, draft, file, liu, measure, morning, type Orders, proof, told, verify } from './order-stories.ts';
import { chen, hash, lin, onPaper, qian, sun, wang, zhao } from './people.ts';
import { Story } from './story.ts';

const everyone: ActingRole[] = [
  'planner',
  'director',
  'leader',
  'inspector',
  'chief',
  'liaison',
  'scheduler',
];
const commandsAt = (now: number): readonly OrderCommand[] => [
  draft,
  { type: 'submitOrder' },
  { type: 'submitOrder' },
  { type: 'issueOrder', viewHash: hash('view'), opinion: '同意' },
  { type: 'issueOrder', viewHash: hash('view'), opinion: '同意' },
  { type: 'recordOrderRendering', sha256: hash('pdf'), size: 1, fingerprint: 'x', viewHash: hash('view') },
  { type: 'serveOrder', proof: proof({ at: now }) },
  { type: 'serveOrder', proof: proof({ method: 'electronic', at: now }) },
  { type: 'acknowledgeOrder' },
  { type: 'planOrder', items: [measure(1), measure(2)] },
  { type: 'askExtension', n: 1, days: 3, reason: '延期' },
  { type: 'extendItem', n: 1, days: 3, reason: '同意' },
  { type: 'urgeOrder', n: 1 },
  { type: 'markOverdue', n: 1 },
  { type: 'reportOrder', items: [told(1)], report: [file] },
  { type: 'reportOrder', items: [told(2)], report: [file] },
  verify(1),
  verify(1, 'not-done'),
  verify(2),
  { type: 'closeItem', n: 1, opinion: '销号' },
  { type: 'closeItem', n: 2, opinion: '销号' },
  { type: 'rejectItem', n: 1, reason: '退回', days: 3 },
  { type: 'closeOrder' },
];
interface Moment {
  readonly person: string;
  readonly roles: ActingRole[];
  readonly luck: number;
  /** With a pen, typed by one and compared by another. */
  readonly pen: boolean;
}
const moments = fc.array(
  fc.record({
    person: fc.constantFrom(lin, wang, chen, zhao, sun, qian, liu),
    roles: fc.subarray(everyone, { minLength: 4 }),
    luck: fc.nat(9999),
    pen: fc.boolean(),
  }),
  { minLength: 30, maxLength: 90, size: 'max' },
);
const reachedStates = new Set<string>();

function live(
  walk: readonly Moment[],
  watch: (command: OrderCommand, who: Moment, story: Orders, before: OrderState) => void = () => {},
  lifecycle: typeof orderLifecycle = orderLifecycle,
): Orders {
  const story: Orders = new Story(lifecycle);
  for (const [index, moment] of walk.entries()) {
    const now = morning + index * 5 * 3_600_000;
    const signedIn = by(moment.person, moment.roles, now);
    const context = moment.pen ? onPaper(signedIn) : signedIn;
    const allowed = commandsAt(now).filter((command) => story.refusal(command, context) === null);
    const command = allowed[moment.luck % Math.max(1, allowed.length)];
    if (!command) continue;
    const before = story.state;
    story.did(command, context);
    reachedStates.add(story.state.status);
    watch(command, moment, story, before);
  }
  return story;
}

const noForbiddenOrder = (lifecycle: typeof orderLifecycle) =>
  fc.property(moments, (walk) => {
    live(
      walk,
      (command, { person, roles, pen }, { state }, before) => {
        if (command.type === 'issueOrder') expect(before.drafters).not.toContain(person);
        if (command.type === 'verifyItem') expect(before.answered).not.toContain(person);
        if (command.type === 'closeItem' || command.type === 'rejectItem')
          expect(before.items.find((each) => each.n === command.n)?.verifier).not.toBe(person);
        if (command.type === 'serveOrder') {
          const byOffice = roles.some((role) => role === 'planner' || role === 'director');
          expect(command.proof.method === 'electronic' ? !byOffice && !pen : pen).toBe(true);
        }
        for (const each of state.items) expect(each.extensions).toBeLessThanOrEqual(2);
        if (state.status === 'closed')
          expect(state.items.every((each) => each.status === 'closed' && each.verified === 'done')).toBe(
            true,
          );
        if (state.items.some((each) => each.deadline !== null)) expect(state.servedAt).not.toBeNull();
      },
      lifecycle,
    );
  });

describe('no sequence of commands', () => {
  it(
    'serves alone, signs one’s own draft, verifies one’s own work, extends a third time or closes with an item open',
    () => {
      fc.assert(noForbiddenOrder(orderLifecycle), tries(600));
      expect(reachedStates).toContain('closed');
      expect(reachedStates).toContain('rejected');
    },
    atMost(60_000),
  );

  it(
    'and the property notices a machine that forgets who spoke for the unit',
    () => {
      const careless: typeof orderLifecycle = {
        ...orderLifecycle,
        decide: (state, command, context) =>
          orderLifecycle.decide(
            command.type === 'verifyItem' ? { ...state, answered: [] } : state,
            command,
            context,
          ),
      };
      expect(() => fc.assert(noForbiddenOrder(careless), tries(600))).toThrow();
    },
    atMost(60_000),
  );
});

describe('folding', () => {
  it('is total: any set of entries in any order gives a state of the table', () => {
    const known = new Set(orderLifecycle.transitions.flatMap((row) => [row.from, row.to]));
    fc.assert(
      fc.property(moments, fc.infiniteStream(fc.nat()), (walk, dice) => {
        const shuffled = [...live(walk).entries]
          .map((entry) => ({ entry, key: dice.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const state = shuffled.reduce<OrderState>(
          (now, entry: Recorded) => orderLifecycle.evolve(now, entry),
          orderLifecycle.initial,
        );
        expect(known.has(state.status)).toBe(true);
        expect(new Set(state.outOfPlace).size).toBe(state.outOfPlace.length);
      }),
      tries(200),
    );
  });

  it('of what was decided in order leaves nothing out of place, and gives the same state again', () => {
    fc.assert(
      fc.property(moments, (walk) => {
        const story = live(walk);
        const again = story.entries
          .filter((entry) => entry.subject.type === 'order')
          .reduce<OrderState>((now, entry) => orderLifecycle.evolve(now, entry), orderLifecycle.initial);
        expect(story.state.outOfPlace).toEqual([]);
        expect(again).toEqual(story.state);
      }),
      tries(200),
    );
  });
});
