import type { ActingRole, Role } from '../access/roles.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, now } from '../machine.ts';
import { type Refusal, refusal } from '../refusals.ts';
import type { DestructionCommand, DestructionFacts, DestructionState } from './destruction.ts';

const drawers = ['privacy', 'director'] as const;
const approvers = ['director', 'leader', 'privacy'] as const;

type DestructionGuard = Guard<DestructionState, DestructionCommand, DestructionFacts>;

const dutyOf = (roles: readonly ActingRole[], among: readonly Role[], not: Role | null = null) =>
  among.find((role) => role !== not && roles.includes(role)) ?? null;

const namedIn = (state: DestructionState, command: DestructionCommand): readonly string[] =>
  command.type === 'listDestruction' ? command.evidence : state.items.map(({ evidence }) => evidence);

const everyItemDue: DestructionGuard = (state, command, { candidates }): Refusal | null => {
  const named = namedIn(state, command);
  const found = named.map((id) => candidates.find(({ evidence }) => evidence === id));
  const count = (wanted: (one: (typeof found)[number]) => boolean) => found.filter(wanted).length;
  const gone = count((one) => one?.taken === 'destroyed');
  if (gone > 0) return refusal('destruction.destroyed-already', { count: gone });
  const listed = count((one) => one?.taken === 'listed');
  if (listed > 0) return refusal('destruction.listed-already', { count: listed });
  const held = count((one) => one?.because === 'held');
  if (held > 0) return refusal('destruction.held', { count: held });
  const notDue = count((one) => one === undefined || one.because !== null || one.item === null);
  return notDue > 0 ? refusal('destruction.not-due', { count: notDue }) : null;
};

/** What is on the list may go today: nobody shortens a period or places a hold without its being asked again. */
const logDue: DestructionGuard = (state, command, { log = null }): Refusal | null => {
  const listed = state.log;
  if (command.type !== 'listLogDestruction' && listed === null) return null;
  const still = log !== null && (listed === null || (log.from === listed.from && log.to >= listed.to));
  return still ? null : refusal('destruction.log-not-due');
};

/** What was destroyed cannot be brought back: one draws up what, another one in another duty says yes to exactly that. */
export const destructionLifecycle: Lifecycle<DestructionState, DestructionCommand, DestructionFacts> =
  fromTable<DestructionState, DestructionCommand, DestructionFacts>({
    subject: 'destruction',
    initial: {
      ...nothingYet,
      items: [],
      log: null,
      ground: null,
      duty: null,
      listedBy: null,
      approvedBy: null,
      reason: null,
    },
    transitions: [
      now('none', 'listed', 'listDestruction', 'destruction.listed', drawers, ['namedOnce', 'everyItemDue']),
      now('none', 'listed', 'listLogDestruction', 'destruction.log-listed', drawers, ['logDue']),
      now('listed', 'approved', 'approveDestruction', 'destruction.approved', approvers, [
        'secondPerson',
        'otherDuty',
        'everyItemDue',
        'logDue',
      ]),
      now('listed', 'refused', 'refuseDestruction', 'destruction.refused', approvers),
      now('approved', 'carried-out', 'carryOutDestruction', 'destruction.carried-out', ['scheduler']),
    ].flat(),
    guards: {
      everyItemDue,
      logDue,
      namedOnce: (_, command) =>
        command.type === 'listDestruction' && new Set(command.evidence).size < command.evidence.length
          ? refusal('input-invalid', { field: 'evidence' })
          : null,
      secondPerson: ({ listedBy }, _, { person }) =>
        listedBy === person ? refusal('destruction.second-person') : null,
      otherDuty: ({ duty }, _, { roles }) =>
        dutyOf(roles, approvers, duty) === null ? refusal('destruction.other-duty') : null,
    },
    emits: {
      listDestruction: (_, { evidence, withMasked, reason }, { candidates, roles }) =>
        made('destruction.listed', {
          items: evidence.flatMap((id) => {
            const item = candidates.find((one) => one.evidence === id)?.item;
            if (!item) return [];
            const { masked: _masked, ...bare } = item;
            return [withMasked ? item : bare];
          }),
          duty: dutyOf(roles, drawers) ?? 'privacy',
          reason,
        }),
      listLogDestruction: (_, { reason }, { log, roles }) =>
        log ? made('destruction.log-listed', { log, duty: dutyOf(roles, drawers) ?? 'privacy', reason }) : [],
      approveDestruction: ({ duty }, _, { roles }) =>
        made('destruction.approved', { duty: dutyOf(roles, approvers, duty) ?? 'leader' }),
      refuseDestruction: (_, { reason }) => made('destruction.refused', { reason }),
      carryOutDestruction: (_, { destroyed, kept }) =>
        made('destruction.carried-out', { destroyed, kept: [...kept] }),
    },
    apply: (state, entry) => {
      switch (entry.kind) {
        case 'destruction.listed': {
          const { items, duty, reason } = entry.payload;
          return { ...state, items, duty, ground: reason, listedBy: entry.actor.person };
        }
        case 'destruction.log-listed': {
          const { log, duty, reason } = entry.payload;
          return { ...state, log, duty, ground: reason, listedBy: entry.actor.person };
        }
        case 'destruction.approved':
          return { ...state, approvedBy: entry.actor.person };
        case 'destruction.refused':
          return { ...state, reason: entry.payload.reason };
        default:
          return state;
      }
    },
    incompatible: [['destruction.approved', 'destruction.refused']],
  });
