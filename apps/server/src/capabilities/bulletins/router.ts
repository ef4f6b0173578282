import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { SealKeyOutput, sealKey } from '../../seals/seal-printed.ts';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import { ApprovalSteps, approvalSteps } from './approval-sheet.ts';
import * as commands from './commands.ts';
import * as comments from './comments.ts';
import { FiguresInput, FiguresOutput, figuresFor } from './figures.ts';
import { number, TakeNumber } from './number.ts';
import * as publishing from './publish.ts';
import { getBulletin, listBulletins, previewBulletin } from './queries.ts';
import { BulletinDetail, BulletinPage, BulletinPreview, BulletinsInput } from './schemas.ts';
import { Seal, seal } from './seal.ts';
import { SealByKey, sealByKey } from './seal-by-key.ts';
import { Sign, sign } from './sign.ts';
import { BulletinVersions, versionsOf } from './versions.ts';

const read = can('bulletin.read');
const draft = can('bulletin.draft');
const commenting = can('bulletin.comment');
const check = can('bulletin.check');
const signing = can('bulletin.sign');
const sealing = can('bulletin.seal');
const issuing = can('bulletin.issue');
const One = z.object({ id: idOf('bulletin') });

export const bulletins = router({
  list: read
    .input(BulletinsInput)
    .output(BulletinPage)
    .query(({ ctx, input }) => listBulletins(ctx, input)),
  get: read
    .input(One)
    .output(BulletinDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'bulletin', input.id, await getBulletin(ctx, input.id))),
  preview: read
    .input(One)
    .output(BulletinPreview)
    .query(({ ctx, input }) => previewBulletin(ctx, input.id)),
  figures: draft
    .input(FiguresInput)
    .output(FiguresOutput)
    .query(({ ctx, input }) => figuresFor(ctx, input)),
  versions: can('bulletin.approvals')
    .input(One)
    .output(BulletinVersions)
    .query(async ({ ctx, input }) => viewed(ctx, 'bulletin', input.id, await versionsOf(ctx, input.id))),
  approvals: can('bulletin.approvals')
    .input(One)
    .output(ApprovalSteps)
    .query(({ ctx, input }) => approvalSteps(ctx, input.id)),
  comments: can('bulletin.approvals')
    .input(One)
    .output(comments.BulletinComments)
    .query(({ ctx, input }) => comments.commentsOn(ctx, input.id)),
  comment: commenting
    .input(comments.Comment)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => comments.comment(ctx, input)),
  answerComment: commenting
    .input(comments.Answer)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => comments.answer(ctx, input)),
  resolveComment: commenting
    .input(comments.Resolve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => comments.resolve(ctx, input)),
  draft: draft
    .input(commands.Draft)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.draft(ctx, input)),
  revise: draft
    .input(commands.Revise)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.revise(ctx, input)),
  handIn: draft
    .input(commands.HandIn)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.handIn(ctx, input)),
  factCheck: check
    .input(commands.FactCheck)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.factCheck(ctx, input)),
  review: check
    .input(commands.Review)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.review(ctx, input)),
  privacyCheck: can('bulletin.privacy-check')
    .input(commands.PrivacyCheck)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.privacyCheck(ctx, input)),
  return: can('bulletin.return')
    .input(commands.Return)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.sendBack(ctx, input)),
  sign: signing
    .input(Sign)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sign(ctx, input)),
  number: can('bulletin.number')
    .input(TakeNumber)
    .output(ActedOutput.extend({ number: z.string() }))
    .mutation(({ ctx, input }) => number(ctx, input)),
  seal: can('bulletin.number')
    .input(Seal)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => seal(ctx, input)),
  sealKey: sealing.output(SealKeyOutput).query(({ ctx }) => sealKey(ctx)),
  sealByKey: sealing
    .input(SealByKey)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sealByKey(ctx, input)),
  issue: issuing
    .input(commands.Issue)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.issue(ctx, input)),
  waiveWindow: signing
    .input(publishing.Waive)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => publishing.waive(ctx, input)),
  publish: can('bulletin.publish')
    .input(publishing.Publish)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => publishing.publish(ctx, input)),
  publishCorrection: can('bulletin.publish')
    .input(publishing.TellCorrection)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => publishing.tellCorrection(ctx, input)),
  correct: signing
    .input(commands.Correct)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.correct(ctx, input)),
  revoke: signing
    .input(commands.Revoke)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.revoke(ctx, input)),
});
