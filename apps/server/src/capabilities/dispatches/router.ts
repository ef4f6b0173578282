import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import * as commands from './commands.ts';
import { FiguresInput, FiguresOutput, figuresOf } from './figures.ts';
import { owedNotices } from './owed.ts';
import { getDispatch, listDispatches, previewDispatch } from './queries.ts';
import { DispatchDetail, DispatchesInput, DispatchPage, DispatchPreview, OwedNotices } from './schemas.ts';
import { SealByKey, sealByKey } from './seal.ts';
import { Sign, sign } from './sign.ts';

const read = can('dispatch.read');
const draft = can('dispatch.draft');
const signing = can('dispatch.sign');
const serving = can('dispatch.serve');
const One = z.object({ id: idOf('dispatch') });

export const dispatches = router({
  list: read
    .input(DispatchesInput)
    .output(DispatchPage)
    .query(({ ctx, input }) => listDispatches(ctx, input)),
  get: read
    .input(One)
    .output(DispatchDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'dispatch', input.id, await getDispatch(ctx, input.id))),
  preview: read
    .input(One)
    .output(DispatchPreview)
    .query(({ ctx, input }) => previewDispatch(ctx, input.id)),
  figures: draft
    .input(FiguresInput)
    .output(FiguresOutput)
    .query(({ ctx, input }) => figuresOf(ctx, input)),
  owed: draft.output(OwedNotices).query(({ ctx }) => owedNotices(ctx)),
  draft: draft
    .input(commands.Draft)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.draft(ctx, input)),
  revise: draft
    .input(commands.Revise)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.revise(ctx, input)),
  review: can('dispatch.review')
    .input(commands.Review)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.review(ctx, input)),
  return: can('dispatch.return')
    .input(commands.Return)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.sendBack(ctx, input)),
  sign: signing
    .input(Sign)
    .output(ActedOutput.extend({ number: z.string() }))
    .mutation(({ ctx, input }) => sign(ctx, input)),
  sealByKey: can('dispatch.seal')
    .input(SealByKey)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sealByKey(ctx, input)),
  issue: can('dispatch.issue')
    .input(commands.Issue)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.issue(ctx, input)),
  serve: serving
    .input(commands.Serve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.serve(ctx, input)),
  receive: serving
    .input(commands.Receive)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.receive(ctx, input)),
  revoke: signing
    .input(commands.Revoke)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.revoke(ctx, input)),
});
