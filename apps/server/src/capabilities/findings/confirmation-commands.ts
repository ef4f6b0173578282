import { idOf, LongText } from '@mingcha/domain';
import {
  AnswerConfirmation,
  type AnswerSigned,
  awaitedStates,
  type ConfirmationCommand,
  ConfirmationDays,
  confirmationLifecycle,
  defaultConfirmationDays,
  findingLifecycle,
  NoteRefusalToSign,
  ReplyToConfirmation,
  ServeConfirmation,
} from '@mingcha/domain/findings';
import type { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act, actTogether, type Together } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { missingOf } from '../../files/held.ts';
import { refuse } from '../../refused.ts';
import { spendPass } from '../../sign-in/spend-pass.ts';
import { answered, seen } from '../acted.ts';
import {
  confirmationFacts,
  peopleOf,
  type SheetDraft,
  sheetDraft,
  sheetFacts,
} from './confirmation-facts.ts';
import { findingFacts } from './facts.ts';

const target = { id: idOf('confirmation'), ...seen };

export const Open = z.object({
  /** The finding. */
  id: idOf('finding'),
  ...seen,
  /** Beside the unit: everybody who can be recognised. */
  persons: z.array(idOf('person')).max(10).default([]),
  /** Left out: as the finding tells them. */
  facts: LongText.max(3200).optional(),
  /** Left out: every picture of it that may be shown. */
  shows: z.array(idOf('evidence')).max(50).optional(),
  days: ConfirmationDays.default(defaultConfirmationDays),
});
export const Serve = ServeConfirmation.extend(target);
export const Receive = z.object(target);
export const Answer = AnswerConfirmation.omit({ signed: true }).extend(target);
export const NoteRefusal = NoteRefusalToSign.extend(target);
export const Reply = ReplyToConfirmation.extend(target);

/** One sheet for the unit and one for each person, or none at all. */
export async function open(ctx: SignedIn, input: z.output<typeof Open>) {
  const { services, session } = ctx;
  const subject = { type: 'finding' as const, id: input.id };
  const { draft, strangers } = await services.db.read(async (reader) => {
    const reachable = await reader.prisma.finding.count({
      where: { AND: [scope(ctx, 'confirmation.open', 'Finding'), { id: input.id }] },
    });
    if (reachable === 0) refuse('not-found', { subject: 'finding' });
    const made = await sheetDraft(reader, services.serverKeys, input.id);
    const known = await peopleOf(reader, session.office, made.unit);
    return {
      draft: made,
      strangers: input.persons.filter((person) => !known.some(({ id }) => id === person)).length,
    };
  });
  if (strangers > 0) refuse('confirmation.person-elsewhere', { count: strangers });
  const respondents = [
    { unit: draft.unit, person: null },
    ...[...new Set(input.persons)].map((person) => ({ unit: null, person })),
  ];
  const sheets = respondents.map((respondent) => ({
    subject: { type: 'confirmation' as const, id: services.newId('cnf') },
    respondent,
  }));
  return actTogether(ctx, [subject, ...sheets.map((sheet) => sheet.subject)], async (together) => {
    const acted = await together.act({
      lifecycle: findingLifecycle,
      subject,
      command: { type: 'openConfirmation', confirmations: sheets.map((sheet) => sheet.subject.id) },
      facts: findingFacts,
      expected: input.expected,
    });
    for (const { subject: sheet, respondent } of sheets) {
      await together.act({
        lifecycle: confirmationLifecycle,
        subject: sheet,
        creates: true,
        command: {
          type: 'openConfirmationSheet',
          finding: input.id,
          visit: draft.visit,
          ...respondent,
          facts: factsOf(input.facts ?? draft.facts, draft),
          shows: [...(input.shows ?? draft.shows)],
          days: input.days,
        },
        facts: (reader) => sheetFacts(reader, input.id),
      });
    }
    return { ...answered(acted), confirmations: sheets.map((sheet) => sheet.subject.id) };
  });
}

/** The office may tell the facts in other words; what was computed stands below them as it is. */
const factsOf = (facts: string, { took, proven }: Pick<SheetDraft, 'took' | 'proven'>): string =>
  [facts, took, proven].filter((part) => part !== null).join('\n');

interface Target {
  readonly id: string;
  /** Of a paper none: what was seen stands on it. */
  readonly expected?: number | undefined;
}

async function decide(
  ctx: SignedIn,
  { id, expected }: Target,
  command: ConfirmationCommand,
  { finding, files = [] }: { readonly finding?: string; readonly files?: readonly FileRef[] } = {},
) {
  const acted = await act(ctx, {
    lifecycle: confirmationLifecycle,
    subject: { type: 'confirmation', id },
    command,
    facts: async (writer, state) => {
      // An entry vouches for the bytes it names: they lie in the store before it is written.
      const missing = await missingOf(ctx.services, writer, files);
      if (missing !== null) refuse('attachment.missing', { name: missing.name });
      return confirmationFacts(writer, state);
    },
    expected,
    ...(finding === undefined ? {} : { also: [{ type: 'finding' as const, id: finding }] }),
  });
  return answered(acted);
}

/** By hand, by post, left behind: only a paper that two have seen brings it here. */
export async function serve(
  ctx: SignedIn,
  { id, expected, proof }: Target & z.output<typeof ServeConfirmation>,
) {
  const files = proof.scan === undefined ? [] : [proof.scan];
  return decide(ctx, { id, expected }, { type: 'serveConfirmation', proof }, { files });
}

/** The addressee opens the envelope: that is the service, and from that day time runs. */
export const receive = (ctx: SignedIn, { id, expected }: z.output<typeof Receive>) =>
  decide(ctx, { id, expected }, { type: 'receiveConfirmation' });

/** With an objection the finding is disputed in the same act. */
export async function answer(
  ctx: SignedIn,
  { id, expected, ...reply }: Omit<z.output<typeof Answer>, 'expected'> & Pick<Target, 'expected'>,
  signed: AnswerSigned = 'electronic',
) {
  const row = await ctx.services.db.read(({ prisma }) =>
    prisma.confirmation.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Confirmation'), { id }] },
      select: { finding: true },
    }),
  );
  if (row === null) refuse('not-found', { subject: 'confirmation' });
  const command = { type: 'answerConfirmation' as const, ...reply, signed };
  const acted = await decide(ctx, { id, expected }, command, { files: reply.files, finding: row.finding });
  await spendPass(ctx);
  return acted;
}

export async function noteRefusal(
  ctx: SignedIn,
  { id, expected, ...note }: Target & z.output<typeof NoteRefusalToSign>,
) {
  const files = note.scan === undefined ? [] : [note.scan];
  return decide(ctx, { id, expected }, { type: 'noteRefusalToSign', ...note }, { files });
}

export const reply = (ctx: SignedIn, { id, expected, points }: z.output<typeof Reply>) =>
  decide(ctx, { id, expected }, { type: 'replyToConfirmation', points });

/** Sheets of one finding that still wait for their respondent. */
export const awaitedOf = (ctx: SignedIn, finding: string) =>
  ctx.services.db.read(({ prisma }) =>
    prisma.confirmation.findMany({
      where: { finding, office: ctx.session.office, state: { in: [...awaitedStates] } },
      select: { id: true },
      orderBy: { id: 'asc' },
    }),
  );

/** What is no longer asked is taken back in the act that made it idle. */
export async function takeBack(
  together: Together,
  sheets: readonly { readonly id: string }[],
  reason: string,
) {
  for (const { id } of sheets) {
    const now = await together.reader.prisma.confirmation.findUnique({ where: { id } });
    // Answered while we looked: it stays what it is.
    if (now === null || !(awaitedStates as readonly string[]).includes(now.state)) continue;
    await together.actAsOffice({
      lifecycle: confirmationLifecycle,
      subject: { type: 'confirmation', id },
      command: { type: 'withdrawConfirmation', reason },
      facts: {},
    });
  }
}
