import type { Reader } from '@mingcha/db';
import { idOf } from '@mingcha/domain';
import {
  ApprovePlan,
  CancelPlan,
  CompletePlan,
  DraftPlan,
  type PlanCommand,
  type PlanFacts,
  type PlanState,
  planLifecycle,
  ResumePlan,
  ReturnPlan,
  ReviewPlan,
  RevisePlan,
  StartPlan,
  SubmitPlan,
  SuspendPlan,
} from '@mingcha/domain/plans';
import type { z } from 'zod';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { answered, seen } from '../acted.ts';
import { frequentTargets } from './frequency.ts';

const target = { id: idOf('plan'), ...seen };

export const Draft = DraftPlan;
export const Revise = RevisePlan.extend(target);
export const Submit = SubmitPlan.extend(target);
export const Review = ReviewPlan.extend(target);
export const Approve = ApprovePlan.extend(target);
export const Return = ReturnPlan.extend(target);
export const Start = StartPlan.extend(target);
export const Complete = CompletePlan.extend(target);
export const Cancel = CancelPlan.extend(target);
export const Suspend = SuspendPlan.extend(target);
export const Resume = ResumePlan.extend(target);

/** Over for the plan: nothing more comes back from these. */
export const assignmentOver = ['closed', 'aborted'];

async function planFacts(reader: Reader, state: PlanState, now: number): Promise<PlanFacts> {
  const { assignment } = reader.prisma;
  const plan = state.id ?? '';
  const units = state.fields?.units ?? [];
  return {
    assignments: {
      total: await assignment.count({ where: { plan } }),
      open: await assignment.count({ where: { plan, state: { notIn: assignmentOver } } }),
    },
    frequentTargets: (await frequentTargets(reader, { office: state.office ?? '', units, now })).length,
  };
}

export async function draft(ctx: SignedIn, fields: z.infer<typeof Draft>) {
  const subject = { type: 'plan' as const, id: ctx.services.newId('pln') };
  const command: PlanCommand = { type: 'draftPlan', ...fields };
  return answered(
    await act(ctx, { lifecycle: planLifecycle, subject, command, facts: planFacts, creates: true }),
  );
}

interface Target {
  readonly id: string;
  readonly expected: number;
}

async function decide(ctx: SignedIn, { id, expected }: Target, command: PlanCommand) {
  const subject = { type: 'plan' as const, id };
  return answered(await act(ctx, { lifecycle: planLifecycle, subject, command, facts: planFacts, expected }));
}

export const revise = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Revise>) =>
  decide(ctx, { id, expected }, { type: 'revisePlan', ...said });

export const submit = (ctx: SignedIn, seenPlan: z.infer<typeof Submit>) =>
  decide(ctx, seenPlan, { type: 'submitPlan' });

export const review = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Review>) =>
  decide(ctx, { id, expected }, { type: 'reviewPlan', ...said });

export const approve = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Approve>) =>
  decide(ctx, { id, expected }, { type: 'approvePlan', ...said });

export const sendBack = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Return>) =>
  decide(ctx, { id, expected }, { type: 'returnPlan', ...said });

export const start = (ctx: SignedIn, seenPlan: z.infer<typeof Start>) =>
  decide(ctx, seenPlan, { type: 'startPlan' });

export const complete = (ctx: SignedIn, seenPlan: z.infer<typeof Complete>) =>
  decide(ctx, seenPlan, { type: 'completePlan' });

export const cancel = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Cancel>) =>
  decide(ctx, { id, expected }, { type: 'cancelPlan', ...said });

export const suspend = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Suspend>) =>
  decide(ctx, { id, expected }, { type: 'suspendPlan', ...said });

export const resume = (ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Resume>) =>
  decide(ctx, { id, expected }, { type: 'resumePlan', ...said });
