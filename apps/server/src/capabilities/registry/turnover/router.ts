import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../../trpc.ts';
import { ActedOutput } from '../../acted.ts';
import * as commands from './commands.ts';
import * as queries from './queries.ts';
import * as schemas from './schemas.ts';

/** Who is away and who acts for them. */
export const leaves = router({
  list: can('leave.read')
    .input(schemas.LeavesInput)
    .output(schemas.LeavePage)
    .query(({ ctx, input }) => queries.listLeaves(ctx, input)),
  get: can('leave.read')
    .input(z.object({ id: idOf('leave') }))
    .output(schemas.LeaveDetail)
    .query(({ ctx, input }) => queries.getLeave(ctx, input.id)),
  seats: can('leave.declare')
    .output(schemas.OwnSeats)
    .query(({ ctx }) => queries.ownSeats(ctx)),
  declare: can('leave.declare')
    .input(schemas.Declare)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.declareLeave(ctx, input)),
  confirm: can('leave.confirm')
    .input(schemas.OnLeave)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.confirmLeave(ctx, input)),
  end: can('leave.declare')
    .input(schemas.OnLeave)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.endLeave(ctx, input)),
});

/** A seat that changes hands, with the list of what is open there. */
export const handovers = router({
  list: can('handover.read')
    .input(schemas.HandoversInput)
    .output(schemas.HandoverPage)
    .query(({ ctx, input }) => queries.listHandovers(ctx, input)),
  get: can('handover.read')
    .input(z.object({ id: idOf('handover') }))
    .output(schemas.HandoverDetail)
    .query(({ ctx, input }) => queries.getHandover(ctx, input.id)),
  open: can('handover.open')
    .input(schemas.Open)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.openHandover(ctx, input)),
  give: can('handover.answer')
    .input(schemas.Give)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.giveHandover(ctx, input)),
  take: can('handover.answer')
    .input(schemas.Take)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.takeHandover(ctx, input)),
  approve: can('handover.approve')
    .input(schemas.OnHandover)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.approveHandover(ctx, input)),
  cancel: can('handover.open')
    .input(schemas.Cancel)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => commands.cancelHandover(ctx, input)),
});
