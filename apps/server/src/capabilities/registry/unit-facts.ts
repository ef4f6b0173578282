import type { Reader } from '@mingcha/db';
import { dayOf } from '@mingcha/domain/calendar';
import type { EndingFacts, UnitFacts } from '@mingcha/domain/registry';
import { zoneOf } from '../office-time.ts';

/** The units above the wished parent, nearest first, the parent itself included. */
export function unitFacts(office: string, parent: string | null) {
  return async ({ prisma }: Reader): Promise<UnitFacts> => {
    const rows = await prisma.unit.findMany({ where: { office }, select: { id: true, parent: true } });
    const above = new Map(rows.map((row) => [row.id, row.parent]));
    const ancestors: string[] = [];
    for (let next = parent; next !== null && !ancestors.includes(next); next = above.get(next) ?? null) {
      ancestors.push(next);
    }
    return { ancestors };
  };
}

/** The office’s day, by which something may have ended. */
export const endingFacts =
  (office: string) =>
  async (reader: Reader, _: unknown, now: number): Promise<EndingFacts> => ({
    today: dayOf(now, await zoneOf(reader, office)),
  });

/** Cases that ask nothing of anybody any more. */
const over = ['withdrawn', 'not-accepted', 'exempted', 'dismissed', 'effect-ended', 'revoked', 'archived'];

/** What still hangs on a unit that is to end: units below it, people in its seats, and what is under way with it. */
export const unitEndingFacts =
  (office: string, unit: string, into: string | undefined) =>
  async (reader: Reader, state: unknown, now: number): Promise<UnitFacts> => {
    const { prisma } = reader;
    const [units, seats, tasks, orders, sheets, cases, successor] = await Promise.all([
      prisma.unit.count({ where: { office, parent: unit, endedOn: null } }),
      prisma.seat.count({ where: { office, unit, holder: { not: null } } }),
      prisma.assignment.count({
        where: { office, unit, state: { notIn: ['closed', 'aborted', 'declined'] } },
      }),
      prisma.order.count({
        where: { office, unit, state: { notIn: ['closed', 'revoked', 'archived'] } },
      }),
      prisma.confirmation.count({ where: { office, unit, state: { in: ['opened', 'served', 'answered'] } } }),
      prisma.accountabilityCase.count({ where: { office, unit, state: { notIn: [...over] } } }),
      prisma.unit.count({ where: { office, id: into ?? '', endedOn: null } }),
    ]);
    return {
      ancestors: [],
      ...(await endingFacts(office)(reader, state, now)),
      hanging: { units, seats, matters: tasks + orders + sheets + cases },
      successorStands: successor > 0,
    };
  };
