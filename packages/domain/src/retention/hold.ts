import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, type MachineState, made, nothingYet, now } from '../machine.ts';
import { Reason } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { type HoldAbout, retentionKinds } from './retention-kinds.ts';

export const holdStates = ['none', 'placed', 'lifted'] as const;
export type HoldStatus = (typeof holdStates)[number];

export const PlaceHold = retentionKinds['hold.placed'].payload;
export const LiftHold = z.object({ reason: Reason });
export const holdCommands = { placeHold: PlaceHold, liftHold: LiftHold };
export type HoldCommand = CommandOf<typeof holdCommands>;

export interface HoldState extends MachineState {
  readonly status: HoldStatus;
  readonly about: HoldAbout | null;
  readonly reason: string | null;
  readonly placedBy: string | null;
  readonly liftedBy: string | null;
}

export const holders = ['director', 'privacy', 'leader'] as const;

/** While it lies on something, nothing below that is destroyed, whatever the schedule says. */
export const holdLifecycle: Lifecycle<HoldState, HoldCommand> = fromTable<HoldState, HoldCommand, unknown>({
  subject: 'hold',
  initial: { ...nothingYet, about: null, reason: null, placedBy: null, liftedBy: null },
  transitions: [
    now('none', 'placed', 'placeHold', 'hold.placed', holders),
    now('placed', 'lifted', 'liftHold', 'hold.lifted', holders, ['ownOrLeader']),
  ].flat(),
  guards: {
    // Whoever wants something gone does not first take away what protects it.
    ownOrLeader: ({ placedBy }, _, { person, roles }) =>
      placedBy === person || roles.includes('leader') ? null : refusal('hold.not-yours'),
  },
  emits: {
    placeHold: (_, { about, reason }) => made('hold.placed', { about, reason }),
    liftHold: (_, { reason }) => made('hold.lifted', { reason }),
  },
  apply: (state, entry) => {
    if (entry.kind === 'hold.placed') {
      const { about, reason } = entry.payload;
      return { ...state, about, reason, placedBy: entry.actor.person };
    }
    return entry.kind === 'hold.lifted' ? { ...state, liftedBy: entry.actor.person } : state;
  },
  incompatible: [],
});
