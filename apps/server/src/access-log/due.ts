import type { Reader } from '@mingcha/db';
import { type LogStretch, logPeriodOf } from '@mingcha/domain/retention';

const day = 86_400_000;

/**
 * The oldest stretch of the access log that may go today. There is one log for all offices: it stands as long as the one asks
 * that keeps it longest, and the office in whose name it is anchored is the one to draw up the list. `but`: a list that is
 * being decided does not bar itself.
 */
export async function dueOfLog(
  { prisma }: Reader,
  office: string,
  now: number,
  but: string | null = null,
): Promise<LogStretch | null> {
  const offices = await prisma.office.findMany({ orderBy: [{ foundedAt: 'asc' }, { id: 'asc' }] });
  const periods = offices.map(({ settings }) => logPeriodOf((settings ?? {}) as Record<string, unknown>));
  if (offices[0]?.id !== office || periods.includes(null)) return null;
  const longest = Math.max(...periods.map(Number));
  const open = await prisma.destruction.findMany({
    where: { state: { in: ['listed', 'approved'] }, ...(but === null ? {} : { id: { not: but } }) },
    select: { log: true },
  });
  if (open.some(({ log }) => log !== null)) return null;
  const cut = await prisma.accessLogCut.findFirst({ orderBy: { toSeq: 'desc' } });
  const from = (cut?.toSeq ?? 0n) + 1n;
  // Sealed before then, and so written before then. Whole stretches go: their heads stand in the journal.
  const seal = await prisma.accessLogSeal.findFirst({
    where: { toSeq: { gte: from }, at: { lte: BigInt(now - longest) }, entry: { not: null } },
    orderBy: { toSeq: 'desc' },
  });
  if (seal === null) return null;
  const within = { seq: { gte: from, lte: seal.toSeq } };
  const { _max, _count } = await prisma.accessLog.aggregate({
    where: within,
    _max: { at: true },
    _count: true,
  });
  const last = Number(_max.at ?? 0n);
  const beyond = await prisma.accessLog.findFirst({
    where: { seq: { gt: seal.toSeq } },
    select: { seq: true },
  });
  // The chain goes on from its last line: that one stays.
  if (_count === 0 || last > now - longest || beyond === null) return null;
  const [first, to] = [Number(from), Number(seal.toSeq)];
  return { from: first, to, head: seal.head, lines: _count, last, days: Math.floor(longest / day) };
}
