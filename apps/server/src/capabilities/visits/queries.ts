import type { Reader } from '@mingcha/db';
import { type Audience, ChecklistReference, measured } from '@mingcha/domain/visits';
import { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { clockDoubtsOf, timesOfVisit } from '../../journal/proven-time.ts';
import { refuse } from '../../refused.ts';
import { contestedAmong, contestedIn } from '../contested.ts';
import { visibleEvidence } from '../evidence/queries.ts';
import { visibleFindings } from '../findings/queries.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { type Plain, plain } from '../plain.ts';
import { adoptedOf, checklistsById, namesOf } from '../registry/queries.ts';
import { runsOf } from '../runs.ts';
import type { VisitDetail, VisitPage, VisitsInput } from './schemas.ts';

type Where = WhereOf<'Visit'>;
type Input = z.infer<typeof VisitsInput>;

export const visibleVisits = (ctx: SignedIn): Where => scope(ctx, 'visit.read', 'Visit');

export function listVisits(ctx: SignedIn, input: Input): Promise<z.infer<typeof VisitPage>> {
  return ctx.services.db.read(async (reader) => {
    const disputed = input.contested === true ? await contestedIn(reader, ctx.session.office, 'visit') : null;
    const visible: Where = { AND: [visibleVisits(ctx), filters(input, disputed)] };
    const page = await readPage(reader, 'Visit', { input, column: input.sort, visible });
    const rows = await withCounts(ctx, reader, page.rows);
    return {
      ...page,
      rows,
      names: await namesOf(
        reader,
        ctx.session.office,
        rows.flatMap((row) => [row.unit, row.window, row.lead]),
      ),
    };
  });
}

function filters(input: Input, disputed: ReadonlySet<string> | null): Where {
  const all: Where[] = [];
  if (input.state) all.push({ state: { in: input.state } });
  if (input.unit) all.push({ unit: { in: input.unit } });
  if (input.plan) all.push({ plan: input.plan });
  if (input.lead) all.push({ lead: input.lead });
  if (input.covert !== undefined) all.push({ covert: input.covert });
  if (input.from !== undefined) all.push({ scheduledAt: { gte: input.from } });
  if (input.until !== undefined) all.push({ scheduledAt: { lt: input.until } });
  // As the list of work counts them: a team that came back in the end is no longer looked for.
  if (input.alarmed === true) all.push({ alarmedAt: { not: null }, state: { in: ['scheduled', 'started'] } });
  if (disputed !== null) all.push({ OR: [{ outOfPlace: true }, { id: { in: [...disputed] } }] });
  return { AND: all };
}

type Stored = NonNullable<Awaited<ReturnType<Reader['prisma']['visit']['findUnique']>>>;
type Row = z.infer<typeof VisitPage>['rows'][number];

const unproven = ['recording', 'captured', 'uploaded', 'broken'];

async function withCounts<T extends Plain<Stored>>(
  ctx: SignedIn,
  reader: Reader,
  rows: readonly T[],
): Promise<(T & Row)[]> {
  const { prisma } = reader;
  const ids = rows.map((row) => row.id);
  const disputed = await contestedAmong(reader, 'visit', ids);
  const visit = { in: ids };
  const _count = { id: true } as const;
  const findings = await prisma.finding.groupBy({
    by: ['visit'],
    where: { AND: [visibleFindings(ctx), { visit }] },
    _count,
  });
  const seen = { AND: [visibleEvidence(ctx), { visit }] };
  const evidence = await prisma.evidence.groupBy({ by: ['visit'], where: seen, _count });
  const missing = await prisma.evidence.groupBy({
    by: ['visit'],
    where: { AND: [seen, { state: { in: unproven } }] },
    _count,
  });
  const per = (groups: readonly { visit: string; _count: { id: number } }[]) =>
    new Map(groups.map((group) => [group.visit, group._count.id]));
  const [found, pieces, open] = [per(findings), per(evidence), per(missing)];
  return rows.map((row) => ({
    ...row,
    state: row.state as Row['state'],
    abortCause: row.abortCause as Row['abortCause'],
    findings: found.get(row.id) ?? 0,
    evidence: pieces.get(row.id) ?? 0,
    evidenceMissing: open.get(row.id) ?? 0,
    contested: row.outOfPlace || disputed.has(row.id),
  }));
}

/** The versions a visit is pinned to. One from before lists were chosen was asked the edition its pack names. */
async function askedOn(
  reader: Reader,
  visit: { office: string; checklists: unknown; packChecklist: string },
) {
  const asked = z.array(ChecklistReference).parse(visit.checklists);
  if (asked.length > 0) {
    const lists = await checklistsById(
      reader,
      asked.map(({ id }) => id),
    );
    return asked.flatMap(({ id }) => lists.find((list) => list.id === id) ?? []);
  }
  const { office, packChecklist: edition } = visit;
  const [row] = await reader.prisma.checklist.findMany({
    where: { office, edition, standing: true },
    orderBy: [{ adoptedAt: 'asc' }, { id: 'asc' }],
    take: 1,
  });
  return row === undefined ? [] : [adoptedOf(row)];
}

export function getVisit(ctx: SignedIn, id: string): Promise<z.infer<typeof VisitDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.visit.findFirst({ where: { AND: [visibleVisits(ctx), { id }] } });
    if (found === null) refuse('not-found', { subject: 'visit' });
    const [visit] = await withCounts(ctx, reader, [plain(found)]);
    if (visit === undefined) throw new Error('one row in, one row out');
    const where = { visit: id };
    const [members, covers, answers, notes, points, findings, evidence, history] = await Promise.all([
      prisma.visitMember.findMany({ where, orderBy: [{ lead: 'desc' }, { person: 'asc' }] }),
      prisma.visitCover.findMany({ where, orderBy: [{ droppedAt: 'asc' }, { id: 'asc' }] }),
      prisma.visitAnswer.findMany({ where, orderBy: { question: 'asc' } }),
      prisma.visitNote.findMany({ where, orderBy: [{ notedAt: 'asc' }, { id: 'asc' }] }),
      prisma.visitPoint.findMany({ where, orderBy: { position: 'asc' } }),
      prisma.finding.findMany({
        where: { AND: [visibleFindings(ctx), where] },
        orderBy: [{ observedAt: 'asc' }, { id: 'asc' }],
      }),
      prisma.evidence.findMany({
        where: { AND: [visibleEvidence(ctx), where] },
        orderBy: [{ capturedAt: 'asc' }, { id: 'asc' }],
      }),
      historyOf(reader, { type: 'visit', id }),
    ]);
    const persons = [...members, ...history].map((each) => each.person);
    return {
      visit: { ...visit, tested: visit.tested as z.infer<typeof VisitDetail>['visit']['tested'] },
      members: plain(members),
      covers: plain(covers).map((cover) => ({ ...cover, before: cover.before as Audience })),
      answers: plain(answers).map((answer) => ({
        ...answer,
        value: answer.value as boolean | number | string | null,
      })),
      checklists: await askedOn(reader, visit),
      runs: (await runsOf(reader, id)).map(({ start, stop, ...run }) => {
        const took = stop && measured(start, stop);
        return {
          id: run.id,
          watch: run.watch,
          startedAt: start.at,
          stoppedAt: stop?.at ?? null,
          elapsed: took?.elapsed ?? null,
          measured: took?.by ?? null,
        };
      }),
      notes: plain(notes),
      points,
      findings: plain(findings),
      evidence: plain(evidence),
      clocks: clockDoubtsOf(await timesOfVisit(reader, ctx.services.serverKeys, id), null),
      history,
      names: await namesOf(reader, ctx.session.office, [
        visit.unit,
        visit.window,
        visit.lead,
        visit.reviewedBy,
        ...persons,
      ]),
    };
  });
}
