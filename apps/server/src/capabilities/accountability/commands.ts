import type { Writer } from '@mingcha/db';
import { viewHash } from '@mingcha/documents';
import { idOf, type Subject } from '@mingcha/domain';
import {
  AcceptCase,
  AnswerDefence,
  ApproveCase,
  type CaseCommand,
  type CaseState,
  caseLifecycle,
  DecideCase,
  Defend,
  DismissCase,
  ExemptCase,
  IssueNotice,
  ProposeCase,
  ReceiveNotice,
  RefuseCase,
  ReturnCase,
  ReviseCase,
  ServeDecision,
  ServeNotice,
  TransferCase,
  WithdrawCase,
} from '@mingcha/domain/accountability';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { type Act, act, actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { spendPass } from '../../sign-in/spend-pass.ts';
import { answered, seen } from '../acted.ts';
import { disposeFindings, findingSubjects } from '../findings/queries.ts';
import { viewOf } from './case-view.ts';
import { caseFacts, factsOf } from './facts.ts';
import { assertHeld } from './files.ts';

const target = { id: idOf('case'), ...seen };

export const Propose = ProposeCase;
export const Revise = ReviseCase.extend(target);
export const Approve = ApproveCase.extend(target);
export const Return = ReturnCase.extend(target);
export const Withdraw = WithdrawCase.extend(target);
export const Transfer = TransferCase.extend(target);
export const Accept = AcceptCase.extend(target);
export const Refuse = RefuseCase.extend(target);
export const Notice = IssueNotice.extend(target);
export const ServeIt = ServeNotice.extend(target);
export const Receive = ReceiveNotice.extend(target);
export const Defence = z.object({ ...Defend.shape, ...target });
export const Answer = AnswerDefence.extend(target);
export const Decide = z.object({ ...DecideCase.shape, ...target });
export const Exempt = ExemptCase.extend(target);
export const Dismiss = DismissCase.extend(target);
export const Serve = ServeDecision.extend(target);

/** On paper nobody saw a screen: there is no count to expect. */
type Said<S extends z.ZodType> = Omit<z.output<S>, 'expected'> & { readonly expected?: number | undefined };

const subjectOf = (id: string): Subject => ({ type: 'case', id });

export async function propose(ctx: SignedIn, input: z.output<typeof Propose>) {
  const { session, services } = ctx;
  const { person, unit, findings } = input;
  return answered(
    await act(ctx, {
      lifecycle: caseLifecycle,
      subject: subjectOf(services.newId('cas')),
      command: { type: 'proposeCase', ...input },
      facts: (reader) =>
        factsOf(reader, { office: session.office, person, unit, findings }, [session.person]),
      creates: true,
    }),
  );
}

interface Step {
  readonly id: string;
  readonly expected?: number | undefined;
}

async function step(
  ctx: SignedIn,
  { id, expected }: Step,
  command: CaseCommand,
  people: readonly string[] = [],
) {
  const subject = subjectOf(id);
  const proposal = command.type === 'reviseCase' ? command : undefined;
  const input: Act<ReturnType<typeof caseLifecycle.evolve>, CaseCommand, object> = {
    lifecycle: caseLifecycle,
    subject,
    command,
    facts: async (reader, state) => {
      await assertHeld(ctx, reader, command);
      const facts = await caseFacts(ctx, people, proposal)(reader, state);
      const view = await viewOf(reader, state, command, {
        now: ctx.services.now(),
        decidedOn: ctx.paper?.decidedOn,
      });
      return view === undefined ? facts : { ...facts, view, frozen: viewHash(view, digest) };
    },
    expected,
  };
  return actTogether(ctx, [subject], async (together) => {
    const acted = await together.act(input);
    if (command.type !== 'serveDecision') return answered(acted);
    // Effect is no decision of anybody: it begins once the decision is with everyone it must be with.
    const served = caseLifecycle.decide(
      acted.state,
      { type: 'takeEffect' },
      {
        now: ctx.services.now(),
        person: '',
        seat: null,
        roles: ['scheduler'],
        office: ctx.session.office,
        newId: ctx.services.newId,
      },
    );
    if (!served.ok) return answered(acted);
    const effective = await together.actAsOffice({
      lifecycle: caseLifecycle,
      subject,
      command: { type: 'takeEffect' as const },
      facts: {},
    });
    return answered({ ...effective, entries: [...acted.entries, ...effective.entries] });
  });
}

export const revise = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Revise>) =>
  step(ctx, { id, expected }, { type: 'reviseCase', ...said });

export const approve = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Approve>) =>
  step(ctx, { id, expected }, { type: 'approveCase', ...said });

export const sendBack = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Return>) =>
  step(ctx, { id, expected }, { type: 'returnCase', ...said });

export const withdraw = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Withdraw>) =>
  step(ctx, { id, expected }, { type: 'withdrawCase', ...said });

/** From here on the competent organ has it: its findings are disposed of by this case. */
export async function transfer(ctx: SignedIn, { id, expected, ...said }: Said<typeof Transfer>) {
  const subject = subjectOf(id);
  const row = await ctx.services.db.read(({ prisma }) =>
    prisma.accountabilityCase.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'AccountabilityCase'), { id }] },
      select: { findings: true },
    }),
  );
  if (row === null) refuse('not-found', { subject: 'case' });
  const findings = findingSubjects(row.findings);
  return actTogether(ctx, [subject, ...findings], async (together) => {
    const acted = await together.act({
      lifecycle: caseLifecycle,
      subject,
      command: { type: 'transferCase' as const, ...said },
      facts: async (writer: Writer, state: CaseState) => {
        await assertHeld(ctx, writer, said);
        return caseFacts(ctx)(writer, state);
      },
      expected,
    });
    await disposeFindings(together, findings, id);
    return answered(acted);
  });
}

export const accept = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Accept>) =>
  step(ctx, { id, expected }, { type: 'acceptCase', ...said }, said.investigators);

export const decline = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Refuse>) =>
  step(ctx, { id, expected }, { type: 'refuseCase', ...said });

/** Written and printed: nobody has it yet, and no clock runs. */
export const notice = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Notice>) =>
  step(ctx, { id, expected }, { type: 'issueNotice', ...said });

export const serveNotice = (ctx: SignedIn, { id, expected, proof }: Said<typeof ServeIt>) =>
  step(ctx, { id, expected }, { type: 'serveNotice', proof });

/** The respondent opens it, signed in or through the code: the machine has seen that they have it. */
export const receive = (ctx: SignedIn, { id, expected }: Said<typeof Receive>) =>
  step(ctx, { id, expected }, { type: 'receiveNotice' });

export async function defend(ctx: SignedIn, { id, expected, ...said }: Said<typeof Defence>) {
  const acted = await step(ctx, { id, expected }, { type: 'defend', ...said });
  await spendPass(ctx);
  return acted;
}

export const answer = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Answer>) =>
  step(ctx, { id, expected }, { type: 'answerDefence', ...said }, said.forum);

export const decide = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Decide>) =>
  step(ctx, { id, expected }, { type: 'decideCase', ...said }, said.discussion.participants);

export const exempt = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Exempt>) =>
  step(ctx, { id, expected }, { type: 'exemptCase', ...said }, said.discussion.participants);

export const dismiss = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Dismiss>) =>
  step(ctx, { id, expected }, { type: 'dismissCase', ...said }, said.discussion.participants);

export const serve = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Serve>) =>
  step(ctx, { id, expected }, { type: 'serveDecision', ...said });
