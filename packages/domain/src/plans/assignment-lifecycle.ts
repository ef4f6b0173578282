import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, stateWord, withPerson } from '../machine.ts';
import { refusal } from '../refusals.ts';
import { entrapment } from '../wording.ts';
import type { AssignmentCommand, AssignmentFacts, AssignmentState } from './assignment.ts';
import { assignmentTransitions } from './assignment-table.ts';
import { isRecused, recusals } from './recusal.ts';

type AssignmentGuard = Guard<AssignmentState, AssignmentCommand, AssignmentFacts>;

const teamOf = (state: AssignmentState, command: AssignmentCommand) =>
  'members' in command
    ? { members: command.members, lead: command.lead }
    : { members: state.fields?.members ?? [], lead: state.fields?.lead ?? '' };

const guards = {
  planApproved: (_, __, { plan }) =>
    plan.status === 'approved' || plan.status === 'in-progress'
      ? null
      : refusal('assignment.plan-not-approved', { state: stateWord('plan', plan.status) }),
  insidePlan: (_, command, { plan }) => {
    if (command.type !== 'createAssignment') return null;
    const outside = (what: string) =>
      refusal('assignment.outside-plan', { what: `field.assignment.${what}` });
    if (!plan.units.includes(command.unit)) return outside('unit');
    if (!command.modes.every((mode) => plan.modes.includes(mode))) return outside('modes');
    if (command.from < plan.from || command.to > plan.to || command.to < command.from)
      return outside('dates');
    return null;
  },
  leadIsMember: (state, command) => {
    const { members, lead } = teamOf(state, command);
    return members.includes(lead) ? null : refusal('assignment.lead-not-member');
  },
  noEntrapment: (_, command) => (command.type === 'createAssignment' ? entrapment(command.scenario) : null),
  twoMembers: ({ fields }) => {
    const distinct = new Set(fields?.members).size;
    return distinct >= 2 ? null : refusal('assignment.needs-two', { count: distinct });
  },
  checkedClear: ({ recused }) =>
    recused.length === 0 ? null : refusal('assignment.member-recused', { count: recused.length }),
  teamChanged: (state, command) => {
    const { members, lead } = teamOf(state, command);
    const before = state.fields;
    const same =
      before?.lead === lead &&
      before.members.length === members.length &&
      members.every((person) => before.members.includes(person));
    return same ? refusal('assignment.team-unchanged') : null;
  },
  actorIsMember: ({ fields }, _, { person }) =>
    fields?.members.includes(person) ? null : refusal('assignment.not-a-member'),
  notYetAnswered: ({ accepted }, _, { person }) =>
    accepted.includes(person) ? refusal('assignment.already-answered') : null,
  // A relation may have been declared since the check.
  actorNotRecused: ({ fields }, _, { person, recusal }) =>
    fields && isRecused(fields.unit, person, recusal) ? refusal('recused', { person }) : null,
  visitsClosed: (_, __, { visits }) =>
    visits.open > 0 ? refusal('assignment.visits-open', { count: visits.open }) : null,
} satisfies Record<string, AssignmentGuard>;

function apply(state: AssignmentState, entry: Recorded): AssignmentState {
  switch (entry.kind) {
    case 'assignment.created':
      return { ...state, fields: entry.payload, creator: entry.actor.person };
    case 'assignment.checked':
      return { ...state, recused: entry.payload.recused };
    case 'assignment.accepted': {
      const accepted = withPerson(state.accepted, entry.payload.person);
      const all = state.fields?.members.every((person) => accepted.includes(person)) ?? false;
      return { ...state, accepted, status: all ? 'accepted' : 'offered' };
    }
    case 'assignment.declined': {
      const { person, reason } = entry.payload;
      return { ...state, declined: [...state.declined, { person, reason }] };
    }
    case 'assignment.reassigned': {
      const { members, lead } = entry.payload;
      const fields = state.fields && { ...state.fields, members, lead };
      return { ...state, fields, accepted: [], recused: [] };
    }
    case 'assignment.released':
      return { ...state, releasedAt: entry.at };
    case 'assignment.aborted':
      return { ...state, reason: entry.payload.reason };
    default:
      return state;
  }
}

export const assignmentLifecycle: Lifecycle<AssignmentState, AssignmentCommand, AssignmentFacts> = fromTable<
  AssignmentState,
  AssignmentCommand,
  AssignmentFacts
>({
  subject: 'assignment',
  initial: {
    ...nothingYet,
    fields: null,
    creator: null,
    recused: [],
    accepted: [],
    declined: [],
    releasedAt: null,
    reason: null,
  },
  transitions: assignmentTransitions,
  guards,
  emits: {
    createAssignment: (_, { type: _type, ...fields }) => made('assignment.created', fields),
    checkAssignment: ({ fields }, _, context) => {
      const found = fields ? recusals(fields.unit, fields.members, context.recusal) : [];
      return made('assignment.checked', {
        result: found.length === 0 ? 'clear' : 'recused',
        recused: found.map(({ person }) => person),
      });
    },
    offerAssignment: () => made('assignment.offered', {}),
    acceptAssignment: (_, { declaration }, { person }) =>
      made('assignment.accepted', { person, declaration }),
    declineAssignment: (_, { reason }, { person }) => made('assignment.declined', { person, reason }),
    releaseAssignment: () => made('assignment.released', {}),
    reassignAssignment: (_, { members, lead }) => made('assignment.reassigned', { members, lead }),
    abortAssignment: (_, { reason }) => made('assignment.aborted', { reason }),
    closeAssignment: () => made('assignment.closed', {}),
  },
  apply,
  incompatible: [
    ['assignment.accepted', 'assignment.reassigned'],
    ['assignment.released', 'assignment.aborted'],
    ['assignment.closed', 'assignment.aborted'],
  ],
});
