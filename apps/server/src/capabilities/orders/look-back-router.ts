import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { Confirm, confirm, Record, Return, record, sendBack } from './look-back-commands.ts';
import { lookBacksAbout } from './look-back-queries.ts';
import { AboutOrder, LookBacksAbout } from './look-back-schemas.ts';

const records = can('look-back.record');

/** 回头看: what two inspectors who had no part in it see of an order some time after it was closed. */
export const lookBacks = router({
  about: can('look-back.read')
    .input(AboutOrder)
    .output(LookBacksAbout)
    .query(({ ctx, input }) => lookBacksAbout(ctx, input.id)),
  record: records
    .input(Record)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => record(ctx, input)),
  confirm: records
    .input(Confirm)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => confirm(ctx, input)),
  return: records
    .input(Return)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sendBack(ctx, input)),
});
