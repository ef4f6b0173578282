import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { type Hash, Reason, type Subject } from '../primitives.ts';
import { accessKinds } from './access-kinds.ts';

export const erasureStates = ['none', 'asked', 'approved', 'refused'] as const;
export type ErasureStatus = (typeof erasureStates)[number];

export const AskErasure = accessKinds['erasure.asked'].payload;
export const ApproveErasure = z.object({});
export const RefuseErasure = z.object({ reason: Reason });

export const erasureCommands = {
  askErasure: AskErasure,
  approveErasure: ApproveErasure,
  refuseErasure: RefuseErasure,
};
export type ErasureCommand = CommandOf<typeof erasureCommands>;

/** Fields of one entry, by their paths. */
export interface ErasedFields {
  readonly hash: z.infer<typeof Hash>;
  readonly paths: readonly string[];
}

/** What the journal holds of a person under that person's key, as it stands while somebody decides. */
export interface ErasureFacts {
  /** Subjects with their entries; only paths that can still be read. */
  readonly held: readonly { readonly subject: Subject; readonly entries: readonly ErasedFields[] }[];
  /** The person still has an open account or sits in a seat: the office needs the name. */
  readonly inOffice: boolean;
}

export interface ErasureState extends MachineState {
  readonly status: ErasureStatus;
  readonly person: string | null;
  readonly entries: readonly ErasedFields[];
  readonly ground: string | null;
  readonly askedBy: string | null;
  readonly approvedBy: string | null;
  readonly reason: string | null;
}
