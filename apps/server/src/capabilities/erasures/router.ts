import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import { approve, ask, refuseIt } from './commands.ts';
import { getErasure, heldFields, listErasures } from './queries.ts';
import { Approve, Ask, ErasureDetail, ErasurePage, ErasuresInput, HeldFields, Refuse } from './schemas.ts';

const erase = can('fields.erase');

export const erasures = router({
  list: erase
    .input(ErasuresInput)
    .output(ErasurePage)
    .query(({ ctx, input }) => listErasures(ctx, input)),
  get: erase
    .input(z.object({ id: idOf('erasure') }))
    .output(ErasureDetail)
    .query(({ ctx, input }) => getErasure(ctx, input.id)),
  held: erase
    .input(z.object({ person: idOf('person') }))
    .output(HeldFields)
    .query(async ({ ctx, input }) =>
      viewed(ctx, 'person', input.person, await heldFields(ctx, input.person)),
    ),
  ask: erase
    .input(Ask)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => ask(ctx, input)),
  approve: erase
    .input(Approve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => approve(ctx, input)),
  refuse: erase
    .input(Refuse)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => refuseIt(ctx, input)),
});
