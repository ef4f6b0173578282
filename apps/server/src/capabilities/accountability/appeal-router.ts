import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import * as appealing from './appeal-commands.ts';
import { ownAppeals } from './appeal-own.ts';
import { getAppeal, listAppeals } from './appeal-queries.ts';
import { AppealDetail, AppealPage, AppealsInput, OwnAppeals, OwnInput } from './appeal-schemas.ts';
import { SealAppeal, sealAppeal } from './seal-by-key.ts';

export const appeals = router({
  list: can('appeal.read')
    .input(AppealsInput)
    .output(AppealPage)
    .query(({ ctx, input }) => listAppeals(ctx, input)),
  get: can('appeal.read')
    .input(z.object({ id: idOf('appeal') }))
    .output(AppealDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'appeal', input.id, await getAppeal(ctx, input.id))),
  own: can('appeal.own')
    .input(OwnInput)
    .output(OwnAppeals)
    .query(({ ctx, input }) => ownAppeals(ctx, input)),
  file: can('appeal.file')
    .input(appealing.FileInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.file(ctx, input)),
  supplement: can('appeal.file')
    .input(appealing.Supplement)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.supplement(ctx, input)),
  withdraw: can('appeal.file')
    .input(appealing.WithdrawIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.withdraw(ctx, input)),
  askSupplement: can('appeal.handle')
    .input(appealing.Ask)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.ask(ctx, input)),
  accept: can('appeal.handle')
    .input(appealing.AcceptIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.accept(ctx, input)),
  refuse: can('appeal.handle')
    .input(appealing.RefuseIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.decline(ctx, input)),
  serve: can('appeal.handle')
    .input(appealing.ServeIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.serve(ctx, input)),
  assign: can('appeal.assign')
    .input(appealing.Assign)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.assign(ctx, input)),
  extend: can('appeal.assign')
    .input(appealing.Extend)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.extend(ctx, input)),
  receive: can('appeal.receive')
    .input(appealing.Receive)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.receive(ctx, input)),
  decide: can('appeal.decide')
    .input(appealing.DecideIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.decide(ctx, input)),
  sealByKey: can('appeal.seal')
    .input(SealAppeal)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sealAppeal(ctx, input)),
  execute: can('appeal.execute')
    .input(appealing.Execute)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.execute(ctx, input)),
});
