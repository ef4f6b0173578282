import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import type { RecusalFacts } from '../plans/recusal.ts';
import { Reason, type Tombstone } from '../primitives.ts';
import type { OrderDeadline } from './deadlines.ts';
import { lookBackKinds, type TookPart } from './look-back-kinds.ts';
import type { OrderState } from './order.ts';

export const lookBackStates = ['none', 'due', 'recorded', 'confirmed'] as const;
export type LookBackStatus = (typeof lookBackStates)[number];

export const RecordLookBack = lookBackKinds['look-back.recorded'].payload;
export const ConfirmLookBack = z.object({});
export const ReturnLookBack = z.object({ reason: Reason });
export const DueLookBack = z.object({});

export const lookBackCommands = {
  dueLookBack: DueLookBack,
  recordLookBack: RecordLookBack,
  confirmLookBack: ConfirmLookBack,
  returnLookBack: ReturnLookBack,
};
export type LookBackCommand = CommandOf<typeof lookBackCommands>;

export interface LookBackFacts {
  readonly calendar?: Calendar;
  /** due: the order as it stands, the entry that closed it, and who was on the visits its findings come from. */
  readonly order?: OrderState;
  readonly closing?: { readonly hash: string; readonly at: number };
  readonly inspected?: readonly string[];
  /** record, confirm, return: who stands near whom, and whether this person holds a seat of the unit or belongs to it. */
  readonly recusal?: RecusalFacts;
  readonly ofUnit?: boolean;
  /** record: of the findings and the visit that it names, whose they are. One that is not listed is not known. */
  readonly findings?: readonly { readonly id: string; readonly unit: string | null }[];
  readonly visitKnown?: boolean;
}

type Recorded = z.infer<typeof RecordLookBack>;

export interface LookBackState extends MachineState {
  readonly status: LookBackStatus;
  readonly order: string | null;
  readonly unit: string | null;
  readonly closing: string | null;
  readonly closedOn: string | null;
  readonly items: readonly number[];
  readonly deadline: OrderDeadline | null;
  readonly before: readonly TookPart[];
  readonly recorder: string | null;
  /** As it was last recorded. */
  readonly recorded:
    | (Omit<Recorded, 'seen' | 'scan'> & {
        readonly seen: Recorded['seen'] | Tombstone;
        readonly scan: Recorded['scan'] | Tombstone;
      })
    | null;
  readonly confirmer: string | null;
}
