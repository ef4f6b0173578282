import type { Reader } from '@mingcha/db';
import { type Calendar, calendarOf, instantOf, plusDays } from '@mingcha/domain/calendar';
import { CalendarYear } from '@mingcha/domain/registry';

/** The office's zone: every day that is printed, counted or promised is a day there. */
export async function zoneOf({ prisma }: Reader, office: string): Promise<string> {
  const row = await prisma.office.findUnique({ where: { id: office }, select: { zone: true } });
  if (row === null) throw new Error(`there is no office ${office}`);
  return row.zone;
}

/** The instant at which this day is over in the zone. */
export const endOfDay = (day: string, zone: string): number => instantOf(plusDays(day, 1), '00:00', zone);

/** The working days the office counts by: of each year the newest loading. */
export async function calendarOfOffice(reader: Reader, office: string): Promise<Calendar> {
  const loadings = await reader.prisma.calendar.findMany({
    where: { office },
    orderBy: [{ year: 'asc' }, { loadedAt: 'asc' }, { id: 'asc' }],
  });
  const years = loadings.map(({ year, edition, holidays, workdays, provisional }) =>
    CalendarYear.parse({ year, version: edition, holidays, workdays, provisional }),
  );
  return calendarOf(years, await zoneOf(reader, office));
}
