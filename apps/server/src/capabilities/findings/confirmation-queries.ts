import type { Reader } from '@mingcha/db';
import { scopeOf } from '@mingcha/domain/access';
import { dayOf, workdaysBetween } from '@mingcha/domain/calendar';
import type { Medium } from '@mingcha/domain/evidence';
import { defaultConfirmationDays } from '@mingcha/domain/findings';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { calendarOfOffice } from '../office-time.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { sheetDraft } from './confirmation-facts.ts';
import type {
  ConfirmationDetail,
  ConfirmationDraft,
  ConfirmationPage,
  ConfirmationRow,
  ConfirmationsInput,
} from './confirmation-schemas.ts';

type Where = WhereOf<'Confirmation'>;
type Row = z.infer<typeof ConfirmationRow>;

export const visibleConfirmations = (ctx: SignedIn): Where => scope(ctx, 'confirmation.read', 'Confirmation');

/** Whoever is asked reads their own sheet and our answer to it, and not who of us did what. */
const isRespondent = ({ session }: SignedIn): boolean =>
  session.pass !== undefined || !['office', 'team'].includes(scopeOf(session.roles, 'confirmation.read'));

type Stored = NonNullable<Awaited<ReturnType<Reader['prisma']['confirmation']['findUnique']>>>;

export function rowAsReadBy(ctx: SignedIn, stored: Stored): Row {
  const row = plain(stored) as unknown as Omit<Row, 'closed'>;
  const respondent = isRespondent(ctx);
  const closed = respondent && stored.state === 'opened';
  return {
    ...row,
    closed,
    finding: respondent ? null : stored.finding,
    ...(closed ? { facts: null, shows: [] } : {}),
  };
}

export function listConfirmations(
  ctx: SignedIn,
  input: z.output<typeof ConfirmationsInput>,
): Promise<z.infer<typeof ConfirmationPage>> {
  return ctx.services.db.read(async (reader) => {
    const visible: Where = { AND: [visibleConfirmations(ctx), filters(input)] };
    const page = await readPage(reader, 'Confirmation', { input, column: input.sort, visible });
    return {
      ...page,
      rows: page.rows.map((row) => rowAsReadBy(ctx, row as unknown as Stored)),
      names: await namesOf(
        reader,
        ctx.session.office,
        page.rows.flatMap((row) => [row.unit, row.person]),
      ),
    };
  });
}

function filters(input: z.output<typeof ConfirmationsInput>): Where {
  const all: Where[] = [];
  if (input.state) all.push({ state: { in: input.state } });
  if (input.finding) all.push({ finding: input.finding });
  if (input.unit) all.push({ unit: input.unit });
  if (input.objected === true) all.push({ state: 'answered', heard: false });
  return { AND: all };
}

const outcomes: Readonly<Record<string, z.infer<typeof ConfirmationDetail>['outcome']>> = {
  confirmed: 'confirmed',
  disposed: 'confirmed',
  closed: 'confirmed',
  reopened: 'confirmed',
  dismissed: 'dismissed',
  withdrawn: 'dismissed',
};

export function getConfirmation(ctx: SignedIn, id: string): Promise<z.infer<typeof ConfirmationDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.confirmation.findFirst({
      where: { AND: [visibleConfirmations(ctx), { id }] },
    });
    if (found === null) refuse('not-found', { subject: 'confirmation' });
    const finding = await prisma.finding.findUnique({
      where: { id: found.finding },
      select: { state: true },
    });
    const row = rowAsReadBy(ctx, found);
    const pieces = await prisma.evidence.findMany({
      where: { id: { in: [...row.shows] } },
      select: { id: true, medium: true },
    });
    const calendar = await calendarOfOffice(reader, found.office);
    const history = isRespondent(ctx) ? [] : await historyOf(reader, { type: 'confirmation', id });
    return {
      confirmation: row,
      media: Object.fromEntries(pieces.map(({ id: piece, medium }) => [piece, medium as Medium])),
      outcome: outcomes[finding?.state ?? ''] ?? 'pending',
      left:
        found.state !== 'served' || found.dueDay === null
          ? null
          : workdaysBetween(calendar, dayOf(ctx.services.now(), calendar.zone), found.dueDay),
      history,
      names: await namesOf(reader, ctx.session.office, [
        found.unit,
        found.person,
        ...history.map((line) => line.person),
      ]),
    };
  });
}

/** What would be put before the respondents of a finding, before anybody decides to. */
export function draftConfirmation(
  ctx: SignedIn,
  finding: string,
): Promise<z.infer<typeof ConfirmationDraft>> {
  return ctx.services.db.read(async (reader) => {
    const where: WhereOf<'Finding'> = { AND: [scope(ctx, 'confirmation.open', 'Finding'), { id: finding }] };
    if ((await reader.prisma.finding.count({ where })) === 0) refuse('not-found', { subject: 'finding' });
    const {
      shows,
      people,
      unit: _,
      visit: __,
      ...draft
    } = await sheetDraft(reader, ctx.services.serverKeys, finding);
    return { ...draft, shows: [...shows], people: [...people], days: defaultConfirmationDays };
  });
}

/** Findings whose respondents have all been heard, as far as they wished to be. */
export async function heardFindings({ prisma }: Reader, office: string): Promise<WhereOf<'Finding'>> {
  const waiting = await prisma.confirmation.findMany({
    where: { office, heard: false },
    select: { finding: true },
    distinct: ['finding'],
  });
  return {
    state: { in: ['under-confirmation', 'disputed'] },
    id: { notIn: waiting.map(({ finding }) => finding) },
  };
}
