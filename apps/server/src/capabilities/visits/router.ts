import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import {
  Extend,
  extendBack,
  Lock,
  lock,
  Return,
  Review,
  review,
  sendBack,
  Waive,
  waiveCovert,
} from './commands.ts';
import { PrintedInterview, PrintInterview, printInterview } from './interview.ts';
import { Invalidate, invalidate } from './invalidate.ts';
import { getVisit, listVisits } from './queries.ts';
import { VisitDetail, VisitPage, VisitsInput } from './schemas.ts';

export const visits = router({
  list: can('visit.read')
    .input(VisitsInput)
    .output(VisitPage)
    .query(({ ctx, input }) => listVisits(ctx, input)),
  get: can('visit.read')
    .input(z.object({ id: idOf('visit') }))
    .output(VisitDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'visit', input.id, await getVisit(ctx, input.id))),
  printInterview: can('evidence.import')
    .input(PrintInterview)
    .output(PrintedInterview)
    .mutation(({ ctx, input }) => printInterview(ctx, input)),
  extendBack: can('visit.schedule')
    .input(Extend)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => extendBack(ctx, input)),
  review: can('visit.review')
    .input(Review)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => review(ctx, input)),
  return: can('visit.review')
    .input(Return)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sendBack(ctx, input)),
  lock: can('visit.review')
    .input(Lock)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => lock(ctx, input)),
  invalidate: can('visit.overrule')
    .input(Invalidate)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => invalidate(ctx, input)),
  waiveCovert: can('visit.overrule')
    .input(Waive)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => waiveCovert(ctx, input)),
});
