import { idOf, type Subject } from '@mingcha/domain';
import {
  AlarmAppeal,
  type AppealCommand,
  type AppealState,
  AskSupplement,
  AssignAppeal,
  appealLifecycle,
  caseLifecycle,
  DecideAppeal,
  ExecuteAppeal,
  FileAppeal,
  RefuseAppeal,
  ServeAppeal,
  SupplementAppeal,
  WithdrawAppeal,
} from '@mingcha/domain/accountability';
import { z } from 'zod';
import { act, actTogether, type Together } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { spendPass } from '../../sign-in/spend-pass.ts';
import { answered, seen } from '../acted.ts';
import { appealFacts } from './appeal-facts.ts';
import { assertHeld } from './files.ts';

const target = { id: idOf('appeal'), ...seen };

/** Of an order or bulletin: which of one’s units asks. */
export const FileInput = FileAppeal.extend({ unit: idOf('unit').nullable().default(null) });
export const Ask = AskSupplement.extend(target);
export const Supplement = z.object({ ...SupplementAppeal.shape, ...target });
export const AcceptIt = z.object(target);
export const RefuseIt = RefuseAppeal.extend(target);
export const Assign = AssignAppeal.extend(target);
export const DecideIt = z.object({ ...DecideAppeal.shape, ...target });
export const ServeIt = ServeAppeal.extend(target);
export const Execute = ExecuteAppeal.extend(target);
export const WithdrawIt = WithdrawAppeal.extend(target);
export { AlarmAppeal };

type Said<S extends z.ZodType> = Omit<z.output<S>, 'expected'> & { readonly expected?: number | undefined };

const subjectOf = (id: string): Subject => ({ type: 'appeal', id });

export async function file(ctx: SignedIn, { unit, ...input }: z.output<typeof FileInput>) {
  const { session, services } = ctx;
  // A code is for one decision, and asks for another look at that one.
  if (session.pass !== undefined && session.pass.only.id !== input.about.id)
    refuse('not-found', { subject: input.about.type });
  const acted = answered(
    await act(ctx, {
      lifecycle: appealLifecycle,
      subject: subjectOf(services.newId('apl')),
      command: { type: 'fileAppeal', ...input },
      facts: async (reader, state) => {
        await assertHeld(ctx, reader, input);
        const filing = { about: input.about, previous: input.previous, unit };
        return appealFacts(session.office, [], filing)(reader, state);
      },
      creates: true,
    }),
  );
  await spendPass(ctx);
  return acted;
}

interface Step {
  readonly id: string;
  readonly expected?: number | undefined;
}

async function step(
  ctx: SignedIn,
  { id, expected }: Step,
  command: AppealCommand,
  people: readonly string[] = [],
) {
  return answered(
    await act(ctx, {
      lifecycle: appealLifecycle,
      subject: subjectOf(id),
      command,
      facts: async (reader, state) => {
        await assertHeld(ctx, reader, command);
        return appealFacts(ctx.session.office, people)(reader, state);
      },
      expected,
    }),
  );
}

export const ask = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Ask>) =>
  step(ctx, { id, expected }, { type: 'askSupplement', ...said });

export const supplement = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Supplement>) =>
  step(ctx, { id, expected }, { type: 'supplementAppeal', ...said });

export const accept = (ctx: SignedIn, { id, expected }: Said<typeof AcceptIt>) =>
  step(ctx, { id, expected }, { type: 'acceptAppeal' });

export const decline = (ctx: SignedIn, { id, expected, ...said }: Said<typeof RefuseIt>) =>
  step(ctx, { id, expected }, { type: 'refuseAppeal', ...said });

export const assign = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Assign>) =>
  step(ctx, { id, expected }, { type: 'assignAppeal', ...said }, said.reviewers);

export const decide = (ctx: SignedIn, { id, expected, ...said }: Said<typeof DecideIt>) =>
  step(ctx, { id, expected }, { type: 'decideAppeal', ...said }, said.discussion.participants);

export const serve = (ctx: SignedIn, { id, expected, ...said }: Said<typeof ServeIt>) =>
  step(ctx, { id, expected }, { type: 'serveAppeal', ...said });

export const withdraw = (ctx: SignedIn, { id, expected, ...said }: Said<typeof WithdrawIt>) =>
  step(ctx, { id, expected }, { type: 'withdrawAppeal', ...said });

/** What the appeal decided is carried into the case by the same act, so that no list shows one without the other. */
export async function execute(ctx: SignedIn, { id, expected, did }: Said<typeof Execute>) {
  const subject = subjectOf(id);
  const row = await ctx.services.db.read(({ prisma }) =>
    prisma.appeal.findFirst({
      where: { office: ctx.session.office, id },
      select: { aboutType: true, aboutId: true },
    }),
  );
  if (row === null) refuse('not-found', { subject: 'appeal' });
  const about = { type: row.aboutType, id: row.aboutId } as Subject;
  return actTogether(ctx, [subject, about], async (together) => {
    const acted = await together.act({
      lifecycle: appealLifecycle,
      subject,
      command: { type: 'executeAppeal', did },
      facts: appealFacts(ctx.session.office),
      expected,
    });
    if (about.type === 'case') await carry(together, about, acted.state);
    return answered(acted);
  });
}

async function carry(
  together: Together,
  subject: Subject,
  { id, result, changed }: AppealState,
): Promise<void> {
  const appeal = id ?? '';
  const act = { lifecycle: caseLifecycle, subject, facts: {} };
  if (result === 'changed' && changed !== null) {
    const { measures, months } = changed;
    await together.actAsOffice({
      ...act,
      command: { type: 'changeCase', appeal, measures: [...measures], months },
    });
  }
  if (result === 'revoked')
    await together.actAsOffice({ ...act, command: { type: 'revokeCase' as const, appeal } });
  if (result === 'remitted')
    await together.actAsOffice({ ...act, command: { type: 'remitCase' as const, appeal } });
}
