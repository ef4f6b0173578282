import { staffRoles } from '../access/roles.ts';
import { given } from '../fact.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { HandoverCommand, HandoverFacts, HandoverState } from './turnover.ts';

/**
 * A seat changes hands by a list of what is open, which the leaver gives, the successor takes and the director approves:
 * three people. With the approval the seat itself changes hands, in the same transaction.
 */
export const handoverLifecycle: Lifecycle<HandoverState, HandoverCommand, HandoverFacts> = fromTable<
  HandoverState,
  HandoverCommand,
  HandoverFacts
>({
  subject: 'handover',
  initial: { ...nothingYet, seat: null, from: null, to: null, items: [] },
  transitions: [
    now('none', 'opened', 'openHandover', 'handover.opened', ['director'], ['seatHeld', 'onlyOne']),
    now('opened', 'given', 'giveHandover', 'handover.given', staffRoles, ['leaver', 'stillHolds']),
    now('given', 'taken', 'takeHandover', 'handover.taken', staffRoles, ['successor', 'stillHolds']),
    now(
      'taken',
      'approved',
      'approveHandover',
      'handover.approved',
      ['director'],
      ['thirdPerson', 'stillHolds'],
    ),
    now(['opened', 'given', 'taken'], 'cancelled', 'cancelHandover', 'handover.cancelled', ['director']),
  ].flat(),
  guards: {
    seatHeld: (_, command, { sitting }) => {
      if (command.type !== 'openHandover') return null;
      const { holder } = given(sitting, 'sitting');
      if (holder === null) return refusal('handover.not-holder');
      return holder === command.to ? refusal('handover.same-person') : null;
    },
    onlyOne: (_, __, { another }) => (given(another, 'another') ? refusal('handover.open-already') : null),
    leaver: ({ from }, _, { person }) => (person === from ? null : refusal('handover.not-leaver')),
    successor: ({ to }, _, { person }) => (person === to ? null : refusal('handover.not-successor')),
    thirdPerson: ({ from, to }, _, { person }) =>
      person === from || person === to ? refusal('handover.approver-is-party') : null,
    stillHolds: ({ from }, _, { sitting }) =>
      given(sitting, 'sitting').holder === from ? null : refusal('handover.not-holder'),
  },
  emits: {
    openHandover: (_, { to, seat: id }, { sitting, items }) => {
      const { holder, unit } = given(sitting, 'sitting');
      return made('handover.opened', {
        seat: id,
        unit,
        from: holder ?? '',
        to,
        items: [...given(items, 'items')],
      });
    },
    giveHandover: (_, { note }) => made('handover.given', { note }),
    takeHandover: (_, { note }) => made('handover.taken', { note }),
    approveHandover: () => made('handover.approved', {}),
    cancelHandover: (_, { reason }) => made('handover.cancelled', { reason }),
  },
  apply: (state, entry) => {
    if (entry.kind !== 'handover.opened') return state;
    const { seat, from, to, items } = entry.payload;
    return { ...state, seat, from, to, items };
  },
  incompatible: [['handover.approved', 'handover.cancelled']],
});
