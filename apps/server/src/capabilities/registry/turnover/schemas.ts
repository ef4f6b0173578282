import { idOf } from '@mingcha/domain';
import {
  CancelHandover,
  DeclareLeave,
  GiveHandover,
  handoverStates,
  leaveStates,
  OpenHandover,
  OpenItem,
  TakeHandover,
} from '@mingcha/domain/registry';
import { z } from 'zod';
import { seen } from '../../acted.ts';
import { HistoryLine } from '../../history.ts';
import { pageInput, pageOf } from '../../keyset.ts';

const leave = { id: idOf('leave'), ...seen };
const handover = { id: idOf('handover'), ...seen };
const list = { ...pageInput, direction: z.enum(['asc', 'desc']).default('desc') };

export const Declare = DeclareLeave;
export const OnLeave = z.object(leave);
export const Open = OpenHandover;
export const Give = GiveHandover.extend(handover);
export const Take = TakeHandover.extend(handover);
export const Cancel = CancelHandover.extend(handover);
export const OnHandover = z.object(handover);

export const LeaveState = z.enum(leaveStates).exclude(['none']);
export const HandoverState = z.enum(handoverStates).exclude(['none']);
export const LeavesInput = z.object({ ...list, state: LeaveState.optional() });
export const HandoversInput = z.object({ ...list, state: HandoverState.optional() });

const names = z.record(z.string(), z.string());
/** What the seats that rows mention are called. */
const seats = z.record(z.string(), z.object({ title: z.string(), duty: z.string() }));

export const LeaveRow = z.object({
  id: z.string(),
  seat: z.string(),
  unit: z.string().nullable(),
  person: z.string(),
  deputy: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  reason: z.string().nullable(),
  erased: z.boolean(),
  state: LeaveState,
  declaredBy: z.string(),
  declaredAt: z.int(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  version: z.int(),
});
export const LeavePage = pageOf(LeaveRow).extend({ seats });
export const LeaveDetail = z.object({ leave: LeaveRow, seats, history: z.array(HistoryLine), names });

export const HandoverRow = z.object({
  id: z.string(),
  seat: z.string(),
  unit: z.string().nullable(),
  giver: z.string(),
  taker: z.string(),
  open: z.int(),
  state: HandoverState,
  openedBy: z.string(),
  openedAt: z.int(),
  givenAt: z.int().nullable(),
  givenNote: z.string().nullable(),
  takenAt: z.int().nullable(),
  takenNote: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.int().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
});
export const HandoverPage = pageOf(HandoverRow).extend({ seats });
export const HandoverDetail = z.object({
  handover: HandoverRow,
  items: z.array(OpenItem),
  seats,
  history: z.array(HistoryLine),
  names,
});

/** What one may begin oneself: the seats one sits in, and who could stand in for each. */
export const OwnSeats = z.object({
  seats: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      duty: z.string(),
      unit: z.string().nullable(),
      holder: z.string(),
    }),
  ),
  colleagues: z.array(z.object({ id: z.string(), name: z.string().nullable(), unit: z.string().nullable() })),
  /** Seats one acts from without sitting there. */
  standIns: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      duty: z.string(),
      unit: z.string().nullable(),
      because: z.enum(['leave', 'empty']),
      inFor: z.string().nullable(),
    }),
  ),
  names,
});
