import type { Reader } from '@mingcha/db';
import { type Calendar, calendarOf, instantOf, type Loadings, plusDays } from '@mingcha/domain/calendar';
import { CalendarYear } from '@mingcha/domain/registry';
import type { z } from 'zod';

/** The office's zone: every day that is printed, counted or promised is a day there. */
export async function zoneOf({ prisma }: Reader, office: string): Promise<string> {
  const row = await prisma.office.findUnique({ where: { id: office }, select: { zone: true } });
  if (row === null) throw new Error(`there is no office ${office}`);
  return row.zone;
}

/** The instant at which this day is over in the zone. */
export const endOfDay = (day: string, zone: string): number => instantOf(plusDays(day, 1), '00:00', zone);

const loadingsIn = ({ prisma }: Reader, office: string) =>
  prisma.calendar.findMany({
    where: { office },
    orderBy: [{ year: 'asc' }, { loadedAt: 'asc' }, { id: 'asc' }],
  });

/** Every loading of a year, oldest first: the newest of each stands. */
export async function yearsOfOffice(reader: Reader, office: string): Promise<z.infer<typeof CalendarYear>[]> {
  const loadings = await loadingsIn(reader, office);
  return loadings.map(({ year, edition, holidays, workdays, provisional }) =>
    CalendarYear.parse({ year, version: edition, holidays, workdays, provisional }),
  );
}

/** The working days the office counts by: of each year the newest loading. */
export async function calendarOfOffice(reader: Reader, office: string): Promise<Calendar> {
  return calendarOf(await yearsOfOffice(reader, office), await zoneOf(reader, office));
}

/** The entries by which the years were published, by the version each gave. */
export async function loadingsOf(reader: Reader, office: string): Promise<Loadings> {
  const found: [string, string][] = [];
  for (const { id, edition } of await loadingsIn(reader, office)) {
    const entries = await reader.entriesOf({ type: 'calendar', id });
    found.push([edition, entries.at(-1)?.hash ?? '']);
  }
  return Object.fromEntries(found);
}
