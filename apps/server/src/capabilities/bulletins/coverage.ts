import type { Reader } from '@mingcha/db';
import type { BulletinView } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';

const counted = ['submitted', 'reviewed', 'locked'];

/** What the rounds behind the named findings covered: all their visits, not only those on which something was found. */
export async function coverageOf(
  { prisma }: Reader,
  named: readonly string[],
  zone: string,
): Promise<BulletinView['coverage']> {
  const findings = await prisma.finding.findMany({
    where: { id: { in: [...named] } },
    select: { visit: true },
  });
  const own = await prisma.visit.findMany({
    where: { id: { in: findings.map((finding) => finding.visit) } },
    select: { plan: true },
  });
  const visits = await prisma.visit.findMany({
    where: { plan: { in: own.map((visit) => visit.plan) }, state: { in: counted }, startedAt: { not: null } },
    select: { unit: true, window: true, startedAt: true },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  });
  const first = visits.at(0)?.startedAt;
  const last = visits.at(-1)?.startedAt;
  if (first == null || last == null) return null;
  return {
    from: dayOf(Number(first), zone),
    to: dayOf(Number(last), zone),
    visits: visits.length,
    units: new Set(visits.map((visit) => visit.unit)).size,
    windows: new Set(visits.flatMap((visit) => visit.window ?? [])).size,
  };
}
