import type { z } from 'zod';
import type { CalendarYear } from '../registry/registry-kinds.ts';
import { plusDays, weekdayOf, yearOfDay } from './day.ts';
import { provisionalYear } from './provisional.ts';

type Year = z.infer<typeof CalendarYear>;

/** The working days an office counts by: a zone and what is known of each year. */
export interface Calendar {
  readonly zone: string;
  readonly years: ReadonlyMap<number, Year>;
}

export const defaultZone = 'Asia/Shanghai';

/** Loaded years in the order they took effect: of one year the last stands. */
export const calendarOf = (years: readonly Year[], zone: string = defaultZone): Calendar => ({
  zone,
  years: new Map(years.map((year) => [year.year, year])),
});

/** A year without a notice is provisional: its fixed statutory days are days off all the same. */
export const yearIn = (calendar: Calendar, year: number): Year =>
  calendar.years.get(year) ?? provisionalYear(year);

export function isWorkday(calendar: Calendar, day: string): boolean {
  const year = yearIn(calendar, yearOfDay(day));
  if (year.workdays.includes(day)) return true;
  if (year.holidays.includes(day)) return false;
  return weekdayOf(day) <= 5;
}

/** The day itself if it is worked, else the next one that is. */
export function workdayFrom(calendar: Calendar, day: string): string {
  let each = day;
  while (!isWorkday(calendar, each)) each = plusDays(each, 1);
  return each;
}

/** The n-th working day after a day. The day itself never counts (民法典 201). */
export function plusWorkdays(calendar: Calendar, day: string, workdays: number): string {
  if (!Number.isInteger(workdays) || workdays < 0) throw new RangeError(`working days: ${workdays}`);
  let each = day;
  for (let left = workdays; left > 0; ) {
    each = plusDays(each, 1);
    if (isWorkday(calendar, each)) left -= 1;
  }
  return each;
}

/** Working days after `from` up to and including `to`; negative when `to` lies before. */
export function workdaysBetween(calendar: Calendar, from: string, to: string): number {
  if (to < from) return -workdaysBetween(calendar, to, from);
  let count = 0;
  for (let each = plusDays(from, 1); each <= to; each = plusDays(each, 1)) {
    if (isWorkday(calendar, each)) count += 1;
  }
  return count;
}

/** The versions of every year touched, oldest first. */
export function versionsBetween(
  calendar: Calendar,
  from: string,
  to: string,
): { readonly versions: readonly string[]; readonly provisional: boolean } {
  const years: Year[] = [];
  for (let year = yearOfDay(from); year <= yearOfDay(to); year += 1) years.push(yearIn(calendar, year));
  return {
    versions: years.map((year) => year.version),
    provisional: years.some((year) => year.provisional),
  };
}
