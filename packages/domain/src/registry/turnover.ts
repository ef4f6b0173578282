import { z } from 'zod';
import type { Role } from '../access/roles.ts';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import type { OpenItem } from './turnover-kinds.ts';
import { turnoverKinds } from './turnover-kinds.ts';

export const leaveStates = ['none', 'declared', 'confirmed', 'running', 'ended'] as const;
export type LeaveStatus = (typeof leaveStates)[number];
export const handoverStates = ['none', 'opened', 'given', 'taken', 'approved', 'cancelled'] as const;
export type HandoverStatus = (typeof handoverStates)[number];

const nothing = z.object({});

export const DeclareLeave = turnoverKinds['leave.declared'].payload.omit({ unit: true });
export const OpenHandover = turnoverKinds['handover.opened'].payload.pick({ seat: true, to: true });
export const GiveHandover = turnoverKinds['handover.given'].payload;
export const TakeHandover = turnoverKinds['handover.taken'].payload;
export const CancelHandover = turnoverKinds['handover.cancelled'].payload;

export const leaveCommands = {
  declareLeave: DeclareLeave,
  confirmLeave: nothing,
  beginLeave: nothing,
  endLeave: nothing,
};
export const handoverCommands = {
  openHandover: OpenHandover,
  giveHandover: GiveHandover,
  takeHandover: TakeHandover,
  approveHandover: nothing,
  cancelHandover: CancelHandover,
};
export type LeaveCommand = CommandOf<typeof leaveCommands>;
export type HandoverCommand = CommandOf<typeof handoverCommands>;

export interface LeaveFacts {
  /** The day in the office's zone. */
  readonly today: string;
  /** declareLeave: who sits in the seat now, and of which unit the seat is. */
  readonly sitting?: { readonly holder: string | null; readonly unit: string | null };
  /** declareLeave: leaves of this seat that are not over. */
  readonly others?: readonly { readonly from: string; readonly until: string }[];
  /** declareLeave: units the deputy belongs to or sits in, and the roles granted to them. */
  readonly deputy?: { readonly units: readonly string[]; readonly roles: readonly Role[] };
}

export interface HandoverFacts {
  /** Who sits in the seat now, and of which unit the seat is. */
  readonly sitting?: { readonly holder: string | null; readonly unit: string | null };
  /** openHandover: another hand-over of this seat is not finished. */
  readonly another?: boolean;
  /** openHandover: what waits at the seat and with its holder. */
  readonly items?: readonly OpenItem[];
}

export interface LeaveState extends MachineState {
  readonly status: LeaveStatus;
  readonly seat: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly deputy: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

export interface HandoverState extends MachineState {
  readonly status: HandoverStatus;
  readonly seat: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly items: readonly OpenItem[];
}
