import type { Reader } from '@mingcha/db';

const year = 365 * 24 * 3_600_000;

/** How often one target may be visited within a year before the reviewer has to say why (Decree 733 Art. 15). */
export const visitsAllowedSetting = 'plan.visits-per-target';
const visitsAllowedByDefault = 4;

export interface FrequentTarget {
  readonly unit: string;
  readonly visits: number;
  readonly allowed: number;
}

/** Targets that another round would visit more often than the office's setting allows. */
export async function frequentTargets(
  { prisma }: Reader,
  {
    office,
    units,
    now,
  }: { readonly office: string; readonly units: readonly string[]; readonly now: number },
): Promise<FrequentTarget[]> {
  const row = await prisma.office.findUnique({ where: { id: office }, select: { settings: true } });
  const allowed = settingOf(row?.settings) ?? visitsAllowedByDefault;
  const counted = await prisma.visit.groupBy({
    by: ['unit'],
    where: {
      office,
      unit: { in: [...units] },
      startedAt: { gte: now - year },
      state: { notIn: ['aborted', 'invalidated'] },
    },
    _count: { id: true },
  });
  return counted
    .map((group) => ({ unit: group.unit, visits: group._count.id, allowed }))
    .filter((target) => target.visits >= allowed)
    .sort((a, b) => b.visits - a.visits || a.unit.localeCompare(b.unit));
}

function settingOf(settings: unknown): number | null {
  if (typeof settings !== 'object' || settings === null) return null;
  const value = (settings as Record<string, unknown>)[visitsAllowedSetting];
  return typeof value === 'number' ? value : null;
}
