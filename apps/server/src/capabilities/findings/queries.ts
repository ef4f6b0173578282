import type { Reader } from '@mingcha/db';
import { TimeElement } from '@mingcha/domain/findings';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { clockDoubtsOf, firstTimeOf, timesOfVisit, type VisitTimes } from '../../journal/proven-time.ts';
import { refuse } from '../../refused.ts';
import { contestedAmong, contestedIn } from '../contested.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { type Plain, plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { clashesIn } from './clashes.ts';
import { heardFindings } from './confirmation-queries.ts';
import type { FindingCounts, FindingDetail, FindingPage, FindingsInput } from './schemas.ts';

export { heardFindings } from './confirmation-queries.ts';
export { disposeFindings, findingSubjects } from './dispose.ts';
export { findingFacts } from './facts.ts';
export { printedReplies } from './printed-replies.ts';

type Where = WhereOf<'Finding'>;
type Input = z.infer<typeof FindingsInput>;

/** What this person may see: of referred findings those they hold (8.5: not the unit). The scope sees to both. */
export const visibleFindings = (ctx: SignedIn): Where => scope(ctx, 'finding.read', 'Finding');

export function listFindings(ctx: SignedIn, input: Input): Promise<z.infer<typeof FindingPage>> {
  return ctx.services.db.read(async (reader) => {
    const visible: Where = { AND: [visibleFindings(ctx), await filters(ctx, reader, input)] };
    const page = await readPage(reader, 'Finding', { input, column: input.sort, visible });
    const rows = await withContext(ctx, reader, page.rows);
    return {
      ...page,
      rows,
      names: await namesOf(reader, ctx.session.office, mentioned(rows)),
    };
  });
}

async function filters({ session }: SignedIn, reader: Reader, input: Input): Promise<Where> {
  const all: Where[] = [];
  if (input.state) all.push({ state: { in: input.state } });
  if (input.unit) all.push({ unit: { in: input.unit } });
  if (input.style) all.push({ style: { in: input.style } });
  if (input.unclassified === true) all.push({ style: null });
  if (input.visit) all.push({ visit: input.visit });
  if (input.from !== undefined) all.push({ observedAt: { gte: input.from } });
  if (input.until !== undefined) all.push({ observedAt: { lt: input.until } });
  if (input.contested === true) all.push(await isContested(reader, session.office));
  if (input.heard === true) all.push(await heardFindings(reader, session.office));
  if (input.text !== undefined) {
    const holds = { contains: input.text, mode: 'insensitive' as const };
    all.push({ OR: [{ observation: holds }, { place: holds }, { criterion: holds }] });
  }
  if (input.plan !== undefined) {
    const visits = await reader.prisma.visit.findMany({ where: { plan: input.plan }, select: { id: true } });
    all.push({ visit: { in: visits.map((visit) => visit.id) } });
  }
  return { AND: all };
}

/** Waits for a person's eyes: an act out of place, a contradiction, or one that was doubtful when it arrived. */
async function isContested(reader: Reader, office: string): Promise<Where> {
  const ids = await contestedIn(reader, office, 'finding');
  return { OR: [{ outOfPlace: true }, { id: { in: [...ids] } }] };
}

type Stored = NonNullable<Awaited<ReturnType<Reader['prisma']['finding']['findUnique']>>>;
type Row = z.infer<typeof FindingPage>['rows'][number];

/** Adds what a row shows of its visit and evidence: one query each for the whole page. */
async function withContext<T extends Plain<Stored>>(
  ctx: SignedIn,
  reader: Reader,
  rows: readonly T[],
): Promise<(T & Row)[]> {
  const { prisma } = reader;
  const ids = rows.map((row) => row.id);
  const disputed = await contestedAmong(reader, 'finding', ids);
  const [visits, links] = await Promise.all([
    prisma.visit.findMany({
      where: { id: { in: [...new Set(rows.map((row) => row.visit))] } },
      select: { id: true, covert: true },
    }),
    prisma.findingEvidence.groupBy({
      by: ['finding'],
      where: { finding: { in: ids }, evidence: { notIn: [...ctx.session.veiled.all] } },
      _count: { id: true },
    }),
  ]);
  const covert = new Map(visits.map((visit) => [visit.id, visit.covert]));
  const pieces = new Map(links.map((link) => [link.finding, link._count.id]));
  return rows.map((row) => ({
    ...row,
    state: row.state as Row['state'],
    style: row.style as Row['style'],
    severity: row.severity as Row['severity'],
    covert: covert.get(row.visit) ?? false,
    evidence: pieces.get(row.id) ?? 0,
    contested: row.outOfPlace || disputed.has(row.id),
  }));
}

const idIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const mentioned = (rows: readonly Row[]) =>
  rows.flatMap((row) => [row.unit, row.window, row.recordedBy, row.decidedBy]);

export function getFinding(ctx: SignedIn, id: string): Promise<z.infer<typeof FindingDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.finding.findFirst({ where: { AND: [visibleFindings(ctx), { id }] } });
    if (found === null) refuse('not-found', { subject: 'finding' });
    const [finding] = await withContext(ctx, reader, [plain(found)]);
    if (finding === undefined) throw new Error('one row in, one row out');
    const times = await timesOfVisit(reader, ctx.services.serverKeys, found.visit);
    const [visit, members, evidence, history, similar, clashes] = await Promise.all([
      prisma.visit.findUnique({ where: { id: found.visit } }),
      prisma.visitMember.findMany({ where: { visit: found.visit }, select: { person: true } }),
      evidenceOf(ctx, reader, id, times),
      historyOf(reader, { type: 'finding', id }),
      similarTo(ctx, reader, found),
      clashesIn(reader, id),
    ]);
    const persons = [
      ...members.map((member) => member.person),
      ...history.map((line) => line.person),
      ...evidence.flatMap((piece) => piece.custody.map((line) => line.person)),
      finding.proposedBy,
      visit?.lead ?? null,
      ...found.holders,
      finding.time && typeof finding.time === 'object' && 'item' in finding.time
        ? `${finding.time.item}`
        : null,
    ];
    return {
      finding: { ...finding, time: TimeElement.nullable().parse(finding.time) },
      visit: {
        id: found.visit,
        state: visit?.state ?? 'none',
        plan: visit?.plan ?? '',
        lead: visit?.lead ?? '',
        locked: visit?.state === 'locked',
      },
      members: members.map((member) => member.person),
      clashes: {
        of: [...clashes.of],
        parts: clashes.parts.map(({ part, said }) => ({
          part,
          said: said.map(({ values, ...rest }) => ({
            ...rest,
            values: values === null ? null : { ...values },
          })),
        })),
      },
      evidence,
      proven: firstTimeOf(times, id),
      clocks: clockDoubtsOf(times, [id, ...evidence.map((piece) => piece.id)]),
      history,
      similar,
      names: await namesOf(reader, ctx.session.office, [
        ...mentioned([finding]),
        ...persons,
        ...clashes.parts.flatMap(({ said }) =>
          said.flatMap(({ person, values }) => [person, idIn(values?.unit), idIn(values?.window)]),
        ),
      ]),
    };
  });
}

async function evidenceOf(ctx: SignedIn, reader: Reader, finding: string, times: VisitTimes) {
  const links = await reader.prisma.findingEvidence.findMany({
    where: { finding, evidence: { notIn: [...ctx.session.veiled.all] } },
    orderBy: { position: 'asc' },
  });
  const found = await reader.prisma.evidence.findMany({
    where: { id: { in: links.map((link) => link.evidence) } },
  });
  const rows = new Map(plain(found).map((row) => [row.id, row]));
  const inOrder = links.flatMap((link) => rows.get(link.evidence) ?? []);
  return Promise.all(
    inOrder.map(async (row) => ({
      ...row,
      interruptions: row.interruptions as z.infer<typeof FindingDetail>['evidence'][number]['interruptions'],
      proven: firstTimeOf(times, row.id),
      custody: await historyOf(reader, { type: 'evidence', id: row.id }),
    })),
  );
}

async function similarTo(ctx: SignedIn, { prisma }: Reader, found: Stored) {
  if (found.subCode === null || found.unit === null) return [];
  const same: Where = {
    subCode: found.subCode,
    unit: found.unit,
    ...(found.window === null ? {} : { window: found.window }),
    id: { not: found.id },
  };
  const rows = await prisma.finding.findMany({
    where: { AND: [visibleFindings(ctx), same] },
    orderBy: [{ observedAt: 'desc' }, { id: 'desc' }],
    take: 5,
    select: { id: true, state: true, observedAt: true, observation: true, erased: true },
  });
  return plain(rows);
}

export function countFindings(ctx: SignedIn): Promise<z.infer<typeof FindingCounts>> {
  return ctx.services.db.read(async (reader) => {
    const { finding } = reader.prisma;
    const where = visibleFindings(ctx);
    const states = await finding.groupBy({ by: ['state'], where, _count: { id: true } });
    const styles = await finding.groupBy({ by: ['style'], where, _count: { id: true } });
    const units = await finding.groupBy({
      by: ['unit'],
      where: { AND: [where, { unit: { not: null } }] },
      _count: { id: true },
      orderBy: [{ _count: { id: 'desc' } }, { unit: 'asc' }],
      take: 20,
    });
    const ranked = units.map((row) => ({ unit: row.unit ?? '', count: row._count.id }));
    return {
      states: Object.fromEntries(states.map((row) => [row.state, row._count.id])),
      styles: Object.fromEntries(styles.map((row) => [row.style ?? 'none', row._count.id])),
      units: ranked,
      contested: await finding.count({
        where: { AND: [where, await isContested(reader, ctx.session.office)] },
      }),
      names: await namesOf(
        reader,
        ctx.session.office,
        ranked.map((row) => row.unit),
      ),
    };
  });
}
