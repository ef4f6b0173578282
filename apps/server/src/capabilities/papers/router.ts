import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import { check, enter, mismatch, prepare, voidIt } from './commands.ts';
import { getPaper, listPapers } from './queries.ts';
import { Check, Enter, Mismatch, PaperDetail, PaperPage, PapersInput, Prepare, Void } from './schemas.ts';

const read = can('paper.read');
const preparing = can('paper.prepare');
const checking = can('paper.check');

export const papers = router({
  list: read
    .input(PapersInput)
    .output(PaperPage)
    .query(({ ctx, input }) => listPapers(ctx, input)),
  get: read
    .input(z.object({ id: idOf('paper') }))
    .output(PaperDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'paper', input.id, await getPaper(ctx, input.id))),
  prepare: preparing
    .input(Prepare)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => prepare(ctx, input)),
  enter: can('paper.enter')
    .input(Enter)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => enter(ctx, input)),
  check: checking
    .input(Check)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => check(ctx, input)),
  mismatch: checking
    .input(Mismatch)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => mismatch(ctx, input)),
  void: preparing
    .input(Void)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => voidIt(ctx, input)),
});
