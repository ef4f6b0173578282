import { can, router } from '../../trpc.ts';
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
  contested: router({
    list: read
      .input(schemas.ContestedInput)
      .output(schemas.ContestedPage)
      .query(({ ctx, input }) => listContested(ctx, input)),
  }),
});
