import { idOf } from '@mingcha/domain';
import { LogStretch } from '@mingcha/domain/retention';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import { approve, draw, drawLog, lift, place, refuseIt } from './commands.ts';
import { ofEvidence, ofVisit } from './of-one.ts';
import { getList, listDue, listDueLog, listHolds, listLists } from './queries.ts';
import {
  Approve,
  Draw,
  DrawLog,
  DueInput,
  DuePage,
  EvidenceKeeping,
  HoldPage,
  HoldsInput,
  Lift,
  ListDetail,
  ListPage,
  ListsInput,
  Place,
  Refuse,
  VisitKeeping,
} from './schemas.ts';

/** How long recordings are kept, what protects them, and the lists by which they are destroyed. */
export const keeping = router({
  ofEvidence: can('evidence.read')
    .input(z.object({ id: idOf('evidence') }))
    .output(EvidenceKeeping)
    .query(({ ctx, input }) => ofEvidence(ctx, input.id)),
  ofVisit: can('visit.read')
    .input(z.object({ id: idOf('visit') }))
    .output(VisitKeeping)
    .query(({ ctx, input }) => ofVisit(ctx, input.id)),
  holds: can('hold.read')
    .input(HoldsInput)
    .output(HoldPage)
    .query(({ ctx, input }) => listHolds(ctx, input)),
  place: can('hold.place')
    .input(Place)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => place(ctx, input)),
  lift: can('hold.place')
    .input(Lift)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => lift(ctx, input)),
  due: can('destruction.draw')
    .input(DueInput)
    .output(DuePage)
    .query(({ ctx, input }) => listDue(ctx, input)),
  dueLog: can('destruction.draw')
    .input(z.void())
    .output(z.object({ log: LogStretch.nullable() }))
    .query(({ ctx }) => listDueLog(ctx)),
  drawLog: can('destruction.draw')
    .input(DrawLog)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => drawLog(ctx, input)),
  lists: can('destruction.read')
    .input(ListsInput)
    .output(ListPage)
    .query(({ ctx, input }) => listLists(ctx, input)),
  list: can('destruction.read')
    .input(z.object({ id: idOf('destruction') }))
    .output(ListDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'destruction', input.id, await getList(ctx, input.id))),
  draw: can('destruction.draw')
    .input(Draw)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => draw(ctx, input)),
  approve: can('destruction.decide')
    .input(Approve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => approve(ctx, input)),
  refuse: can('destruction.decide')
    .input(Refuse)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => refuseIt(ctx, input)),
});
