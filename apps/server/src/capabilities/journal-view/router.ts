import { followLog } from '../../journal/follow-log.ts';
import { serverKeyOf } from '../../journal/ports.ts';
import { changesSince } from '../../server-key/shown-changes.ts';
import { can, router, signedIn } from '../../trpc.ts';
import { listForks } from './forks.ts';
import { headsOf, placementOf } from './log.ts';
import { getEntry, listContested, listEntries, listHeld, listRejected } from './queries.ts';
import { release } from './release.ts';
import * as schemas from './schemas.ts';
import { checkEntry } from './verify.ts';

const read = can('journal.read');

export const journal = router({
  list: read
    .input(schemas.EntriesInput)
    .output(schemas.EntryPage)
    .query(({ ctx, input }) => listEntries(ctx, input)),
  get: read
    .input(schemas.OneEntry)
    .output(schemas.EntryDetail)
    .query(({ ctx, input }) => getEntry(ctx, input.hash)),
  verifyEntry: can('journal.verify')
    .input(schemas.OneEntry)
    .output(schemas.EntryVerdict)
    .query(({ ctx, input }) => checkEntry(ctx, input.hash)),
  log: router({
    /** Whoever is signed in follows the log: what their browser has seen of it, the server cannot take back. */
    follow: signedIn
      .input(schemas.FollowInput)
      .output(schemas.Followed)
      .mutation(async ({ ctx, input }) => {
        const { office, person } = ctx.session;
        const followed = await followLog(ctx.services, { office, device: null, person }, input.seen, []);
        const { head, extension } = followed;
        return {
          head,
          extension: extension === null ? null : [...extension],
          key: serverKeyOf(ctx.services.receipts),
          changes:
            input.key === undefined ? [] : await changesSince(ctx.services, input.key, input.seen?.size ?? 0),
        };
      }),
    heads: read.output(schemas.LogHeads).query(({ ctx }) => headsOf(ctx)),
    placement: read
      .input(schemas.PlacementInput)
      .output(schemas.Placed)
      .query(({ ctx, input }) => placementOf(ctx, input)),
  }),
  held: router({
    list: read
      .input(schemas.HeldInput)
      .output(schemas.HeldPage)
      .query(({ ctx, input }) => listHeld(ctx, input)),
    release: can('journal.release')
      .input(schemas.Release)
      .output(schemas.Released)
      .mutation(({ ctx, input }) => release(ctx, input)),
  }),
  rejected: router({
    list: read
      .input(schemas.RejectedInput)
      .output(schemas.RejectedPage)
      .query(({ ctx, input }) => listRejected(ctx, input)),
  }),
  forks: router({
    list: read
      .input(schemas.ForksInput)
      .output(schemas.ForksPage)
      .query(({ ctx, input }) => listForks(ctx, input)),
  }),
  contested: router({
    list: read
      .input(schemas.ContestedInput)
      .output(schemas.ContestedPage)
      .query(({ ctx, input }) => listContested(ctx, input)),
  }),
});
