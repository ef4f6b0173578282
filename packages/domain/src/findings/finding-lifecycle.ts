import type { z } from 'zod';
import type { Lifecycle, Recorded, RecordedOf } from '../lifecycle.ts';
import { fromTable, made, nothingYet, withPerson } from '../machine.ts';
import { raisesReferral } from '../taxonomy/lookup.ts';
import { type Clashes, chosenValues, noClashes } from './clash.ts';
import type { FindingCommand, FindingFacts, FindingState } from './finding.ts';
import { merged } from './finding-fields.ts';
import { findingGuards, isCovertOnly } from './finding-guards.ts';
import type { FindingChanges } from './finding-kinds.ts';
import { findingTransitions } from './finding-table.ts';

/** What the author of an entry knew of the finding's evidence: everything that the entries before it had left. */
function knownBefore({ evidenceSeen, fields }: FindingState, { after }: Recorded): readonly string[] {
  const seen = after.flatMap((hash) => (evidenceSeen[hash] === undefined ? [] : [evidenceSeen[hash]]));
  return seen.length === 0 ? (fields?.evidence ?? []) : [...new Set(seen.flat())];
}

/** One more picture here and another there are two more pictures; one taken off is off. */
function withEvidence(state: FindingState, entry: Recorded, said?: readonly string[]): FindingState {
  const before = knownBefore(state, entry);
  const after = said ?? before;
  const present = state.fields?.evidence ?? [];
  const kept = present.filter((id) => after.includes(id) || !before.includes(id));
  const isAlone = present.length === before.length && present.every((id) => before.includes(id));
  const evidence = isAlone ? [...after] : [...kept, ...after.filter((id) => !present.includes(id))];
  return {
    ...state,
    evidenceSeen: { ...state.evidenceSeen, [entry.hash]: after },
    fields: state.fields === null || said === undefined ? state.fields : { ...state.fields, evidence },
  };
}

type Payload = RecordedOf<'finding.amended'>['payload'];

/** A change of the fields, evidence by itself. */
function changed(state: FindingState, entry: Recorded, { evidence, ...changes }: Payload): FindingState {
  return withEvidence(withFields(state, changes), entry, evidence);
}

const withFields = (state: FindingState, changes: object): FindingState => {
  const fields = merged(state.fields, changes);
  return { ...state, fields, referralFlag: raisesReferral(fields.subCode, fields.also) };
};

const decided = (state: FindingState, entry: Recorded): FindingState => ({
  ...state,
  reviewer: entry.actor.person,
  decidedAt: entry.at,
});

/** Every entry hands on what its author knew, also one that says nothing of evidence. */
function apply(state: FindingState, entry: Recorded): FindingState {
  const next = applied(state, entry);
  return next.evidenceSeen[entry.hash] === undefined ? withEvidence(next, entry) : next;
}

function applied(state: FindingState, entry: Recorded): FindingState {
  switch (entry.kind) {
    case 'finding.recorded': {
      const first = { ...withFields(state, entry.payload), recordedBy: entry.actor.person };
      return { ...first, evidenceSeen: { ...state.evidenceSeen, [entry.hash]: entry.payload.evidence } };
    }
    case 'finding.amended':
      return changed(state, entry, entry.payload);
    case 'finding.chosen':
    case 'finding.settled': {
      const { of: _of, leftOut, ...changes } = entry.payload;
      const next = changed(state, entry, changes);
      return leftOut === true ? { ...next, status: 'dropped' } : next;
    }
    case 'finding.supplemented': {
      const { reason, ...changes } = entry.payload;
      return { ...changed(state, entry, changes), reason };
    }
    case 'finding.proposed':
      return { ...state, proposedAt: entry.at };
    case 'finding.confirmed': {
      const { opinion, uncorroborated } = entry.payload;
      return { ...decided(state, entry), opinion, uncorroborated };
    }
    case 'finding.returned':
      return { ...decided(state, entry), reason: entry.payload.reason, rounds: state.rounds + 1 };
    case 'finding.dismissed':
    case 'finding.withdrawn':
      return { ...decided(state, entry), reason: entry.payload.reason };
    case 'finding.referred':
      return {
        ...decided(state, entry),
        opinion: entry.payload.ground,
        holders: entry.payload.holders ?? [entry.actor.person],
      };
    case 'finding.holders-named':
      return { ...state, holders: entry.payload.holders };
    case 'finding.confirmation-opened':
      return { ...state, confirmations: entry.payload.confirmations };
    case 'finding.disposed':
      return { ...state, disposals: withPerson(state.disposals, entry.payload.by) };
    case 'finding.dropped':
      return { ...state, reason: entry.payload.reason };
    default:
      return state;
  }
}

function choiceOf(clashes: Clashes = noClashes, choices: Readonly<Record<string, string>>) {
  const dropped = clashes.parts.find(({ part }) => part === 'dropped');
  const leftOut = dropped?.said.find(({ hash }) => hash === choices.dropped)?.values === null;
  const values = chosenValues(clashes, choices) as z.infer<typeof FindingChanges>;
  return { ...values, of: [...clashes.of], ...(leftOut ? { leftOut } : {}) };
}

export const findingLifecycle: Lifecycle<FindingState, FindingCommand, FindingFacts> = fromTable<
  FindingState,
  FindingCommand,
  FindingFacts
>({
  subject: 'finding',
  initial: {
    ...nothingYet,
    fields: null,
    evidenceSeen: {},
    recordedBy: null,
    proposedAt: null,
    reviewer: null,
    decidedAt: null,
    opinion: null,
    uncorroborated: false,
    referralFlag: false,
    reason: null,
    rounds: 0,
    confirmations: [],
    disposals: [],
    holders: [],
  },
  transitions: findingTransitions,
  guards: findingGuards,
  emits: {
    recordFinding: (_, { type: _type, ...fields }) => made('finding.recorded', fields),
    amendFinding: (_, { type: _type, ...changes }) => made('finding.amended', changes),
    proposeFinding: () => made('finding.proposed', {}),
    dropFinding: (_, { reason }) => made('finding.dropped', { reason }),
    supplementFinding: (_, { type: _type, ...changes }) => made('finding.supplemented', changes),
    confirmFinding: ({ fields }, { opinion }, { visit, evidence }) => {
      const pieces = evidence.filter((each) => fields?.evidence.includes(each.id));
      return made('finding.confirmed', {
        opinion,
        uncorroborated: visit.observation || isCovertOnly(pieces),
      });
    },
    returnFinding: (_, { reason }) => made('finding.returned', { reason }),
    dismissFinding: (_, { reason }) => made('finding.dismissed', { reason }),
    withdrawFinding: (_, { reason }) => made('finding.withdrawn', { reason }),
    openConfirmation: (_, { confirmations }) => made('finding.confirmation-opened', { confirmations }),
    disputeFinding: (_, { confirmation }) => made('finding.disputed', { confirmation }),
    referFinding: (_, { ground, holders }, { person }) =>
      made('finding.referred', { ground, holders: [...new Set([person, ...(holders ?? [])])] }),
    nameHolders: (_, { holders }) => made('finding.holders-named', { holders: [...new Set(holders)] }),
    disposeFinding: (_, { by }) => made('finding.disposed', { by }),
    closeFinding: () => made('finding.closed', {}),
    chooseFinding: (_, { choices }, { clashes }) => made('finding.chosen', choiceOf(clashes, choices)),
    settleFinding: (_, { choices }, { clashes }) => made('finding.settled', choiceOf(clashes, choices)),
  },
  apply,
  incompatible: [
    ['finding.amended', 'finding.amended'],
    ['finding.amended', 'finding.proposed'],
    ['finding.amended', 'finding.supplemented'],
    ['finding.amended', 'finding.confirmed'],
    ['finding.amended', 'finding.dismissed'],
    ['finding.amended', 'finding.dropped'],
    ['finding.proposed', 'finding.dropped'],
    ['finding.dropped', 'finding.supplemented'],
    ['finding.dropped', 'finding.confirmed'],
    ['finding.supplemented', 'finding.confirmed'],
    ['finding.amended', 'finding.confirmation-opened'],
    ['finding.dropped', 'finding.confirmation-opened'],
    ['finding.supplemented', 'finding.confirmation-opened'],
    ['finding.chosen', 'finding.chosen'],
    ['finding.chosen', 'finding.amended'],
    ['finding.chosen', 'finding.proposed'],
    ['finding.chosen', 'finding.dropped'],
    ['finding.chosen', 'finding.supplemented'],
    ['finding.chosen', 'finding.settled'],
    ['finding.settled', 'finding.amended'],
    ['finding.settled', 'finding.dropped'],
    ['finding.confirmed', 'finding.dismissed'],
    ['finding.confirmed', 'finding.withdrawn'],
    ['finding.confirmed', 'finding.referred'],
  ],
});
