import { z } from 'zod';
import { type Calendar, isWorkday, plusWorkdays, versionsBetween } from '../calendar/calendar.ts';
import { dayOf, instantOf, plusDays } from '../calendar/day.ts';
import { closingTime, type Deadline, deadlineAfter, workdaysLeft } from '../calendar/deadline.ts';
import { type RecordedDeadline, recordedDeadline } from '../calendar/recorded-deadline.ts';

/** 立行立改 · 限期整改 · 持续整改 · 协同整改. */
export const ItemMode = z.enum(['IMMEDIATE', 'DATED', 'CONTINUOUS', 'CROSS_DEPT']);
export type ItemMode = z.infer<typeof ItemMode>;

export type OrderDeadline = RecordedDeadline;

/** 8.7 of the state machines: what the field proposes and an office may set otherwise. In working days, where nothing else is said. */
export const orderTerms = {
  days: { IMMEDIATE: 3, DATED: 15, CONTINUOUS: 22, CROSS_DEPT: 20 },
  /** The liaison says that the order has come. */
  acknowledge: 2,
  /** The chief may object. */
  object: 5,
  /** Between one urging and the next, and between the second and the leader in charge. */
  urgeAgain: 3,
  /** From here a clock is amber. */
  near: 2,
  extensions: 2,
  /** Calendar days after the closing until somebody else looks whether it held. */
  lookBack: 60,
  /** What an approved code of a printed order is good for after the last due date. */
  grace: 10,
} as const;

/** Counted from the day of service, which itself does not count. */
export const orderDeadline = (calendar: Calendar, from: number, days: number): OrderDeadline =>
  recordedDeadline(deadlineAfter(calendar, from, days));

/** More days are added behind the old last day, whenever they are granted. */
export function extendedDeadline(calendar: Calendar, old: OrderDeadline, days: number): OrderDeadline {
  const day = plusWorkdays(calendar, old.day, days);
  const { versions, provisional } = versionsBetween(calendar, dayOf(old.from, calendar.zone), day);
  return {
    ...old,
    count: old.count + days,
    day,
    due: instantOf(day, closingTime, calendar.zone),
    calendar: [...versions],
    provisional,
  };
}

export type ClockColour = 'green' | 'amber' | 'red';

/** Red is past, amber is the last two working days; what is done has no clock. */
export function clockColour(calendar: Calendar, deadline: OrderDeadline, now: number): ClockColour {
  if (now > deadline.due) return 'red';
  return workdaysLeft(calendar, deadline, now) <= orderTerms.near ? 'amber' : 'green';
}

/** The last instant that is amber now: what is due after it is still green. */
export const amberUntil = (calendar: Calendar, now: number): number =>
  deadlineAfter(calendar, now, orderTerms.near).due;

/** How many working days have gone by since the last day: 0 on that day itself. */
export const workdaysPast = (calendar: Calendar, due: Pick<OrderDeadline, 'day'>, now: number): number =>
  -workdaysLeft(calendar, due as Deadline, now);

/** The instant from which this clock is amber: the morning of the day two working days before the last. */
export function amberFrom(calendar: Calendar, deadline: OrderDeadline): number {
  let day = deadline.day;
  for (let left: number = orderTerms.near; left > 0; ) {
    day = plusDays(day, -1);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return instantOf(day, '00:00', calendar.zone);
}
