import { z } from 'zod';
import type { Role } from '../access/roles.ts';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { idOf, Reason } from '../primitives.ts';
import {
  type DestructionItem,
  type KeptBecause,
  type LogStretch,
  retentionKinds,
} from './retention-kinds.ts';

export const destructionStates = ['none', 'listed', 'approved', 'refused', 'carried-out'] as const;
export type DestructionStatus = (typeof destructionStates)[number];

export const ListDestruction = z.object({
  evidence: z.array(idOf('evidence')).min(1).max(500),
  /** Their masked copies go with them. */
  withMasked: z.boolean(),
  reason: Reason,
});
export const ListLogDestruction = z.object({ reason: Reason });
export const ApproveDestruction = z.object({});
export const RefuseDestruction = z.object({ reason: Reason });
export const CarryOutDestruction = retentionKinds['destruction.carried-out'].payload;

export const destructionCommands = {
  listDestruction: ListDestruction,
  listLogDestruction: ListLogDestruction,
  approveDestruction: ApproveDestruction,
  refuseDestruction: RefuseDestruction,
  carryOutDestruction: CarryOutDestruction,
};
export type DestructionCommand = CommandOf<typeof destructionCommands>;

/** How one recording stands at this moment: what would be written on the list, or why it cannot be on one. */
export interface Candidate {
  readonly evidence: string;
  readonly because: KeptBecause | null;
  /** Gone already, or on another list that was not refused. */
  readonly taken: 'destroyed' | 'listed' | null;
  readonly item: DestructionItem | null;
}

export interface DestructionFacts {
  readonly candidates: readonly Candidate[];
  /** What of the access log may go today; null: nothing, or it stands on another list. */
  readonly log?: LogStretch | null;
}

export interface DestructionState extends MachineState {
  readonly status: DestructionStatus;
  readonly items: readonly DestructionItem[];
  readonly log: LogStretch | null;
  readonly ground: string | null;
  readonly duty: Role | null;
  readonly listedBy: string | null;
  readonly approvedBy: string | null;
  readonly reason: string | null;
}
