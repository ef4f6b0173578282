import { type Calendar, workdayFrom } from './calendar.ts';

/** The same day so many months on; where that month has no such day, its last one (民法典 202). */
export function plusMonths(day: string, months: number): string {
  if (!Number.isInteger(months) || months < 0) throw new RangeError(`months: ${months}`);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(inYear).padStart(4, '0')}-${two(inMonth)}-${two(Math.min(date, daysIn(inYear, inMonth)))}`;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A clock counted by months ends on that day too, or on the next working day where it is none (民法典 203). */
export const afterMonths = (calendar: Calendar, day: string, months: number): string =>
  workdayFrom(calendar, plusMonths(day, months));
