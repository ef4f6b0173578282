import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Recorded } from '../src/lifecycle.ts';
import type { VisitCommand } from '../src/visits/visit.ts';
import { visitLifecycle } from '../src/visits/visit-lifecycle.ts';
import { hash, lin, sun, wang } from './people.ts';
import { start, visitDraft } from './stories.ts';
import { live, moments, timesTaken } from './walks.ts';

const visitCommands: readonly VisitCommand[] = [
  visitDraft(),
  { type: 'openVisit', packVersion: '1' },
  { type: 'declareNoInterest', statement: '无' },
  { type: 'declareNoInterest', statement: '无' },
  { type: 'recuseFromVisit', ground: '配偶在该单位' },
  start,
  start,
  { ...start, members: [lin], observation: true },
  { ...start, members: [lin, lin] },
  { type: 'endVisit', position: null },
  { type: 'presentVisit' },
  { type: 'submitVisit' },
  { type: 'submitVisit' },
  { type: 'reviewVisit' },
  { type: 'returnVisit', reason: '退回', points: [] },
  { type: 'lockVisit' },
  { type: 'alarmVisit' },
  { type: 'invalidateVisit', reason: '作废' },
];

const byWhom = (entries: readonly Recorded[], of: readonly string[]) =>
  entries.flatMap((entry) =>
    entry.kind === 'attested' && of.includes(entry.payload.of) ? [entry.payload.person] : [],
  );
const hashesOf = (entries: readonly Recorded[], kind: Recorded['kind']) =>
  entries.filter((entry) => entry.kind === kind).map((entry) => entry.hash);

function noForbiddenVisit(lifecycle: typeof visitLifecycle) {
  return fc.property(moments, (walk) => {
    const { state } = live(
      lifecycle,
      visitCommands,
      walk,
      ({ luck }) => ({
        assignmentStatus: 'released',
        covertOpen: 0,
        requiredQuestions: [],
        unsupportedAnswers: 0,
        openFindings: 0,
        openRecordings: 0,
        evidenceNotVerified: 0,
        heads: [luck % 3 === 0 ? hash('more') : hash('same')],
      }),
      (done, { state, entries }) => {
        if (done.command.type === 'startVisit') {
          for (const person of state.present) {
            const own = entries.filter(
              ({ kind, actor }) => kind === 'visit.declared' && actor.person === person,
            );
            expect(
              byWhom(
                entries,
                own.map(({ hash: of }) => of),
              ),
            ).toContain(person);
            expect(state.recused.map((each) => each.person)).not.toContain(person);
          }
          expect(state.present.length >= 2 || state.observation).toBe(true);
        }
        if (done.command.type === 'submitVisit') {
          const signed = byWhom(entries, hashesOf(entries, 'visit.presented').slice(-1));
          expect(signed).toEqual(expect.arrayContaining([...state.present]));
        }
        if (done.command.type === 'reviewVisit') expect([lin, wang]).not.toContain(done.person);
      },
      ({ luck }, story, now) => {
        const of = story.last('visit.presented') ?? story.last('visit.declared');
        const who =
          of?.kind === 'visit.declared' && luck % 4 > 0 ? of.actor.person : [lin, wang, sun][luck % 5];
        if (of && who) story.attest(who, of.hash, now);
      },
    );
    if (state.status === 'reviewed' || state.status === 'locked') expect(state.submittedAt).not.toBeNull();
    if (state.submittedAt !== null) expect(state.startedAt).not.toBeNull();
  });
}

it('no sequence of commands starts a visit alone unsaid, or hands it in unsigned', () => {
  fc.assert(noForbiddenVisit(visitLifecycle), tries(800));
});

it.each(['startVisit', 'submitVisit', 'lockVisit'])('the walks get as far as %s', (type) => {
  expect(timesTaken(type)).toBeGreaterThan(5);
});

it('this property can fail: it notices a machine that counts any signature as a signature of this paper', () => {
  const careless: typeof visitLifecycle = {
    ...visitLifecycle,
    decide: (state, command, context) => {
      const paper = state.presented?.hash;
      const attested = paper ? state.present.map((each) => ({ of: paper, person: each })) : state.attested;
      return visitLifecycle.decide({ ...state, attested }, command, context);
    },
  };
  expect(() => fc.assert(noForbiddenVisit(careless), tries(800))).toThrow();
});
