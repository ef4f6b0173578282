import type { Reader } from '@mingcha/db';
import {
  type DestructionItem,
  type KeptBecause,
  type LogStretch,
  overStates,
  shortestPeriod,
} from '@mingcha/domain/retention';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { dueOfLog } from '../../access-log/due.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { candidatesOf } from './candidates.ts';
import type {
  DueInput,
  DuePage,
  HoldPage,
  HoldRow,
  HoldsInput,
  ListDetail,
  ListPage,
  ListRow,
  ListsInput,
} from './schemas.ts';

type ShownHold = z.infer<typeof HoldRow>;
type ShownList = z.infer<typeof ListRow>;

export function listHolds(
  ctx: SignedIn,
  input: z.infer<typeof HoldsInput>,
): Promise<z.infer<typeof HoldPage>> {
  const { state } = input;
  return ctx.services.db.read(async (reader) => {
    const visible = { AND: [scope(ctx, ctx.verb, 'Hold'), state ? { state } : {}] };
    const page = await readPage(reader, 'Hold', { input, column: 'placedAt', visible });
    const people = page.rows.flatMap((row) => [row.placedBy, row.liftedBy]);
    return {
      ...page,
      rows: page.rows.map((row) => row as unknown as ShownHold),
      names: await namesOf(reader, ctx.session.office, people),
    };
  });
}

const itemsOf = (items: unknown) => items as readonly DestructionItem[];

function rowOf<T extends { readonly items: unknown; readonly log: unknown }>({
  items,
  ...row
}: T): ShownList {
  const log = row.log as LogStretch | null;
  const bytes = itemsOf(items).reduce((sum, { size, masked }) => sum + size + (masked?.size ?? 0), 0);
  return { ...row, count: log?.lines ?? itemsOf(items).length, bytes } as unknown as ShownList;
}

export function listLists(
  ctx: SignedIn,
  input: z.infer<typeof ListsInput>,
): Promise<z.infer<typeof ListPage>> {
  const { state } = input;
  return ctx.services.db.read(async (reader) => {
    const visible = { AND: [scope(ctx, ctx.verb, 'Destruction'), state ? { state } : {}] };
    const page = await readPage(reader, 'Destruction', { input, column: 'listedAt', visible });
    const people = page.rows.flatMap((row) => [row.listedBy, row.decidedBy]);
    return {
      ...page,
      rows: page.rows.map((row) => rowOf(row)),
      names: await namesOf(reader, ctx.session.office, people),
    };
  });
}

export function getList(ctx: SignedIn, id: string): Promise<z.infer<typeof ListDetail>> {
  const { office } = ctx.session;
  return ctx.services.db.read(async (reader) => {
    const found = await reader.prisma.destruction.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Destruction'), { id }] },
    });
    if (found === null) refuse('not-found', { subject: 'destruction' });
    const history = await historyOf(reader, { type: 'destruction', id });
    const candidates = await candidatesOf(reader, office, found.evidence, ctx.services.now(), { but: id });
    const rows = await reader.prisma.evidence.findMany({ where: { office, id: { in: found.evidence } } });
    const kept = found.kept as unknown as { evidence: string; because: KeptBecause }[];
    const cut = await reader.prisma.accessLogCut.findUnique({ where: { list: id } });
    return {
      list: rowOf(plain(found)),
      cutBy: cut?.entry ?? null,
      lines: itemsOf(found.items).map((item) => {
        const row = rows.find((each) => each.id === item.evidence);
        return {
          ...item,
          medium: row?.medium ?? '',
          visit: row?.visit ?? '',
          capturedAt: row?.capturedAt == null ? null : Number(row.capturedAt),
          because: candidates.find(({ evidence }) => evidence === item.evidence)?.because ?? null,
          destroyedBy: row?.destroyedList === id ? row.destroyedBy : null,
          keptBecause: kept.find(({ evidence }) => evidence === item.evidence)?.because ?? null,
        };
      }),
      history,
      names: await namesOf(reader, office, [
        found.listedBy,
        found.decidedBy,
        ...history.map((line) => line.person),
      ]),
    };
  });
}

export const listDueLog = (ctx: SignedIn): Promise<{ log: LogStretch | null }> =>
  ctx.services.db.read(async (reader) => ({
    log: await dueOfLog(reader, ctx.session.office, ctx.services.now()),
  }));

const chunk = 200;

/** What may go today, in the order of its identifiers. A page may be short and have a next one: most of what is old is kept. */
export function listDue(
  ctx: SignedIn,
  { cursor, limit }: z.infer<typeof DueInput>,
): Promise<z.infer<typeof DuePage>> {
  const { office } = ctx.session;
  const now = ctx.services.now();
  return ctx.services.db.read(async (reader) => {
    const rows: z.infer<typeof DuePage>['rows'] = [];
    let last = cursor;
    let more = true;
    for (let round = 0; round < 10 && more && rows.length < limit; round += 1) {
      const ids = await oldOnes(reader, ctx, now, last);
      more = ids.length === chunk;
      last = ids.at(-1) ?? last;
      rows.push(...(await dueAmong(reader, office, ids, now)));
    }
    return {
      rows,
      next: more && last !== undefined ? last : null,
      names: await namesOf(
        reader,
        office,
        rows.map(({ unit }) => unit),
      ),
    };
  });
}

/** Recordings whose bytes lie here, of visits that were over before the shortest period began. */
async function oldOnes(
  reader: Reader,
  ctx: SignedIn,
  now: number,
  after: string | undefined,
): Promise<string[]> {
  const { prisma } = reader;
  const { office } = ctx.session;
  const over = await prisma.visit.findMany({
    where: { office, state: { in: [...overStates] }, scheduledAt: { lte: BigInt(now - shortestPeriod) } },
    select: { id: true },
  });
  const found = await prisma.evidence.findMany({
    where: {
      AND: [
        scope(ctx, ctx.verb, 'Evidence'),
        { visit: { in: over.map(({ id }) => id) }, receivedHash: { not: null }, state: { not: 'destroyed' } },
        after === undefined ? {} : { id: { gt: after } },
      ],
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: chunk,
  });
  return found.map(({ id }) => id);
}

async function dueAmong(reader: Reader, office: string, ids: readonly string[], now: number) {
  const { prisma } = reader;
  const candidates = await candidatesOf(reader, office, ids, now);
  const due = candidates.flatMap(({ because, taken, item }) =>
    because === null && taken === null && item !== null ? [item] : [],
  );
  const pieces = await prisma.evidence.findMany({
    where: { id: { in: due.map(({ evidence }) => evidence) } },
  });
  const visits = await prisma.visit.findMany({
    where: { id: { in: pieces.map(({ visit }) => visit) } },
    select: { id: true, unit: true },
  });
  return due.flatMap((item) => {
    const row = pieces.find(({ id }) => id === item.evidence);
    if (row === undefined) return [];
    const unit = visits.find(({ id }) => id === row.visit)?.unit ?? '';
    const capturedAt = row.capturedAt === null ? null : Number(row.capturedAt);
    return [{ ...item, medium: row.medium, visit: row.visit, unit, capturedAt }];
  });
}
