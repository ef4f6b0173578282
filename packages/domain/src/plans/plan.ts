import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { MachineState } from '../machine.ts';
import { ChosenSecrecy, LongText, Reason } from '../primitives.ts';
import { PlanFields } from './plan-kinds.ts';

export const planStates = [
  'none',
  'draft',
  'legal-review',
  'pending-approval',
  'returned',
  'approved',
  'filed',
  'in-progress',
  'suspended',
  'completed',
  'archived',
  'cancelled',
] as const;
export type PlanStatus = (typeof planStates)[number];

export const DraftPlan = PlanFields.extend({ secrecy: ChosenSecrecy.default('internal') });
export const RevisePlan = DraftPlan;
export const SubmitPlan = z.object({});
/** `frequencyJustified`: the opinion says why a target may be visited again so soon. */
export const ReviewPlan = z.object({ opinion: LongText, frequencyJustified: z.boolean().optional() });
export const ApprovePlan = z.object({ instruction: LongText });
export const ReturnPlan = z.object({ reason: Reason });
export const StartPlan = z.object({});
export const CompletePlan = z.object({});
export const CancelPlan = z.object({ reason: Reason });
export const SuspendPlan = z.object({ reason: Reason });
export const ResumePlan = z.object({ reason: Reason });

export const planCommands = {
  draftPlan: DraftPlan,
  revisePlan: RevisePlan,
  submitPlan: SubmitPlan,
  reviewPlan: ReviewPlan,
  approvePlan: ApprovePlan,
  returnPlan: ReturnPlan,
  startPlan: StartPlan,
  completePlan: CompletePlan,
  cancelPlan: CancelPlan,
  suspendPlan: SuspendPlan,
  resumePlan: ResumePlan,
};
export type PlanCommand = CommandOf<typeof planCommands>;

export interface PlanFacts {
  /** Assignments of this plan, all and not yet closed or aborted. */
  readonly assignments: { readonly total: number; readonly open: number };
  /** Targets of this plan visited more often lately than the office's setting allows. */
  readonly frequentTargets: number;
}

export interface PlanState extends MachineState {
  readonly status: PlanStatus;
  readonly fields: z.infer<typeof PlanFields> | null;
  /** Who drafted or revised last, and everyone who ever did. */
  readonly drafter: string | null;
  readonly drafters: readonly string[];
  readonly reviewer: string | null;
  readonly opinion: string | null;
  readonly approver: string | null;
  readonly instruction: string | null;
  readonly approvedAt: number | null;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  /** Why it last came back, was suspended, resumed or cancelled. */
  readonly reason: string | null;
}
