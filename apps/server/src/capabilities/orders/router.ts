import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import * as commands from './commands.ts';
import { Issue, issue } from './issue.ts';
import { PrintedWithCode, PrintWithCode, printWithCode } from './print-with-code.ts';
import { countOrders, getOrder, listOrders, previewOrder } from './queries.ts';
import { DraftedReport, DraftReport, draftReport } from './rectification-report.ts';
import { OrderCounts, OrderDetail, OrderPage, OrderPreview, OrdersInput } from './schemas.ts';
import { SealByKey, sealByKey } from './seal-by-key.ts';

const read = can('order.read');
const draft = can('order.draft');
const issuing = can('order.issue');
const answer = can('order.answer');
const closing = can('order.close');
const extending = can('order.extend');
const One = z.object({ id: idOf('order') });

export const orders = router({
  list: read
    .input(OrdersInput)
    .output(OrderPage)
    .query(({ ctx, input }) => listOrders(ctx, input)),
  get: read
    .input(One)
    .output(OrderDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'order', input.id, await getOrder(ctx, input.id))),
  counts: read.output(OrderCounts).query(({ ctx }) => countOrders(ctx)),
  preview: read
    .input(One)
    .output(OrderPreview)
    .query(({ ctx, input }) => previewOrder(ctx, input.id)),
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
  return: issuing
    .input(commands.Return)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.sendBack(ctx, input)),
  issue: issuing
    .input(Issue)
    .output(ActedOutput.extend({ number: z.string() }))
    .mutation(({ ctx, input }) => issue(ctx, input)),
  printWithCode: can('pass.issue')
    .input(PrintWithCode)
    .output(PrintedWithCode)
    .mutation(({ ctx, input }) => printWithCode(ctx, input)),
  sealByKey: can('order.seal')
    .input(SealByKey)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sealByKey(ctx, input)),
  serve: can('order.serve')
    .input(commands.Serve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.serve(ctx, input)),
  acknowledge: can('order.acknowledge')
    .input(commands.Acknowledge)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.acknowledge(ctx, input)),
  object: can('order.object')
    .input(commands.ObjectTo)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.objectTo(ctx, input)),
  answerObjection: issuing
    .input(commands.Answer)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.answerObjection(ctx, input)),
  plan: answer
    .input(commands.Plan)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.plan(ctx, input)),
  askExtension: answer
    .input(commands.Ask)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.askExtension(ctx, input)),
  extend: extending
    .input(commands.Extend)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.extend(ctx, input)),
  refuseExtension: extending
    .input(commands.Refuse)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.refuseExtension(ctx, input)),
  report: answer
    .input(commands.Report)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.report(ctx, input)),
  draftReport: answer
    .input(DraftReport)
    .output(DraftedReport)
    .mutation(({ ctx, input }) => draftReport(ctx, input)),
  verify: can('order.verify')
    .input(commands.Verify)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.verify(ctx, input)),
  closeItem: closing
    .input(commands.Close)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.close(ctx, input)),
  rejectItem: closing
    .input(commands.Reject)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.reject(ctx, input)),
  revoke: can('order.revoke')
    .input(commands.Revoke)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.revoke(ctx, input)),
});
