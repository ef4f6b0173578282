import type { Reader } from '@mingcha/db';
import { instantOf, plusDays } from '@mingcha/domain/calendar';

/** The office's zone: every day that is printed, counted or promised is a day there. */
export async function zoneOf({ prisma }: Reader, office: string): Promise<string> {
  const row = await prisma.office.findUnique({ where: { id: office }, select: { zone: true } });
  if (row === null) throw new Error(`there is no office ${office}`);
  return row.zone;
}

/** The instant at which this day is over in the zone. */
export const endOfDay = (day: string, zone: string): number => instantOf(plusDays(day, 1), '00:00', zone);
