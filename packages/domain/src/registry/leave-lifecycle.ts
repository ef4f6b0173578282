import { isAdministrator } from '../access/exclusive.ts';
import { staffRoles } from '../access/roles.ts';
import { given } from '../fact.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { LeaveCommand, LeaveFacts, LeaveState } from './turnover.ts';

/**
 * AB岗: while somebody is away another person acts for their seat. The entries of that time are the deputy's own and name
 * the seat they acted for. A leave begins and ends by an entry, so that nobody's rights hang on a clock nobody sees.
 */
export const leaveLifecycle: Lifecycle<LeaveState, LeaveCommand, LeaveFacts> = fromTable<
  LeaveState,
  LeaveCommand,
  LeaveFacts
>({
  subject: 'leave',
  initial: { ...nothingYet, seat: null, unit: null, person: null, deputy: null, from: null, until: null },
  transitions: [
    now('none', 'declared', 'declareLeave', 'leave.declared', staffRoles, [
      'ownLeave',
      'holdsSeat',
      'deputyFits',
      'daysInOrder',
      'noOverlap',
    ]),
    now(
      'declared',
      'confirmed',
      'confirmLeave',
      'leave.confirmed',
      ['chief', 'director', 'leader'],
      ['secondPerson'],
    ),
    now('confirmed', 'running', 'beginLeave', 'leave.begun', ['scheduler'], ['firstDayCame']),
    now(
      ['declared', 'confirmed', 'running'],
      'ended',
      'endLeave',
      'leave.ended',
      [...staffRoles, 'scheduler'],
      ['endedByRight'],
    ),
  ].flat(),
  guards: {
    ownLeave: (_, command, { person, roles }) =>
      command.type === 'declareLeave' && command.person !== person && !roles.includes('director')
        ? refusal('leave.not-yours')
        : null,
    holdsSeat: (_, command, { sitting }) =>
      command.type === 'declareLeave' && given(sitting, 'sitting').holder !== command.person
        ? refusal('leave.not-holder')
        : null,
    deputyFits: (_, command, { sitting, deputy }) => {
      if (command.type !== 'declareLeave') return null;
      if (command.deputy === command.person) return refusal('leave.deputy-is-self');
      const { units, roles } = given(deputy, 'deputy');
      const { unit } = given(sitting, 'sitting');
      // A right over one unit must not reach another one through somebody's holiday.
      if (unit !== null && !units.includes(unit)) return refusal('leave.deputy-elsewhere');
      return roles.some(isAdministrator) ? refusal('leave.deputy-is-administrator') : null;
    },
    daysInOrder: (_, command, { today }) => {
      if (command.type !== 'declareLeave') return null;
      const { from, until } = command;
      if (until < from) return refusal('leave.days-reversed', { from, to: until });
      return until < today ? refusal('leave.over-already', { to: until }) : null;
    },
    noOverlap: (_, command, { others = [] }) => {
      if (command.type !== 'declareLeave') return null;
      const other = others.find(({ from, until }) => from <= command.until && command.from <= until);
      return other ? refusal('leave.overlaps', { from: other.from, to: other.until }) : null;
    },
    secondPerson: ({ person: away, deputy }, _, { person }) =>
      person === away || person === deputy ? refusal('leave.confirmer-is-self') : null,
    firstDayCame: ({ from }, _, { today }) =>
      from !== null && today < from ? refusal('leave.not-begun', { from }) : null,
    endedByRight: ({ person: away, until }, _, { person, roles, today }) => {
      if (roles.includes('scheduler'))
        return until !== null && today <= until ? refusal('leave.not-over', { to: until }) : null;
      return person === away || roles.includes('director') ? null : refusal('leave.not-yours');
    },
  },
  emits: {
    declareLeave: (_, { type: _type, ...fields }, { sitting }) =>
      made('leave.declared', { ...fields, unit: given(sitting, 'sitting').unit }),
    confirmLeave: ({ from }, _, { today }) => [
      ...made('leave.confirmed', {}),
      ...(from !== null && from <= today ? made('leave.begun', {}) : []),
    ],
    beginLeave: () => made('leave.begun', {}),
    endLeave: () => made('leave.ended', {}),
  },
  apply: (state, entry) => {
    if (entry.kind !== 'leave.declared') return state;
    const { seat, unit, person, deputy, from, until } = entry.payload;
    return { ...state, seat, unit, person, deputy, from, until };
  },
  incompatible: [],
});
