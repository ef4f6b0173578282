import { given } from '../fact.ts';
import type { RecordedPayload } from '../kinds.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet } from '../machine.ts';
import { isTombstone, TOMBSTONE } from '../primitives.ts';
import { moved } from '../registry/checklists/moving.ts';
import { answersBeside } from './late-answers.ts';
import { givenOn, type VisitCommand, type VisitFacts, type VisitState } from './visit.ts';
import { visitGuards } from './visit-guards.ts';
import { visitTransitions } from './visit-table.ts';
import { afterPress } from './watch.ts';

type Answered = RecordedPayload<'visit.answered'>;

/** The later word stands; an answer takes back that the question did not apply, and the other way round. */
function answered(state: VisitState, { answers, excused, words, evidence = {} }: Answered): VisitState {
  // Erased as a whole, or answer by answer since it is split.
  if (isTombstone(answers)) return state;
  const said = Object.keys(answers);
  const told = isTombstone(words) ? Object.fromEntries(said.map((id) => [id, TOMBSTONE])) : words;
  const free = isTombstone(excused) ? {} : excused;
  const standing = Object.entries(state.excused).filter(([id]) => !said.includes(id));
  const pieces = Object.entries(evidence).map(([id, added]) => [
    id,
    [...new Set([...(state.answerEvidence[id] ?? []), ...added])],
  ]);
  return {
    ...state,
    answers: { ...state.answers, ...answers },
    excused: { ...Object.fromEntries(standing), ...free },
    words: { ...state.words, ...told },
    answerEvidence: { ...state.answerEvidence, ...Object.fromEntries(pieces) },
  };
}

/** The paper is what those who signed it had before them. */
function withoutLate(state: VisitState, submitted: Recorded): VisitState {
  const beside = answersBeside(submitted, state.story, state.outOfPlace);
  if (beside === null) return state;
  const { presented, fields } = state;
  const asked = { ...nothingSaid, checklists: fields?.checklists ?? [] };
  return {
    ...beside.stand.reduce(apply, { ...state, ...asked }),
    presented,
    outOfPlace: [...state.outOfPlace, ...beside.late],
  };
}

const nothingSaid = { answers: {}, excused: {}, words: {}, answerEvidence: {}, kept: {} };

function apply(state: VisitState, entry: Recorded): VisitState {
  switch (entry.kind) {
    case 'attested': {
      const { of, person } = entry.payload;
      return { ...state, attested: [...state.attested, { of, person }] };
    }
    case 'visit.scheduled':
      return { ...state, fields: entry.payload, checklists: entry.payload.checklists ?? [] };
    case 'visit.covert-waived':
      return { ...state, covertWaived: true, reason: entry.payload.reason };
    case 'visit.opened':
      return { ...state, opened: [...state.opened, entry.hash] };
    case 'visit.declared':
      return {
        ...state,
        declared: [...state.declared, { of: entry.hash, person: entry.payload.person }],
      };
    case 'visit.recused':
      return { ...state, recused: [...state.recused, entry.payload] };
    case 'visit.tested':
      return { ...state, tested: entry.payload };
    case 'visit.cover-dropped': {
      const { before } = entry.payload;
      const dropped = { at: entry.at, person: entry.actor.person, before };
      return { ...state, coverDropped: [...state.coverDropped, dropped] };
    }
    case 'visit.started':
      return {
        ...state,
        startedAt: entry.at,
        present: [...new Set(entry.payload.members)],
        observation: entry.payload.observation,
        position: entry.payload.position,
        positionReason: entry.payload.reason ?? null,
      };
    case 'visit.answered':
      return answered(state, entry.payload);
    case 'visit.timed':
      return { ...state, runs: afterPress(state.runs, entry.payload, entry.at) };
    case 'visit.checklist-moved': {
      const { from, to, older, mapping } = entry.payload;
      const { given: next, kept } = moved(givenOn(state), state.kept, older, mapping);
      return {
        ...state,
        answers: next.answers,
        excused: next.excused,
        words: next.words,
        answerEvidence: next.evidence,
        kept,
        checklists: state.checklists.map((each) => (each.id === from ? to : each)),
        presented: null,
      };
    }
    case 'visit.ended':
      return { ...state, endedAt: entry.at };
    case 'visit.presented':
      return { ...state, presented: { hash: entry.hash, heads: entry.payload.entries } };
    case 'visit.submitted':
      return { ...withoutLate(state, entry), submittedAt: entry.at };
    case 'visit.reviewed':
      return { ...state, reviewer: entry.actor.person };
    case 'visit.returned':
      // The paper is drawn up and signed again after a return.
      return { ...state, reviewer: entry.actor.person, presented: null, reason: entry.payload.reason };
    case 'visit.aborted':
      return {
        ...state,
        exposed: entry.payload.exposed,
        abortCause: entry.payload.cause ?? null,
        reason: entry.payload.reason,
      };
    case 'visit.invalidated':
      return { ...state, reason: entry.payload.reason };
    case 'visit.alarmed':
      return { ...state, alarmedAt: entry.at };
    case 'visit.back-extended': {
      // With a new hour the old alarm is answered; silence past that hour raises another.
      const fields = state.fields && { ...state.fields, dueBack: entry.payload.dueBack };
      return { ...state, fields, alarmedAt: null };
    }
    default:
      return state;
  }
}

const byTable = fromTable<VisitState, VisitCommand, VisitFacts>({
  subject: 'visit',
  initial: {
    ...nothingYet,
    fields: null,
    opened: [],
    declared: [],
    recused: [],
    tested: null,
    coverDropped: [],
    attested: [],
    covertWaived: false,
    startedAt: null,
    present: [],
    observation: false,
    position: null,
    positionReason: null,
    ...nothingSaid,
    checklists: [],
    runs: [],
    endedAt: null,
    presented: null,
    submittedAt: null,
    reviewer: null,
    alarmedAt: null,
    exposed: false,
    abortCause: null,
    reason: null,
    story: [],
  },
  transitions: visitTransitions,
  guards: visitGuards,
  emits: {
    scheduleVisit: (_, { type: _type, ...fields }) => made('visit.scheduled', fields),
    waiveCovert: (_, { reason }) => made('visit.covert-waived', { reason }),
    openVisit: (_, { packVersion }) => made('visit.opened', { packVersion }),
    declareNoInterest: (_, { statement }, { person }) => made('visit.declared', { person, statement }),
    recuseFromVisit: (_, { ground }, { person }) => made('visit.recused', { person, ground }),
    testTablet: (_, { type: _type, ...outcome }) => made('visit.tested', outcome),
    dropCover: (_, { before, letter, position }) => made('visit.cover-dropped', { before, letter, position }),
    startVisit: (_, { members, position, reason }) => {
      const going = [...new Set(members)];
      return made('visit.started', { members: going, position, reason, observation: going.length < 2 });
    },
    answerQuestions: (_, { type: _type, ...said }) => made('visit.answered', said),
    pressWatch: (_, { type: _type, ...press }) => made('visit.timed', press),
    moveChecklist: (_, { type: _type, ...move }, { templates }) =>
      made('visit.checklist-moved', {
        ...move,
        older: (given(templates, 'templates').find(({ id }) => id === move.from)?.questions ?? []).map(
          ({ id }) => id,
        ),
      }),
    noteOnVisit: (_, { type: _type, ...note }) => made('visit.noted', note),
    endVisit: (_, { position }) => made('visit.ended', { position }),
    presentVisit: (_, __, facts) => {
      const heads = given(facts.heads, 'heads');
      return made('visit.presented', { entries: [...heads].sort(), count: heads.length });
    },
    submitVisit: () => made('visit.submitted', {}),
    abortVisit: (_, { reason, exposed, cause }) =>
      made('visit.aborted', cause === undefined ? { reason, exposed } : { reason, exposed, cause }),
    reviewVisit: () => made('visit.reviewed', {}),
    returnVisit: (_, { reason, points }) => made('visit.returned', { reason, points }),
    lockVisit: () => made('visit.locked', {}),
    invalidateVisit: (_, { reason }) => made('visit.invalidated', { reason }),
    alarmVisit: ({ fields }, _, { now }) => made('visit.alarmed', { dueBack: fields?.dueBack ?? now }),
    extendBack: (_, { dueBack, reason }) => made('visit.back-extended', { dueBack, reason }),
  },
  apply,
  // The server's alarm or waiver may cross the tablet's start; a second tablet may open the card late.
  anytime: [
    'visit.opened',
    'visit.declared',
    'visit.recused',
    'visit.tested',
    'visit.cover-dropped',
    'visit.covert-waived',
    'visit.alarmed',
    // A watch may be stopped on one tablet after the other one has ended the visit.
    'visit.timed',
    // What one tablet wrote down before it heard that the other one had handed the visit in or broken it off.
    'visit.noted',
    'visit.back-extended',
  ],
  incompatible: [
    ['visit.started', 'visit.started'],
    ['visit.started', 'visit.invalidated'],
    ['visit.ended', 'visit.ended'],
    ['visit.ended', 'visit.aborted'],
    ['visit.ended', 'visit.invalidated'],
    ['visit.checklist-moved', 'visit.checklist-moved'],
    ['visit.checklist-moved', 'visit.presented'],
    ['visit.submitted', 'visit.submitted'],
    ['visit.submitted', 'visit.invalidated'],
    ['visit.reviewed', 'visit.returned'],
    ['visit.reviewed', 'visit.invalidated'],
  ],
});

const over: readonly string[] = ['locked', 'aborted', 'invalidated'];

export const visitLifecycle: Lifecycle<VisitState, VisitCommand, VisitFacts> = {
  ...byTable,
  evolve(state, entry) {
    const next = byTable.evolve(state, entry);
    // Of what is sealed or broken off nothing is handed in any more.
    if (next === state || over.includes(next.status)) return next;
    return { ...next, story: [...state.story, entry] };
  },
};
