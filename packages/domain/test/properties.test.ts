import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActingRole } from '../src/access/roles.ts';
import type { BulletinCommand } from '../src/bulletins/bulletin.ts';
import { bulletinLifecycle } from '../src/bulletins/bulletin-lifecycle.ts';
import type { HeardSheet } from '../src/findings/confirmation.ts';
import type { FindingCommand } from '../src/findings/finding.ts';
import { findingLifecycle } from '../src/findings/finding-lifecycle.ts';
import type { Lifecycle, Recorded } from '../src/lifecycle.ts';
import type { VisitCommand } from '../src/visits/visit.ts';
import { visitLifecycle } from '../src/visits/visit-lifecycle.ts';
import { as, chen, hash, lin, morning, qian, sun, wang, zhao } from './people.ts';
import {
  bulletinDraft,
  bulletinFacts,
  findingFacts,
  hour,
  land,
  observed,
  piece,
  sheet,
  shown,
  start,
  visitDraft,
} from './stories.ts';
import { Story } from './story.ts';

const people = [lin, wang, chen, zhao, sun, qian];
const someRoles: ActingRole[] = [
  'inspector',
  'lead',
  'director',
  'planner',
  'reviewer',
  'privacy',
  'leader',
  'publisher',
  'scheduler',
];
const person = fc.constantFrom(...people);
const roles = fc.subarray(someRoles, { minLength: 4 });

/** A moment at which somebody could act: who, in which duties, and what chance brings. */
interface Moment {
  readonly person: string;
  readonly roles: ActingRole[];
  readonly luck: number;
}
const moments = fc.array(fc.record({ person, roles, luck: fc.nat(9999) }), {
  minLength: 20,
  maxLength: 60,
  size: 'max',
});

interface Done<C> extends Moment {
  readonly command: C;
}

/** Steps after which little more can happen are taken rarely, so that walks get far. */
const ends = new Set(['invalidateVisit', 'abortVisit', 'dropFinding', 'withdrawFinding', 'revokeBulletin']);

/** A walk over what is allowed: at each moment one of the commands that would be done now, by chance, is done. */
/** How often each step was taken: a property over walks that end early would say nothing. */
const taken = new Map<string, number>();

function live<
  S extends { readonly id: string | null },
  C extends { readonly type: string },
  X extends object,
>(
  lifecycle: Lifecycle<S, C, X>,
  commands: readonly C[],
  walk: readonly Moment[],
  facts: (moment: Moment) => X,
  watch: (done: Done<C>, story: Story<S, C, X>) => void,
  before: (moment: Moment, story: Story<S, C, X>, now: number) => void = () => {},
): Story<S, C, X> {
  const story = new Story(lifecycle);
  for (const [index, moment] of walk.entries()) {
    const now = morning + (index + 1) * hour;
    before(moment, story, now);
    const context = as(moment.person, moment.roles, facts(moment), now);
    const allowed = commands.filter(
      (command) =>
        (moment.luck > 9500 || !ends.has(command.type)) && story.refusal(command, context) === null,
    );
    const command = allowed[moment.luck % Math.max(1, allowed.length)];
    if (!command) continue;
    story.did(command, context);
    taken.set(command.type, (taken.get(command.type) ?? 0) + 1);
    watch({ ...moment, command }, story);
  }
  return story;
}

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

const bulletinCommands: readonly BulletinCommand[] = [
  { ...bulletinDraft },
  { ...bulletinDraft, type: 'reviseBulletin' },
  { type: 'factCheckBulletin', opinion: '属实' },
  { type: 'factCheckBulletin', opinion: '属实' },
  { type: 'privacyCheckBulletin', statement: '已核' },
  { type: 'privacyCheckBulletin', statement: '已核' },
  { type: 'reviewBulletin', opinion: '合规' },
  { type: 'reviewBulletin', opinion: '合规' },
  { type: 'returnBulletin', reason: '退回' },
  { type: 'signBulletin', viewHash: bulletinFacts.viewHash, opinion: '同意' },
  { type: 'signBulletin', viewHash: bulletinFacts.viewHash, opinion: '同意' },
  { type: 'numberBulletin' },
  {
    type: 'recordRendering',
    sha256: hash('pdf'),
    size: 1,
    fingerprint: 'r',
    viewHash: bulletinFacts.viewHash,
  },
  { type: 'issueBulletin', units: [land], unsealed: true },
  { type: 'publishBulletin' },
  { type: 'revokeBulletin', reason: '撤销' },
];

function noForbiddenBulletin(lifecycle: typeof bulletinLifecycle) {
  return fc.property(moments, (walk) => {
    const story = live(
      lifecycle,
      bulletinCommands,
      walk,
      ({ luck }) => ({
        ...bulletinFacts,
        findings: [
          {
            id: shown,
            status: luck % 7 === 0 ? ('withdrawn' as const) : ('confirmed' as const),
            visit: observed.visit,
          },
        ],
      }),
      (done, { state }) => {
        expect(done.command.type).not.toBe('publishBulletin');
        const hands = [state.factChecker, state.privacyChecker, state.reviewer];
        if (done.command.type === 'signBulletin') {
          expect(state.drafters).not.toContain(done.person);
          expect(hands).not.toContain(done.person);
          for (const hand of hands) expect(state.drafters).not.toContain(hand);
          expect(done.luck % 7).not.toBe(0);
        }
        if (done.command.type === 'numberBulletin') expect(state.signer).not.toBeNull();
        if (done.command.type === 'issueBulletin') expect(state.rendered).not.toBeNull();
      },
    );
    const { numbered, signer } = story.state;
    expect(numbered === null || signer !== null).toBe(true);
  });
}

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

describe('no sequence of commands', () => {
  it('confirms a finding by its own inspector, without a unit, or uncorroborated without the director', () => {
    fc.assert(noForbiddenFinding(findingLifecycle), tries(800));
  });

  it('numbers an unsigned bulletin, signs one’s own, or publishes', () => {
    fc.assert(noForbiddenBulletin(bulletinLifecycle), tries(800));
  });

  it('starts a visit alone unsaid, or hands it in unsigned', () => {
    fc.assert(noForbiddenVisit(visitLifecycle), tries(800));
  });
});

it.each([
  'confirmFinding',
  'referFinding',
  'signBulletin',
  'numberBulletin',
  'issueBulletin',
  'startVisit',
  'submitVisit',
  'lockVisit',
])('the walks get as far as %s', (type) => {
  expect(taken.get(type) ?? 0).toBeGreaterThan(5);
});

describe('these properties can fail: they notice a machine that', () => {
  it('forgets who was on the visit', () => {
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

  it('forgets who drafted and checked the bulletin', () => {
    const careless: typeof bulletinLifecycle = {
      ...bulletinLifecycle,
      decide: (state, command, context) =>
        bulletinLifecycle.decide(
          command.type === 'signBulletin'
            ? { ...state, factChecker: null, privacyChecker: null, reviewer: null }
            : state,
          command,
          context,
        ),
    };
    expect(() => fc.assert(noForbiddenBulletin(careless), tries(800))).toThrow();
  });

  it('counts any signature as a signature of this paper', () => {
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
