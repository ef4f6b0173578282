import { idOf } from '@mingcha/domain';
import { z } from 'zod';
import { can, router } from '../../trpc.ts';
import { ActedOutput } from '../acted.ts';
import { viewed } from '../viewed.ts';
import * as appealing from './appeal-commands.ts';
import * as acting from './commands.ts';
import { casePeople, getAppeal, getCase, listAppeals, listCases, ownCases } from './queries.ts';
import {
  AppealDetail,
  AppealPage,
  AppealsInput,
  CaseDetail,
  CasePage,
  CasesInput,
  OwnCases,
} from './schemas.ts';

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
  serveNotice: can('case.handle')
    .input(acting.Notice)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.notice(ctx, input)),
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
  exempt: can('case.decide')
    .input(acting.Exempt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.exempt(ctx, input)),
  dismiss: can('case.decide')
    .input(acting.Dismiss)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => acting.dismiss(ctx, input)),
});

export const appeals = router({
  list: can('appeal.read')
    .input(AppealsInput)
    .output(AppealPage)
    .query(({ ctx, input }) => listAppeals(ctx, input)),
  get: can('appeal.read')
    .input(z.object({ id: idOf('appeal') }))
    .output(AppealDetail)
    .query(async ({ ctx, input }) => viewed(ctx, 'appeal', input.id, await getAppeal(ctx, input.id))),
  file: can('appeal.file')
    .input(appealing.FileInput)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.file(ctx, input)),
  supplement: can('appeal.file')
    .input(appealing.Supplement)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.supplement(ctx, input)),
  withdraw: can('appeal.file')
    .input(appealing.WithdrawIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.withdraw(ctx, input)),
  askSupplement: can('appeal.handle')
    .input(appealing.Ask)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.ask(ctx, input)),
  accept: can('appeal.handle')
    .input(appealing.AcceptIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.accept(ctx, input)),
  refuse: can('appeal.handle')
    .input(appealing.RefuseIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.decline(ctx, input)),
  serve: can('appeal.handle')
    .input(appealing.ServeIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.serve(ctx, input)),
  assign: can('appeal.assign')
    .input(appealing.Assign)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.assign(ctx, input)),
  decide: can('appeal.decide')
    .input(appealing.DecideIt)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.decide(ctx, input)),
  execute: can('appeal.execute')
    .input(appealing.Execute)
    .output(ActedOutput)
    .mutation(({ ctx, input }) => appealing.execute(ctx, input)),
});
