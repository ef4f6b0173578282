import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import * as tasks from './assignment-commands.ts';
import { getAssignment, listAssignments } from './assignment-queries.ts';
import * as commands from './commands.ts';
import { getPlan, listPlans } from './queries.ts';
import { Release, release } from './release.ts';
import {
  AssignmentDetail,
  AssignmentPage,
  AssignmentsInput,
  PlanDetail,
  PlanPage,
  PlansInput,
} from './schemas.ts';

const draft = can('plan.draft');
const run = can('plan.run');
const approve = can('plan.approve');

export const plans = router({
  list: can('plan.read')
    .input(PlansInput)
    .output(PlanPage)
    .query(({ ctx, input }) => listPlans(ctx, input)),
  get: can('plan.read')
    .input(z.object({ id: idOf('plan') }))
    .output(PlanDetail)
    .query(({ ctx, input }) => getPlan(ctx, input.id)),
  draft: draft
    .input(commands.Draft)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.draft(ctx, input)),
  revise: draft
    .input(commands.Revise)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.revise(ctx, input)),
  submit: draft
    .input(commands.Submit)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.submit(ctx, input)),
  review: can('plan.review')
    .input(commands.Review)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.review(ctx, input)),
  approve: approve
    .input(commands.Approve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.approve(ctx, input)),
  cancel: approve
    .input(commands.Cancel)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.cancel(ctx, input)),
  return: can('plan.return')
    .input(commands.Return)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.sendBack(ctx, input)),
  start: run
    .input(commands.Start)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.start(ctx, input)),
  complete: run
    .input(commands.Complete)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.complete(ctx, input)),
  suspend: run
    .input(commands.Suspend)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.suspend(ctx, input)),
  resume: run
    .input(commands.Resume)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.resume(ctx, input)),
});

const plan = can('assignment.create');
const answer = can('assignment.answer');
const end = can('assignment.end');

export const assignments = router({
  list: can('assignment.read')
    .input(AssignmentsInput)
    .output(AssignmentPage)
    .query(({ ctx, input }) => listAssignments(ctx, input)),
  get: can('assignment.read')
    .input(z.object({ id: idOf('assignment') }))
    .output(AssignmentDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'assignment', input.id, await getAssignment(ctx, input.id))),
  create: plan
    .input(tasks.Create)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => tasks.create(ctx, input)),
  reassign: plan
    .input(tasks.Reassign)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => tasks.reassign(ctx, input)),
  accept: answer
    .input(tasks.Accept)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => tasks.accept(ctx, input)),
  decline: answer
    .input(tasks.Decline)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => tasks.decline(ctx, input)),
  release: can('assignment.release')
    .input(Release)
    .output(ActedOutput.extend({ visit: z.string() }))
    .mutation(({ ctx, input }) => release(ctx, input)),
  abort: end
    .input(tasks.Abort)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => tasks.abort(ctx, input)),
  close: end
    .input(tasks.Close)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => tasks.close(ctx, input)),
});
