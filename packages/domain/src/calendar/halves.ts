import { z } from 'zod';
import { Day } from '../primitives.ts';
import { type Calendar, isWorkday, versionsBetween, workdaysBetween } from './calendar.ts';
import { localParts } from './day.ts';

/** Half a day, because half a working day is a usual promise and the journal holds integers. */
export const HalfDay = z.strictObject({ day: Day, half: z.enum(['am', 'pm']) });
export type HalfDay = z.infer<typeof HalfDay>;

const afternoon = '12:00';

export function halfOf(instant: number, zone: string): HalfDay {
  const { day, time } = localParts(instant, zone);
  return { day, half: time < afternoon ? 'am' : 'pm' };
}

export const isBefore = (one: HalfDay, other: HalfDay): boolean =>
  one.day < other.day || (one.day === other.day && one.half < other.half);

/** Working halves after `from` up to and including `to`: the half in which it begins does not count. None when `to` is before. */
export function halvesBetween(calendar: Calendar, from: HalfDay, to: HalfDay): number {
  if (!isBefore(from, to)) return 0;
  const whole = 2 * workdaysBetween(calendar, from.day, to.day);
  const begun = from.half === 'am' && isWorkday(calendar, from.day) ? 1 : 0;
  const unfinished = to.half === 'am' && isWorkday(calendar, to.day) ? 1 : 0;
  return whole + begun - unfinished;
}

export interface Elapsed {
  /** Half working days. */
  readonly promised: number;
  readonly elapsed: number;
  readonly overdue: number;
  readonly calendar: readonly string[];
  readonly provisional: boolean;
}

/**
 * What was promised against what it took. A promise of whole days is counted in whole days, and the day on which it begins does
 * not count (民法典 201): who was accepted in the morning and served on the next afternoon waited one day. A promise with half a
 * day in it is counted in halves.
 */
export function elapsedAgainst(calendar: Calendar, promised: number, from: HalfDay, to: HalfDay): Elapsed {
  const inDays = promised % 2 === 0;
  const elapsed = isBefore(to, from)
    ? 0
    : inDays
      ? 2 * workdaysBetween(calendar, from.day, to.day)
      : halvesBetween(calendar, from, to);
  const { versions, provisional } = versionsBetween(calendar, from.day, to.day);
  return {
    promised,
    elapsed,
    overdue: Math.max(0, elapsed - promised),
    calendar: versions,
    provisional,
  };
}
