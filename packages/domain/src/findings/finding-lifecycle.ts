import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet, withPerson } from '../machine.ts';
import { raisesReferral } from '../taxonomy/lookup.ts';
import type { FindingCommand, FindingFacts, FindingState } from './finding.ts';
import { merged } from './finding-fields.ts';
import { findingGuards, isCovertOnly } from './finding-guards.ts';
import { findingTransitions } from './finding-table.ts';

const withFields = (state: FindingState, changes: object): FindingState => {
  const fields = merged(state.fields, changes);
  return { ...state, fields, referralFlag: raisesReferral(fields.subCode, fields.also) };
};

const decided = (state: FindingState, entry: Recorded): FindingState => ({
  ...state,
  reviewer: entry.actor.person,
  decidedAt: entry.at,
});

function apply(state: FindingState, entry: Recorded): FindingState {
  switch (entry.kind) {
    case 'finding.recorded':
      return { ...withFields(state, entry.payload), recordedBy: entry.actor.person };
    case 'finding.amended':
      return withFields(state, entry.payload);
    case 'finding.supplemented': {
      const { reason, ...changes } = entry.payload;
      return { ...withFields(state, changes), reason };
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

export const findingLifecycle: Lifecycle<FindingState, FindingCommand, FindingFacts> = fromTable<
  FindingState,
  FindingCommand,
  FindingFacts
>({
  subject: 'finding',
  initial: {
    ...nothingYet,
    fields: null,
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
    ['finding.confirmed', 'finding.dismissed'],
    ['finding.confirmed', 'finding.withdrawn'],
    ['finding.confirmed', 'finding.referred'],
  ],
});
