import { SubjectRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { can, publicProcedure, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { current, issue, list, open, revoke } from './pass-commands.ts';
import { Current, Issue, Issued, Open, PassList, Revoke } from './pass-schemas.ts';

export const passes = router({
  list: can('pass.issue')
    .input(z.object({ about: SubjectRef }))
    .output(PassList)
    .query(({ ctx, input }) => list(ctx, input)),
  issue: can('pass.issue')
    .input(Issue)
    .output(Issued)
    .mutation(({ ctx, input }) => issue(ctx, input)),
  revoke: can('pass.revoke')
    .input(Revoke)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => revoke(ctx, input)),
  open: publicProcedure
    .input(Open)
    .output(z.object({ about: z.object({ type: z.string(), id: z.string() }) }))
    .mutation(({ ctx, input }) => open(ctx, input)),
  current: publicProcedure.output(Current).query(({ ctx }) => current(ctx)),
  leave: publicProcedure.mutation(async ({ ctx }) => {
    ctx.request.setHeader('set-cookie', await ctx.services.passSessions.end(ctx.request.headers));
    return { ok: true };
  }),
});
