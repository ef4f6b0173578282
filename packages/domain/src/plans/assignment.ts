import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { idOf, Reason, type RecordingMode, type Tombstone } from '../primitives.ts';
import { AssignmentFields } from './plan-kinds.ts';
import type { RecusalFacts } from './recusal.ts';

export const assignmentStates = [
  'none',
  'created',
  'recusal-check',
  'offered',
  'declined',
  'reassigned',
  'accepted',
  'released',
  'in-field',
  'returned-from-field',
  'closed',
  'aborted',
] as const;
export type AssignmentStatus = (typeof assignmentStates)[number];

export const CreateAssignment = AssignmentFields;
export const CheckAssignment = z.object({});
export const OfferAssignment = z.object({});
export const AcceptAssignment = z.object({ declaration: z.string().trim().min(1).max(1000) });
export const DeclineAssignment = z.object({ reason: Reason });
export const ReleaseAssignment = z.object({});
export const ReassignAssignment = z.object({
  members: z.array(idOf('person')).min(1).max(12),
  lead: idOf('person'),
});
export const AbortAssignment = z.object({ reason: Reason });
export const CloseAssignment = z.object({});

export const assignmentCommands = {
  createAssignment: CreateAssignment,
  checkAssignment: CheckAssignment,
  offerAssignment: OfferAssignment,
  acceptAssignment: AcceptAssignment,
  declineAssignment: DeclineAssignment,
  releaseAssignment: ReleaseAssignment,
  reassignAssignment: ReassignAssignment,
  abortAssignment: AbortAssignment,
  closeAssignment: CloseAssignment,
};
export type AssignmentCommand = CommandOf<typeof assignmentCommands>;

export interface AssignmentFacts {
  readonly plan: {
    readonly status: string;
    readonly units: readonly string[];
    readonly modes: readonly RecordingMode[];
    readonly from: string;
    readonly to: string;
  };
  readonly recusal: RecusalFacts;
  /** Visits of this assignment, all and not yet submitted, aborted or invalidated. */
  readonly visits: { readonly total: number; readonly open: number };
}

type Fields = z.infer<typeof AssignmentFields>;
type Personal = 'scenario' | 'contact' | 'dutyPhone';

export interface AssignmentState extends MachineState {
  readonly status: AssignmentStatus;
  readonly fields: (Omit<Fields, Personal> & { readonly [K in Personal]: string | Tombstone }) | null;
  readonly creator: string | null;
  readonly recused: readonly string[];
  readonly accepted: readonly string[];
  readonly declined: readonly { readonly person: string; readonly reason: string }[];
  readonly releasedAt: number | null;
  readonly reason: string | null;
}
