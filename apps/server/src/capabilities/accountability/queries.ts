import type { Reader } from '@mingcha/db';
import { lastDay, remediesOf } from '@mingcha/domain/accountability';
import { type Calendar, dayOf } from '@mingcha/domain/calendar';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { calendarOfOffice } from '../office-time.ts';
import { type Plain, plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { CaseDetail, type CasePage, CaseRow, type CasesInput, OwnCase, type OwnCases } from './schemas.ts';

type Where = WhereOf<'AccountabilityCase'>;
type Stored = Plain<NonNullable<Awaited<ReturnType<Reader['prisma']['accountabilityCase']['findUnique']>>>>;

export function listCases(
  ctx: SignedIn,
  input: z.infer<typeof CasesInput>,
): Promise<z.infer<typeof CasePage>> {
  return ctx.services.db.read(async (reader) => {
    const filters: Where[] = [];
    if (input.state) filters.push({ state: { in: input.state } });
    if (input.person) filters.push({ person: input.person });
    if (input.unit) filters.push({ unit: input.unit });
    const visible: Where = { AND: [scope(ctx, 'case.read', 'AccountabilityCase'), ...filters] };
    const page = await readPage(reader, 'AccountabilityCase', { input, column: input.sort, visible });
    const mentioned = page.rows.flatMap((row) => [row.person, row.unit]);
    return {
      ...page,
      rows: page.rows.map((row) => CaseRow.parse(row)),
      names: await namesOf(reader, ctx.session.office, mentioned),
    };
  });
}

export function getCase(ctx: SignedIn, id: string): Promise<z.infer<typeof CaseDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.accountabilityCase.findFirst({
      where: { AND: [scope(ctx, 'case.read', 'AccountabilityCase'), { id }] },
    });
    if (found === null) refuse('not-found', { subject: 'case' });
    const [findings, parts, appeals, history] = await Promise.all([
      prisma.finding.findMany({
        where: { id: { in: found.findings } },
        select: { id: true, state: true, observation: true, observedAt: true },
        orderBy: { id: 'asc' },
      }),
      prisma.casePart.findMany({
        where: { case: id },
        select: { part: true, person: true },
        orderBy: { position: 'asc' },
      }),
      prisma.appeal.findMany({
        where: { aboutId: id },
        select: { id: true, state: true, route: true, filedAt: true },
        orderBy: { filedAt: 'asc' },
      }),
      historyOf(reader, { type: 'case', id }),
    ]);
    const people = [...parts.map((part) => part.person), ...history.map((line) => line.person)];
    const sat = CaseDetail.shape.case.shape.discussion.parse(found.discussion)?.participants ?? [];
    return {
      case: CaseDetail.shape.case.parse(plain(found)),
      findings: plain(findings),
      parts,
      appeals: plain(appeals),
      history,
      names: await namesOf(reader, ctx.session.office, [
        found.person,
        found.unit,
        found.defendedBy,
        ...people,
        ...sat,
      ]),
    };
  });
}

/** What the respondent sees of their own cases: the notice, their words, the answers, the decision and the ways from it. */
export function ownCases(ctx: SignedIn): Promise<z.infer<typeof OwnCases>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const rows = await prisma.accountabilityCase.findMany({
      where: scope(ctx, 'case.defend', 'AccountabilityCase'),
      orderBy: [{ noticedAt: 'desc' }, { id: 'desc' }],
      take: 50,
    });
    const ids = rows.map((row) => row.id);
    const [parts, appeals, calendar] = await Promise.all([
      prisma.casePart.findMany({
        where: { case: { in: ids }, part: 'investigator' },
        orderBy: { position: 'asc' },
      }),
      prisma.appeal.findMany({ where: { aboutId: { in: ids } }, orderBy: { filedAt: 'asc' } }),
      calendarOfOffice(reader, ctx.session.office),
    ]);
    const names = [...rows.flatMap((row) => [row.person, row.unit]), ...parts.map((part) => part.person)];
    return {
      rows: plain(rows).map((row) =>
        OwnCase.parse({
          ...told(row),
          ground: ['exempted', 'dismissed'].includes(row.state) ? row.reason : null,
          investigators: parts.filter((part) => part.case === row.id).map((part) => part.person),
          routes: routesOf(
            row,
            calendar,
            plain(appeals).filter((appeal) => appeal.aboutId === row.id),
          ),
          appeals: plain(appeals)
            .filter((appeal) => appeal.aboutId === row.id)
            .map((appeal) => ({
              ...appeal,
              asked:
                appeal.state === 'supplement-asked' || appeal.state === 'inadmissible' ? appeal.reason : null,
              ...(appeal.servedAt === null ? { result: null, measures: [], reasons: null } : {}),
            })),
        }),
      ),
      names: await namesOf(reader, ctx.session.office, names),
    };
  });
}

/** What the organ answered and decided is told with the decision, not before it was served. */
function told(row: Stored): Stored {
  const served = row.person === null ? row.servedUnitAt : row.servedPersonAt;
  if (served !== null) return row;
  const hidden = row.decidedAt === null ? row.state : 'deliberation';
  // Whoever opens it takes it: what stands in a notice is read once its receipt is written down.
  const sealed = { noticeMeasures: [], noticeMonths: null, noticeFacts: null, noticeBasis: null };
  return {
    ...row,
    ...(row.noticedAt === null ? sealed : {}),
    state: hidden,
    answers: [],
    decided: [],
    months: null,
    reasons: null,
    basis: null,
    from: null,
    until: null,
    remedy: null,
    decidedAt: null,
    reason: null,
  };
}

interface Gone {
  readonly id: string;
  readonly route: string;
  readonly filedAt: number;
  readonly servedAt: number | null;
}

/** Where one may turn now: from the decision, or from the result of the last appeal against it. */
function routesOf(row: Stored, calendar: Calendar, appeals: readonly Gone[]) {
  const received = row.person === null ? row.servedUnitAt : row.servedPersonAt;
  if (received === null || row.decided.length === 0) return [];
  const last = appeals.findLast(
    ({ servedAt, filedAt }) => servedAt !== null && filedAt >= (row.decidedAt ?? 0),
  );
  return remediesOf({
    type: 'case',
    party: row.person === null ? 'unit' : 'person',
    authority: row.authority,
    measures: row.decided,
    after: last?.route ?? null,
  }).map((each) => ({
    code: each.code,
    previous: last?.id ?? null,
    lastDay: lastDay(calendar, dayOf(last?.servedAt ?? received, calendar.zone), each.file),
  }));
}

export { casesWaiting } from './waiting.ts';

/** Whoever holds a duty in which they could be put to work on a case or an appeal, by name. */
export function casePeople({ services, session }: SignedIn): Promise<{ id: string; name: string | null }[]> {
  return services.db.read(async ({ prisma }) => {
    const { office } = session;
    const grants = await prisma.roleGrant.findMany({
      where: { office, active: true, role: { in: ['discipline', 'leader', 'reviewer'] } },
      select: { person: true },
      distinct: ['person'],
    });
    return prisma.person.findMany({
      where: { office, id: { in: grants.map((grant) => grant.person) } },
      select: { id: true, name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    });
  });
}
