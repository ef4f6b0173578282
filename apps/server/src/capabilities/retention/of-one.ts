import type { Reader } from '@mingcha/db';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import type { EvidenceKeeping, VisitKeeping } from './schemas.ts';
import { keptOf } from './standing.ts';

type Keeping = z.infer<typeof EvidenceKeeping>;

/** Whoever may read a recording may read how long it is kept; that a case is held is said to those who may know of it. */
export function ofEvidence(ctx: SignedIn, id: string): Promise<Keeping> {
  const { office } = ctx.session;
  return ctx.services.db.read(async (reader) => {
    const where = { AND: [scope(ctx, 'evidence.read', 'Evidence'), { id }] };
    if ((await reader.prisma.evidence.count({ where })) === 0) refuse('not-found', { subject: 'evidence' });
    const kept = (await keptOf(reader, office, [id])).get(id);
    if (kept === undefined) refuse('not-found', { subject: 'evidence' });
    const holds = await holdsShown(ctx, reader, kept.holds);
    const { destroyedAt, destroyedBy, destroyedList, maskedDestroyed } = kept.row;
    const list =
      destroyedList === null
        ? null
        : await reader.prisma.destruction.findUnique({ where: { id: destroyedList } });
    return {
      because: kept.retention.because,
      rule: kept.retention.rule,
      until: kept.retention.until,
      holds,
      destroyed:
        destroyedAt === null || destroyedBy === null || list === null
          ? null
          : {
              entry: destroyedBy,
              at: Number(destroyedAt),
              list: list.id,
              ground: list.ground,
              listedBy: list.listedBy,
              approvedBy: list.decidedBy,
              masked: maskedDestroyed,
            },
      names: await namesOf(reader, office, [
        ...holds.map(({ placedBy }) => placedBy),
        list?.listedBy,
        list?.decidedBy,
      ]),
    };
  });
}

export function ofVisit(ctx: SignedIn, id: string): Promise<z.infer<typeof VisitKeeping>> {
  const { office } = ctx.session;
  return ctx.services.db.read(async (reader) => {
    const where = { AND: [scope(ctx, ctx.verb, 'Visit'), { id }] };
    if ((await reader.prisma.visit.count({ where })) === 0) refuse('not-found', { subject: 'visit' });
    const rows = await reader.prisma.evidence.findMany({
      where: { AND: [scope(ctx, ctx.verb, 'Evidence'), { visit: id }] },
      select: { id: true },
    });
    const kept = [
      ...(
        await keptOf(
          reader,
          office,
          rows.map((row) => row.id),
        )
      ).values(),
    ];
    const gone = kept.filter(({ row }) => row.state === 'destroyed').length;
    const live = kept.filter(({ row }) => row.state !== 'destroyed');
    const groups = Map.groupBy(live, ({ retention: { because, rule } }) => because ?? rule);
    const about = await reader.prisma.hold.findMany({
      where: { office, state: 'placed', aboutType: 'visit', aboutId: id },
      select: { id: true },
    });
    const holds = await holdsShown(ctx, reader, [
      ...new Set([...about.map((one) => one.id), ...live.flatMap((one) => one.holds)]),
    ]);
    return {
      lines: [...groups.values()].flatMap((group) => {
        const [one] = group;
        if (one === undefined) return [];
        const { because, rule } = one.retention;
        const days = group.flatMap(({ retention }) => retention.until ?? []);
        return [{ because, rule, count: group.length, first: days.length === 0 ? null : Math.min(...days) }];
      }),
      destroyed: gone,
      holds,
      names: await namesOf(
        reader,
        office,
        holds.map(({ placedBy }) => placedBy),
      ),
    };
  });
}

/** What a hold is about may be more than a reader of the recording may know of: another finding, its visit, a case. */
async function holdsShown(ctx: SignedIn, reader: Reader, ids: readonly string[]): Promise<Keeping['holds']> {
  if (ids.length === 0) return [];
  const { prisma } = reader;
  const rows = await prisma.hold.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { placedAt: 'asc' },
  });
  const of = (type: string) => ({
    id: { in: rows.filter(({ aboutType }) => aboutType === type).map(({ aboutId }) => aboutId) },
  });
  const select = { id: true };
  const known = await Promise.all([
    prisma.visit.findMany({ where: { AND: [scope(ctx, 'visit.read', 'Visit'), of('visit')] }, select }),
    prisma.finding.findMany({
      where: { AND: [scope(ctx, 'finding.read', 'Finding'), of('finding')] },
      select,
    }),
    prisma.evidence.findMany({
      where: { AND: [scope(ctx, 'evidence.read', 'Evidence'), of('evidence')] },
      select,
    }),
    prisma.accountabilityCase.findMany({
      where: { AND: [scope(ctx, 'case.read', 'AccountabilityCase'), of('case')] },
      select,
    }),
  ]);
  const may = new Set(known.flat().map(({ id }) => id));
  return rows
    .filter(({ aboutId }) => may.has(aboutId))
    .map((row) => plain(row) as unknown as Keeping['holds'][number]);
}
