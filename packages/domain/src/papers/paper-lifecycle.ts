import { given } from '../fact.ts';
import type { Lifecycle, Recorded, Transition } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { PaperCommand, PaperFacts, PaperState } from './paper.ts';

/** 代录: who may print, enter and compare a paper. That two of them are needed is a guard, not a role. */
const office = ['planner', 'reviewer', 'director', 'discipline'] as const;

const paperTransitions: readonly Transition[] = [
  now('none', 'prepared', 'preparePaper', 'paper.prepared', office, [], 'D27'),
  now('prepared', 'entered', 'enterPaper', 'paper.entered', office, [
    'recorderDidNotDecide',
    'recorderDidNotDraft',
    'decidedInTime',
    'deciderHasDuty',
    'scanHeld',
  ]),
  now('entered', 'checked', 'checkPaper', 'paper.checked', office, [
    'checkerDidNotRecord',
    'checkerDidNotDecide',
  ]),
  // What was typed is not what stands on the paper: it is typed again.
  now('entered', 'prepared', 'mismatchPaper', 'paper.mismatched', office, ['checkerDidNotRecord']),
  now(['prepared', 'entered'], 'voided', 'voidPaper', 'paper.voided', office),
].flat();

type PaperGuard = Guard<PaperState, PaperCommand, PaperFacts>;

const guards = {
  // Whoever carried a document there decides nothing, and may type the receipt; the second person compares it.
  recorderDidNotDecide: ({ form }, command, { person }) =>
    command.type === 'enterPaper' && command.decidedBy === person && form !== 'service'
      ? refusal('paper.recorder-is-decider')
      : null,

  recorderDidNotDraft: (_, __, { drafters, person }) =>
    given(drafters, 'drafters').includes(person) ? refusal('paper.recorder-is-drafter') : null,

  decidedInTime: ({ form }, command, facts) => {
    if (command.type !== 'enterPaper') return null;
    const preparedOn = given(facts.preparedOn, 'preparedOn');
    if (command.decidedOn > given(facts.today, 'today')) return refusal('paper.decided-in-future');
    // A receipt may have come back before anybody prepared the sheet for it.
    return command.decidedOn < preparedOn && form !== 'service'
      ? refusal('paper.decided-before-prepared', { day: preparedOn })
      : null;
  },

  deciderHasDuty: (_, __, facts) => {
    const needed = given(facts.neededRoles, 'neededRoles');
    const held = given(facts.deciderRoles, 'deciderRoles');
    return needed.some((role) => held.includes(role))
      ? null
      : refusal('paper.decider-has-no-duty', { roles: needed.map((role) => `role.${role}`).join(' ') });
  },

  scanHeld: (_, command, { scanHeld }) =>
    command.type === 'enterPaper' && !given(scanHeld, 'scanHeld')
      ? refusal('attachment.missing', { name: command.scan.name })
      : null,

  checkerDidNotRecord: ({ recordedBy }, _, { person }) =>
    recordedBy === person ? refusal('paper.checker-is-recorder') : null,

  checkerDidNotDecide: ({ decidedBy }, _, { person }) =>
    decidedBy === person ? refusal('paper.checker-is-decider') : null,
} satisfies Record<string, PaperGuard>;

function apply(state: PaperState, entry: Recorded): PaperState {
  switch (entry.kind) {
    case 'paper.prepared': {
      const { act, about, form, input, shown } = entry.payload;
      const by = { preparedBy: entry.actor.person, preparedAt: entry.at };
      return { ...state, act, about, form, prepared: input, shown, ...by };
    }
    case 'paper.entered': {
      const { decidedBy, seat, decidedOn, input, scan } = entry.payload;
      const recordedBy = entry.actor.person;
      return { ...state, decidedBy, seat, decidedOn, input, scan, recordedBy, reason: null };
    }
    case 'paper.checked':
      return { ...state, checkedBy: entry.actor.person };
    case 'paper.mismatched':
    case 'paper.voided':
      return { ...state, reason: entry.payload.reason };
    default:
      return state;
  }
}

export const paperLifecycle: Lifecycle<PaperState, PaperCommand, PaperFacts> = fromTable<
  PaperState,
  PaperCommand,
  PaperFacts
>({
  subject: 'paper',
  initial: {
    ...nothingYet,
    act: null,
    about: null,
    form: null,
    prepared: null,
    shown: null,
    preparedBy: null,
    preparedAt: null,
    decidedBy: null,
    seat: null,
    decidedOn: null,
    input: null,
    scan: null,
    recordedBy: null,
    checkedBy: null,
    reason: null,
  },
  transitions: paperTransitions,
  guards,
  emits: {
    preparePaper: (_, { type: _type, ...paper }) => made('paper.prepared', paper),
    enterPaper: (_, { type: _type, ...entered }) => made('paper.entered', entered),
    checkPaper: () => made('paper.checked', {}),
    mismatchPaper: (_, { reason }) => made('paper.mismatched', { reason }),
    voidPaper: (_, { reason }) => made('paper.voided', { reason }),
  },
  apply,
  incompatible: [
    ['paper.checked', 'paper.mismatched'],
    ['paper.checked', 'paper.voided'],
  ],
});
