import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, withPerson } from '../machine.ts';
import { refusal } from '../refusals.ts';
import { heldSecrecy, tooSecret } from '../secrecy.ts';
import { entrapment, vagueWording } from '../wording.ts';
import type { PlanCommand, PlanFacts, PlanState } from './plan.ts';
import { planTransitions } from './plan-table.ts';

type PlanGuard = Guard<PlanState, PlanCommand, PlanFacts>;
type Draft = Extract<PlanCommand, { type: 'draftPlan' | 'revisePlan' }>;
const asDraft = (command: PlanCommand): Draft | null =>
  command.type === 'draftPlan' || command.type === 'revisePlan' ? command : null;

const guards = {
  secrecyHeld: (_, command) => tooSecret(asDraft(command)?.secrecy ?? 'internal'),
  datesInOrder: (_, command) => {
    const draft = asDraft(command);
    return draft && draft.to < draft.from
      ? refusal('plan.dates-reversed', { from: draft.from, to: draft.to })
      : null;
  },
  schemeComplete: ({ fields }) => {
    const needed = ['basis', 'scope', 'method', 'modes', 'units'] as const;
    const empty = needed.find((name) => !fields?.[name].length);
    return empty ? refusal('plan.incomplete', { field: `field.plan.${empty}` }) : vagueWording(fields?.scope);
  },
  reviewerIsNotPlanner: (state, _, context) =>
    state.drafters.includes(context.person) ? refusal('plan.reviewer-is-planner') : null,
  approverIsNotPlanner: (state, _, context) =>
    state.drafters.includes(context.person) ? refusal('plan.approver-is-planner') : null,
  frequencyPassedOrJustified: (_, command, { frequentTargets }) =>
    command.type === 'reviewPlan' && frequentTargets > 0 && command.frequencyJustified !== true
      ? refusal('plan.targets-too-frequent', { count: frequentTargets })
      : null,
  noEntrapment: ({ fields }) => entrapment(fields?.method, fields?.scope),
  assignmentsClosed: (_, __, { assignments }) => {
    if (assignments.total === 0) return refusal('plan.no-assignment');
    return assignments.open > 0 ? refusal('plan.assignments-open', { count: assignments.open }) : null;
  },
} satisfies Record<string, PlanGuard>;

const fieldsOf = ({ type: _, secrecy, ...fields }: Draft) => ({ ...fields, secrecy: heldSecrecy(secrecy) });

function apply(state: PlanState, entry: Recorded): PlanState {
  switch (entry.kind) {
    case 'plan.drafted':
    case 'plan.revised':
      return {
        ...state,
        fields: entry.payload,
        drafter: entry.actor.person,
        drafters: withPerson(state.drafters, entry.actor.person),
        approver: null,
        approvedAt: null,
      };
    case 'plan.reviewed':
      return { ...state, reviewer: entry.actor.person, opinion: entry.payload.opinion };
    case 'plan.approved':
      return {
        ...state,
        approver: entry.actor.person,
        approvedAt: entry.at,
        instruction: entry.payload.instruction,
      };
    case 'plan.started':
      return { ...state, startedAt: entry.at };
    case 'plan.completed':
      return { ...state, completedAt: entry.at };
    case 'plan.returned':
    case 'plan.cancelled':
    case 'plan.suspended':
    case 'plan.resumed':
      return { ...state, reason: entry.payload.reason };
    default:
      return state;
  }
}

export const planLifecycle: Lifecycle<PlanState, PlanCommand, PlanFacts> = fromTable<
  PlanState,
  PlanCommand,
  PlanFacts
>({
  subject: 'plan',
  initial: {
    ...nothingYet,
    fields: null,
    drafter: null,
    drafters: [],
    reviewer: null,
    opinion: null,
    approver: null,
    instruction: null,
    approvedAt: null,
    startedAt: null,
    completedAt: null,
    reason: null,
  },
  transitions: planTransitions,
  guards,
  emits: {
    draftPlan: (_, command) => made('plan.drafted', fieldsOf(command)),
    revisePlan: (_, command) => made('plan.revised', fieldsOf(command)),
    submitPlan: () => made('plan.submitted', {}),
    reviewPlan: (_, { opinion }) => made('plan.reviewed', { opinion }),
    approvePlan: (_, { instruction }) => made('plan.approved', { instruction }),
    returnPlan: (_, { reason }) => made('plan.returned', { reason }),
    startPlan: () => made('plan.started', {}),
    completePlan: () => made('plan.completed', {}),
    cancelPlan: (_, { reason }) => made('plan.cancelled', { reason }),
    suspendPlan: (_, { reason }) => made('plan.suspended', { reason }),
    resumePlan: (_, { reason }) => made('plan.resumed', { reason }),
  },
  apply,
  incompatible: [
    ['plan.approved', 'plan.returned'],
    ['plan.approved', 'plan.cancelled'],
    ['plan.started', 'plan.cancelled'],
  ],
});
