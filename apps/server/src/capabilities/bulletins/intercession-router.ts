import { can, router } from '../../trpc.ts';
import { viewed } from '../viewed.ts';
import {
  getIntercession,
  IntercessionDetail,
  IntercessionPage,
  IntercessionsInput,
  listIntercessions,
  Note,
  NotedOutput,
  note,
  One,
} from './intercessions.ts';

/** 说情打招呼: noted by whoever has a hand in a bulletin, read by the discipline officer and by nobody else. */
export const intercessions = router({
  note: can('bulletin.note-intercession')
    .input(Note)
    .output(NotedOutput)
    .mutation(({ ctx, input }) => note(ctx, input)),
  list: can('intercession.read')
    .input(IntercessionsInput)
    .output(IntercessionPage)
    .query(({ ctx, input }) => listIntercessions(ctx, input)),
  get: can('intercession.read')
    .input(One)
    .output(IntercessionDetail)
    .query(async ({ ctx, input }) =>
      viewed(ctx, 'intercession', input.id, await getIntercession(ctx, input.id)),
    ),
});
