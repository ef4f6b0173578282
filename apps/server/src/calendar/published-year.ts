import { plusDays, provisionalYear, weekdayOf } from '@mingcha/domain/calendar';
import type { CalendarYear } from '@mingcha/domain/registry';
import chineseDays from 'chinese-days';
import type { z } from 'zod';

type Year = z.infer<typeof CalendarYear>;

/** Where the statutory calendar comes from. The operator's own list, loaded as an entry, stands above it. */
export type CalendarSource = (year: number) => Year;

/**
 * As the npm package knows it. It knows published years only, and calls every weekday of any other year a working day:
 * a year without a single day off on a weekday is one whose notice it does not have, and stays provisional.
 */
export const publishedYear: CalendarSource = (year) => {
  const holidays: string[] = [];
  const workdays: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = plusDays(day, 1)) {
    const worked = chineseDays.isWorkday(day);
    const weekend = weekdayOf(day) > 5;
    if (worked && weekend) workdays.push(day);
    if (!worked && !weekend) holidays.push(day);
  }
  if (holidays.length === 0) return provisionalYear(year);
  return { year, version: `${year}-published`, holidays, workdays, provisional: false };
};
