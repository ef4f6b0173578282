import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeardSheet } from '../src/findings/confirmation.ts';
import type { FindingCommand } from '../src/findings/finding.ts';
import { findingLifecycle } from '../src/findings/finding-lifecycle.ts';
import { lin, wang } from './people.ts';
import { findingFacts, land, observed, piece, sheet } from './stories.ts';
import { live, type Moment, moments, timesTaken } from './walks.ts';

const findingCommands: readonly FindingCommand[] = [
  { type: 'recordFinding', ...observed },
  { type: 'recordFinding', ...observed, style: 'LOW', subCode: 'FAVOUR' },
  { type: 'recordFinding', ...observed, unit: null },
  { type: 'amendFinding', unit: land },
  { type: 'amendFinding', place: '西厅' },
  { type: 'proposeFinding' },
  { type: 'proposeFinding' },
  { type: 'dropFinding', reason: '重复' },
  { type: 'supplementFinding', post: '受理岗', reason: '补充' },
  { type: 'openConfirmation', confirmations: [sheet] },
  { type: 'openConfirmation', confirmations: [sheet] },
  { type: 'disputeFinding', confirmation: sheet },
  ...Array.from({ length: 6 }, () => ({ type: 'confirmFinding' as const, opinion: '属实' })),
  { type: 'returnFinding', reason: '退回' },
  { type: 'dismissFinding', reason: '不成立' },
  { type: 'withdrawFinding', reason: '撤回' },
  { type: 'referFinding', ground: '移送' },
];

/** Where the respondent stands: asked, silent past the time, agreeing, objecting, answered back. */
const sheetAt = (luck: number): HeardSheet =>
  (
    [
      { id: sheet, status: 'served', answer: null },
      { id: sheet, status: 'unanswered', answer: null },
      { id: sheet, status: 'answered', answer: 'agrees' },
      { id: sheet, status: 'answered', answer: 'objects' },
      { id: sheet, status: 'replied', answer: 'objects' },
    ] as const
  )[luck % 5] ?? { id: sheet, status: 'opened', answer: null };

function noForbiddenFinding(lifecycle: typeof findingLifecycle) {
  return fc.property(moments, (walk) => {
    live(
      lifecycle,
      findingCommands,
      walk,
      ({ luck }) =>
        findingFacts({
          visit: { status: luck % 2 ? 'started' : 'reviewed', observation: luck % 3 === 0 },
          evidence: [piece(luck % 2 ? 'captured' : 'verified', luck % 5 === 0)],
          sheets: [sheetAt(luck)],
        }),
      (done, { state }) => {
        if (done.command.type !== 'confirmFinding') return;
        // Nobody is found at fault whom nobody asked.
        expect(state.confirmations).toEqual([sheet]);
        expect([lin, wang]).not.toContain(done.person);
        expect(state.fields?.unit).not.toBeNull();
        expect(state.fields?.post).toBeDefined();
        expect(state.proposedAt).not.toBeNull();
        if (state.uncorroborated || state.referralFlag) expect(done.roles).toContain('director');
      },
    );
  });
}

it('no sequence of commands confirms a finding by its own inspector, without a unit, or uncorroborated without the director', () => {
  fc.assert(noForbiddenFinding(findingLifecycle), tries(800));
});

it.each(['confirmFinding', 'referFinding'])('the walks get as far as %s', (type) => {
  expect(timesTaken(type)).toBeGreaterThan(5);
});

it('this property can fail: it notices a machine that forgets who was on the visit', () => {
  const careless: typeof findingLifecycle = {
    ...findingLifecycle,
    decide: (state, command, context) =>
      command.type === 'confirmFinding'
        ? findingLifecycle.decide({ ...state, recordedBy: null }, command, {
            ...context,
            visit: { ...context.visit, members: [] },
          })
        : findingLifecycle.decide(state, command, context),
  };
  expect(() => fc.assert(noForbiddenFinding(careless), tries(800))).toThrow();
});

describe('folding', () => {
  const written = (walk: readonly Moment[]) =>
    live(
      findingLifecycle,
      findingCommands,
      walk,
      ({ luck }) =>
        findingFacts({
          visit: { status: luck % 2 ? 'started' : 'reviewed' },
          evidence: [piece('verified', false)],
          sheets: [sheetAt(luck)],
        }),
      () => {},
    );

  it('is total: any set of entries in any order gives a state of the table', () => {
    const known = new Set(findingLifecycle.transitions.flatMap((row) => [row.from, row.to]));
    fc.assert(
      fc.property(moments, fc.infiniteStream(fc.nat()), (walk, dice) => {
        const entries = written(walk).entries;
        const shuffled = entries
          .map((entry) => ({ entry, at: dice.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
        const { status, outOfPlace } = shuffled.reduce(findingLifecycle.evolve, findingLifecycle.initial);
        expect(known.has(status)).toBe(true);
        expect(new Set(outOfPlace).size).toBe(outOfPlace.length);
      }),
      tries(500),
    );
  });

  it('of what was decided in order leaves nothing out of place, and gives the same state again', () => {
    fc.assert(
      fc.property(moments, (walk) => {
        const story = written(walk);
        expect(story.state.outOfPlace).toEqual([]);
        expect(story.entries.reduce(findingLifecycle.evolve, findingLifecycle.initial)).toEqual(story.state);
      }),
      tries(500),
    );
  });
});
