import { can, router } from '../../trpc.ts';
import { choose, giveUp, readNotices, sendAgain } from './commands.ts';
import { choiceOf, listNotices, listUndelivered, wordingOf } from './queries.ts';
import {
  AskWording,
  Choice,
  Choose,
  Done,
  ListNotices,
  NoticePage,
  OneDelivery,
  ReadNotices,
  Undelivered,
  Unread,
  Wording,
} from './schemas.ts';

export const notices = router({
  list: can('notice.read')
    .input(ListNotices)
    .output(NoticePage)
    .query(({ ctx, input }) => listNotices(ctx, input)),
  read: can('notice.read')
    .input(ReadNotices)
    .output(Unread)
    .mutation(({ ctx, input }) => readNotices(ctx, input)),
  choice: can('notice.read')
    .output(Choice)
    .query(({ ctx }) => choiceOf(ctx)),
  choose: can('notice.read')
    .input(Choose)
    .output(Choice)
    .mutation(({ ctx, input }) => choose(ctx, input)),
  wording: can('notice.read')
    .input(AskWording)
    .output(Wording)
    .query(({ ctx, input }) => wordingOf(ctx, input)),
  undelivered: router({
    list: can('notice.settings')
      .output(Undelivered)
      .query(({ ctx }) => listUndelivered(ctx)),
    again: can('notice.settings')
      .input(OneDelivery)
      .output(Done)
      .mutation(({ ctx, input }) => sendAgain(ctx, input.id)),
    giveUp: can('notice.settings')
      .input(OneDelivery)
      .output(Done)
      .mutation(({ ctx, input }) => giveUp(ctx, input.id)),
  }),
});
