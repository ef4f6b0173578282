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

/**
 * Counted again when a year is published or put right; null when nothing changes. A day that somebody was told is relied on:
 * holidays move it on, make-up days never bring it forward. What was provisional and stays says so no longer.
 */
export function recounted(
  calendar: Calendar,
  deadline: Deadline,
  closes: string = closingTime,
): Deadline | null {
  const again = deadlineAfter(calendar, deadline.from, deadline.count, deadline.unit, closes);
  const day = workdayFrom(calendar, again.day > deadline.day ? again.day : deadline.day);
  const counted = versionsBetween(calendar, dayOf(deadline.from, calendar.zone), day);
  if (day === deadline.day && counted.provisional === deadline.provisional) return null;
  return {
    ...deadline,
    day,
    due: Math.max(deadline.due, instantOf(day, closes, calendar.zone)),
    calendar: counted.versions,
    provisional: counted.provisional,
  };
}

/** Entries by which years were published, by the version they gave. */
export type Loadings = Readonly<Record<string, string>>;

/** What moved these deadlines: the loadings they were not counted by before; all of them where a version was said anew. */
export function causesOf(
  loadings: Loadings,
  moved: readonly { readonly before: Deadline; readonly after: Deadline }[],
): string[] {
  const hashes = (versions: readonly string[]) => [
    ...new Set(versions.flatMap((version) => loadings[version] ?? [])),
  ];
  const fresh = hashes(
    moved.flatMap(({ before, after }) => after.calendar.filter((one) => !before.calendar.includes(one))),
  );
  return fresh.length > 0 ? fresh : hashes(moved.flatMap(({ after }) => after.calendar));
}

export const isOverdue = (deadline: Deadline, now: number): boolean => now > deadline.due;

/** What is left, for a clock that shows both days and date: 0 on the last day, negative when overdue. */
export const workdaysLeft = (calendar: Calendar, deadline: Deadline, now: number): number =>
  workdaysBetween(calendar, dayOf(now, calendar.zone), deadline.day);
