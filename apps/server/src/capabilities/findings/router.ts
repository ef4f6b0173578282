import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import {
  Confirm,
  choose,
  confirm,
  Dismiss,
  dismiss,
  Name,
  nameHolders,
  Refer,
  Return,
  refer,
  Settle,
  Supplement,
  sendBack,
  supplement,
  Withdraw,
  withdraw,
} from './commands.ts';
import { countFindings, getFinding, listFindings } from './queries.ts';
import { FindingCounts, FindingDetail, FindingPage, FindingsInput } from './schemas.ts';
import { FindingTiming, timingOf } from './timing.ts';

export const findings = router({
  list: can('finding.read')
    .input(FindingsInput)
    .output(FindingPage)
    .query(({ ctx, input }) => listFindings(ctx, input)),
  get: can('finding.read')
    .input(z.object({ id: idOf('finding') }))
    .output(FindingDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'finding', input.id, await getFinding(ctx, input.id))),
  counts: can('finding.count')
    .output(FindingCounts)
    .query(({ ctx }) => countFindings(ctx)),
  confirm: can('finding.confirm')
    .input(Confirm)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => confirm(ctx, input)),
  return: can('finding.confirm')
    .input(Return)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sendBack(ctx, input)),
  dismiss: can('finding.confirm')
    .input(Dismiss)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => dismiss(ctx, input)),
  withdraw: can('finding.withdraw')
    .input(Withdraw)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => withdraw(ctx, input)),
  refer: can('finding.refer')
    .input(Refer)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => refer(ctx, input)),
  nameHolders: can('finding.refer')
    .input(Name)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => nameHolders(ctx, input)),
  choose: can('finding.confirm')
    .input(Settle)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => choose(ctx, input)),
  timing: can('finding.record')
    .input(z.object({ id: idOf('finding') }))
    .output(FindingTiming)
    .query(({ ctx, input }) => timingOf(ctx, input.id)),
  supplement: can('finding.record')
    .input(Supplement)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => supplement(ctx, input)),
});
