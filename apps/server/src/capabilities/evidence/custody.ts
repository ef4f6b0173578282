import type { Reader } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { may } from '@mingcha/domain/access';
import { custodyElsewhere } from '@mingcha/domain/evidence';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { lastCut } from '../access/log.ts';
import { LogCutShown } from '../access/schemas.ts';
import { HistoryLine, historyOf } from '../history.ts';
import { namesOf } from '../registry/queries.ts';

const View = z.object({
  /** Number of the line in the access log. */
  seq: z.int(),
  at: z.int(),
  action: z.string(),
  /** Null where the log is not this reader's to read: then the duty alone is told. */
  person: z.string().nullable(),
  duty: z.string().nullable(),
  copy: z.enum(['original', 'masked', 'draft', 'shown', 'page']),
  /** The entry that holds the head of the stretch this line lies in; null until the next anchor. */
  anchor: z.string().nullable(),
});
type View = z.infer<typeof View>;

/** Everything that happened to one recording, and everybody who looked at it, to be laid in one line by time. */
export const Custody = z.object({
  entries: z.array(HistoryLine),
  views: z.array(View),
  /** Views before these, which the access log holds. */
  older: z.int(),
  /** Looks before that are no longer kept: an approved list took that stretch of the log away, by this entry. */
  cut: LogCutShown.nullable(),
  named: z.boolean(),
  names: z.record(z.string(), z.string()),
});

const shownViews = 300;

export function custodyOf(ctx: SignedIn, id: string): Promise<z.infer<typeof Custody>> {
  const { office, person, roles } = ctx.session;
  return ctx.services.db.read(async (reader) => {
    const found = await reader.prisma.evidence.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Evidence'), { id }] },
      select: { visit: true },
    });
    if (found === null) refuse('not-found', { subject: 'evidence' });
    const entries = await entriesAround(ctx, reader, id, found.visit);
    const named = may(roles, 'log.read');
    const { rows, older } = await looksAt(reader, office, id);
    const views = rows.map((row) => ({ ...row, person: named || row.person === person ? row.person : null }));
    const people = [...entries.map((line) => line.person), ...views.map((view) => view.person)];
    const cut = await lastCut(reader);
    return { entries, views, older, cut, named, names: await namesOf(reader, office, people) };
  });
}

/** Its own entries, and those of what it belongs to that move, seal, use, hold or list it, as far as this reader sees them. */
async function entriesAround(
  ctx: SignedIn,
  reader: Reader,
  id: string,
  visit: string,
): Promise<z.infer<typeof HistoryLine>[]> {
  const own = await historyOf(reader, { type: 'evidence', id });
  const lines = [...own];
  for (const subject of await subjectsAround(ctx, reader, id, visit)) {
    const kinds: readonly string[] = custodyElsewhere[subject.type] ?? [];
    lines.push(...(await historyOf(reader, subject)).filter(({ kind }) => kinds.includes(kind)));
  }
  return lines.sort((a, b) => a.at - b.at);
}

async function subjectsAround(
  ctx: SignedIn,
  { prisma }: Reader,
  id: string,
  visit: string,
): Promise<Subject[]> {
  const [visits, links] = await Promise.all([
    prisma.visit.findMany({ where: { AND: [scope(ctx, 'visit.read', 'Visit'), { id: visit }] } }),
    prisma.findingEvidence.findMany({ where: { evidence: id }, select: { finding: true } }),
  ]);
  const findings = await prisma.finding.findMany({
    where: {
      AND: [scope(ctx, 'finding.read', 'Finding'), { id: { in: links.map(({ finding }) => finding) } }],
    },
    select: { id: true },
  });
  const named = { in: findings.map((one) => one.id) };
  const [photos, inBulletins, items] = await Promise.all([
    prisma.bulletinPhoto.findMany({ where: { evidence: id }, select: { bulletin: true } }),
    prisma.bulletinFinding.findMany({ where: { finding: named }, select: { bulletin: true } }),
    prisma.orderItem.findMany({ where: { finding: named }, select: { order: true } }),
  ]);
  const [bulletins, orders, holds, lists] = await Promise.all([
    prisma.bulletin.findMany({
      where: {
        AND: [
          scope(ctx, 'bulletin.read', 'Bulletin'),
          { id: { in: [...photos, ...inBulletins].map(({ bulletin }) => bulletin) } },
        ],
      },
      select: { id: true },
    }),
    prisma.order.findMany({
      where: { AND: [scope(ctx, 'order.read', 'Order'), { id: { in: items.map(({ order }) => order) } }] },
      select: { id: true },
    }),
    // That a recording is held is told on its page; a hold on a case is not named here.
    prisma.hold.findMany({
      where: { aboutId: { in: [id, ...visits.map((one) => one.id), ...named.in] } },
      select: { id: true },
    }),
    prisma.destruction.findMany({
      where: { AND: [scope(ctx, 'destruction.read', 'Destruction'), { evidence: { has: id } }] },
      select: { id: true },
    }),
  ]);
  const around = [visits, findings, bulletins, orders].flatMap((rows) => rows.map((one) => one.id));
  // Of a package of something else, a case above all, that it exists is not told here.
  const packages = await prisma.casePackage.findMany({
    where: { caseId: { in: around }, OR: [{ originals: { has: id } }, { copies: { has: id } }] },
    select: { id: true },
  });
  const of = (type: Subject['type'], rows: readonly { readonly id: string }[]) =>
    rows.map((row): Subject => ({ type, id: row.id }));
  return [
    ...of('visit', visits),
    ...of('finding', findings),
    ...of('bulletin', bulletins),
    ...of('order', orders),
    ...of('package', packages),
    ...of('hold', holds),
    ...of('destruction', lists),
  ];
}

/** The newest looks at it, oldest first, each with its duty and the anchor that covers it. */
async function looksAt({ prisma }: Reader, office: string, id: string) {
  const where = { office, noun: 'evidence', target: id, action: { in: ['viewed', 'exported'] } };
  const total = await prisma.accessLog.count({ where });
  const found = await prisma.accessLog.findMany({ where, orderBy: { seq: 'desc' }, take: shownViews });
  const seqs = found.map(({ seq }) => seq);
  const [first, last] = [seqs.at(-1) ?? 0n, seqs[0] ?? 0n];
  const [seals, seats, grants] = await Promise.all([
    prisma.accessLogSeal.findMany({
      where: { toSeq: { gte: first }, fromSeq: { lte: last } },
      orderBy: { toSeq: 'asc' },
    }),
    prisma.seat.findMany({
      where: { id: { in: found.flatMap(({ seat }) => seat ?? []) } },
      select: { id: true, duty: true },
    }),
    prisma.roleGrant.findMany({
      where: { office, person: { in: found.map(({ person }) => person) } },
      select: { person: true, role: true },
      orderBy: { id: 'asc' },
    }),
  ]);
  const rows = found.reverse().map((line): View => {
    const copy = (line.facts as { readonly copy?: View['copy'] }).copy ?? 'page';
    const seal = seals.find(({ fromSeq, toSeq }) => fromSeq <= line.seq && line.seq <= toSeq);
    return {
      seq: Number(line.seq),
      at: Number(line.at),
      action: line.action,
      person: line.person,
      duty:
        seats.find((seat) => seat.id === line.seat)?.duty ??
        grants.find((grant) => grant.person === line.person)?.role ??
        null,
      copy,
      anchor: seal?.entry ?? null,
    };
  });
  return { rows, older: total - rows.length };
}
