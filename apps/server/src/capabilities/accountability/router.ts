import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import { PrintedWithCode, PrintWithCode, printWithCode } from './case-print.ts';
import * as acting from './commands.ts';
import { casePeople, getCase, listCases, ownCases } from './queries.ts';
import { CaseDetail, CasePage, CasesInput, OwnCases } from './schemas.ts';
import { SealCase, sealCase } from './seal-by-key.ts';

export const cases = router({
  list: can('case.read')
    .input(CasesInput)
    .output(CasePage)
    .query(({ ctx, input }) => listCases(ctx, input)),
  get: can('case.read')
    .input(z.object({ id: idOf('case') }))
    .output(CaseDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'case', input.id, await getCase(ctx, input.id))),
  people: can('case.read')
    .output(z.array(z.object({ id: z.string(), name: z.string().nullable() })))
    .query(({ ctx }) => casePeople(ctx)),
  own: can('case.defend')
    .output(OwnCases)
    .query(({ ctx }) => ownCases(ctx)),
  propose: can('case.propose')
    .input(acting.Propose)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.propose(ctx, input)),
  revise: can('case.propose')
    .input(acting.Revise)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.revise(ctx, input)),
  withdraw: can('case.propose')
    .input(acting.Withdraw)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.withdraw(ctx, input)),
  transfer: can('case.propose')
    .input(acting.Transfer)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.transfer(ctx, input)),
  approve: can('case.approve')
    .input(acting.Approve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.approve(ctx, input)),
  return: can('case.approve')
    .input(acting.Return)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.sendBack(ctx, input)),
  accept: can('case.handle')
    .input(acting.Accept)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.accept(ctx, input)),
  refuse: can('case.handle')
    .input(acting.Refuse)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.decline(ctx, input)),
  issueNotice: can('case.handle')
    .input(acting.Notice)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.notice(ctx, input)),
  serveNotice: can('case.handle')
    .input(acting.ServeIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.serveNotice(ctx, input)),
  printWithCode: can('case.handle')
    .input(PrintWithCode)
    .output(PrintedWithCode)
    .mutation(({ ctx, input }) => printWithCode(ctx, input)),
  receive: can('case.defend')
    .input(acting.Receive)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.receive(ctx, input)),
  answerDefence: can('case.handle')
    .input(acting.Answer)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.answer(ctx, input)),
  serve: can('case.handle')
    .input(acting.Serve)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.serve(ctx, input)),
  defend: can('case.defend')
    .input(acting.Defence)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.defend(ctx, input)),
  decide: can('case.decide')
    .input(acting.Decide)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.decide(ctx, input)),
  sealByKey: can('case.seal')
    .input(SealCase)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => sealCase(ctx, input)),
  exempt: can('case.decide')
    .input(acting.Exempt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.exempt(ctx, input)),
  dismiss: can('case.decide')
    .input(acting.Dismiss)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.dismiss(ctx, input)),
});
