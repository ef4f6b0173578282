import { type Calendar, plusWorkdays, versionsBetween, workdayFrom, workdaysBetween } from './calendar.ts';
import { dayOf, instantOf, plusDays } from './day.ts';

export const closingTime = '17:30';

/** A due date that says what it was counted by, so that it can be counted again when a year is published. */
export interface Deadline {
  readonly from: number;
  readonly count: number;
  readonly unit: 'working-days' | 'days';
  /** The last day. */
  readonly day: string;
  /** The end of that day's office hours. */
  readonly due: number;
  readonly calendar: readonly string[];
  readonly provisional: boolean;
}

/** 民法典 201, 203: the first day does not count, and a last day that is not worked moves to the next that is. */
export function deadlineAfter(
  calendar: Calendar,
  from: number,
  count: number,
  unit: Deadline['unit'] = 'working-days',
  closes: string = closingTime,
): Deadline {
  const start = dayOf(from, calendar.zone);
  const day =
    unit === 'working-days'
      ? plusWorkdays(calendar, start, count)
      : workdayFrom(calendar, plusDays(start, count));
  const { versions, provisional } = versionsBetween(calendar, start, day);
  return {
    from,
    count,
    unit,
    day,
    due: instantOf(day, closes, calendar.zone),
    calendar: versions,
    provisional,
  };
}

/** Counted again under a newer calendar; null when nothing moves. */
export function recounted(
  calendar: Calendar,
  deadline: Deadline,
  closes: string = closingTime,
): Deadline | null {
  const again = deadlineAfter(calendar, deadline.from, deadline.count, deadline.unit, closes);
  return again.due === deadline.due && again.calendar.join() === deadline.calendar.join() ? null : again;
}

export const isOverdue = (deadline: Deadline, now: number): boolean => now > deadline.due;

/** What is left, for a clock that shows both days and date: 0 on the last day, negative when overdue. */
export const workdaysLeft = (calendar: Calendar, deadline: Deadline, now: number): number =>
  workdaysBetween(calendar, dayOf(now, calendar.zone), deadline.day);
