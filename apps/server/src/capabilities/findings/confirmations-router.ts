import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import {
  Answer,
  answer,
  NoteRefusal,
  noteRefusal,
  Open,
  open,
  Receive,
  Reply,
  receive,
  reply,
  Serve,
  serve,
} from './confirmation-commands.ts';
import { draftConfirmation, getConfirmation, listConfirmations } from './confirmation-queries.ts';
import {
  ConfirmationDetail,
  ConfirmationDraft,
  ConfirmationPage,
  ConfirmationsInput,
} from './confirmation-schemas.ts';

export const confirmations = router({
  list: can('confirmation.read')
    .input(ConfirmationsInput)
    .output(ConfirmationPage)
    .query(({ ctx, input }) => listConfirmations(ctx, input)),
  get: can('confirmation.read')
    .input(z.object({ id: idOf('confirmation') }))
    .output(ConfirmationDetail)
    .query(async ({ ctx, input }) =>
      viewed(ctx, 'confirmation', input.id, await getConfirmation(ctx, input.id)),
    ),
  draft: can('confirmation.open')
    .input(z.object({ finding: idOf('finding') }))
    .output(ConfirmationDraft)
    .query(({ ctx, input }) => draftConfirmation(ctx, input.finding)),
  open: can('confirmation.open')
    .input(Open)
    .output(ActedOutput.extend({ confirmations: z.array(z.string()) }))
    .mutation(({ ctx, input }) => open(ctx, input)),
  serve: can('confirmation.serve')
    .input(Serve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => serve(ctx, input)),
  noteRefusal: can('confirmation.serve')
    .input(NoteRefusal)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => noteRefusal(ctx, input)),
  receive: can('confirmation.answer')
    .input(Receive)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => receive(ctx, input)),
  answer: can('confirmation.answer')
    .input(Answer)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => answer(ctx, input)),
  reply: can('confirmation.reply')
    .input(Reply)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => reply(ctx, input)),
});
