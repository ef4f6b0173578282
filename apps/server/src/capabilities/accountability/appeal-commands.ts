import { viewHash } from '@mingcha/documents';
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
  ExtendAppeal,
  FileAppeal,
  RefuseAppeal,
  ServeAppeal,
  SupplementAppeal,
  WithdrawAppeal,
} from '@mingcha/domain/accountability';
import { emptySeries, evolveSeries, nextSerial, seriesOf, yearOf } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act, actTogether, stateOf, type Together } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { spendPass } from '../../sign-in/spend-pass.ts';
import { answered, seen } from '../acted.ts';
import { zoneOf } from '../office-time.ts';
import { appealFacts } from './appeal-facts.ts';
import { appealView } from './appeal-view.ts';
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
export const Extend = ExtendAppeal.extend(target);
export const Receive = z.object(target);
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
  const subject = subjectOf(services.newId('apl'));
  const earlier = input.previous === undefined ? [] : [subjectOf(input.previous)];
  const acted = await actTogether(ctx, [subject, ...earlier], async (together) => {
    const filed = await together.act({
      lifecycle: appealLifecycle,
      subject,
      command: { type: 'fileAppeal', ...input },
      facts: async (reader, state) => {
        await assertHeld(ctx, reader, input);
        const filing = { about: input.about, previous: input.previous, unit };
        return appealFacts(session.office, [], filing)(reader, state);
      },
      creates: true,
    });
    for (const one of earlier) await goFurther(together, one, subject.id);
    return answered(filed);
  });
  await spendPass(ctx);
  return acted;
}

/** The appeal whose result is contested says where it went on, once nothing of it is left to carry out. */
async function goFurther({ reader, actAsOffice }: Together, earlier: Subject, appeal: string): Promise<void> {
  const state = stateOf(appealLifecycle, await reader.recordedOf(earlier));
  if (state.status !== 'executed') return;
  await actAsOffice({
    lifecycle: appealLifecycle,
    subject: earlier,
    command: { type: 'appealFurther' as const, appeal },
    facts: {},
  });
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

export const extend = (ctx: SignedIn, { id, expected, ...said }: Said<typeof Extend>) =>
  step(ctx, { id, expected }, { type: 'extendAppeal', ...said });

/** Results about bulletins and orders have a register of their own: 清督复〔2026〕1号. */
export const appealSeries = (code: string): string => `${code}复`;

/** What is decided is written down as it will be printed, and numbered where this office numbers it: all or nothing. */
export async function decide(ctx: SignedIn, { id, expected, ...said }: Said<typeof DecideIt>) {
  const { services, session } = ctx;
  const { office } = session;
  const subject = subjectOf(id);
  const { row, code, zone } = await services.db.read(async (reader) => ({
    row: await reader.prisma.appeal.findFirst({ where: { AND: [scope(ctx, ctx.verb, 'Appeal'), { id }] } }),
    code: (await reader.prisma.office.findUniqueOrThrow({ where: { id: office } })).code,
    zone: await zoneOf(reader, office),
  }));
  if (row === null) refuse('not-found', { subject: 'appeal' });
  const year = yearOf(dayOf(services.now(), zone));
  const register: Subject = { type: 'series', id: seriesOf(office, appealSeries(code), year) };
  const numbered = row.aboutType === 'case' ? [] : [register];
  return answered(
    await act(ctx, {
      lifecycle: appealLifecycle,
      subject,
      also: numbered,
      command: { type: 'decideAppeal', ...said },
      facts: async (reader, state, now) => {
        await assertHeld(ctx, reader, said);
        const facts = await appealFacts(office, said.discussion.participants)(reader, state);
        const view = await appealView(reader, { state, said, now });
        const printed = { ...facts, view, viewHash: viewHash(view, digest) };
        if (numbered.length === 0) return printed;
        // The year turned between the lock and this line: another register is meant, and that one is not locked.
        if (yearOf(dayOf(now, zone)) !== year) refuse('changed-meanwhile', { state: state.status });
        const taken = (await reader.recordedOf(register)).reduce(evolveSeries, emptySeries);
        return { ...printed, series: appealSeries(code), nextSerial: nextSerial(taken) };
      },
      expected,
    }),
  );
}

export const serve = (ctx: SignedIn, { id, expected, ...said }: Said<typeof ServeIt>) =>
  step(ctx, { id, expected }, { type: 'serveAppeal', ...said });

export async function receive(ctx: SignedIn, { id, expected }: Said<typeof Receive>) {
  return step(ctx, { id, expected }, { type: 'receiveAppeal' });
}

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
