import { z } from 'zod';
import { type Calendar, elapsedAgainst, HalfDay, isBefore } from '../calendar/index.ts';
import { idOf } from '../primitives.ts';
import { Measured, measured, type Run, RunId, Watch } from '../visits/watch.ts';

const halves = z.int().min(0).max(100_000);

/** What "slow" rests on: a run of a stopwatch, or a service item with its dates. Its figures are computed, never typed. */
export const TimeElement = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('watch'),
    watch: Watch,
    run: RunId,
    /** Milliseconds. */
    elapsed: z.int().min(0),
    measured: Measured,
  }),
  z.strictObject({
    by: z.literal('item'),
    item: idOf('service-item'),
    from: HalfDay,
    to: HalfDay,
    /** It was not done yet: `to` is when that was seen. */
    open: z.boolean(),
    promised: halves,
    elapsed: halves,
    overdue: halves,
    calendar: z.array(z.string()).max(20),
    provisional: z.boolean(),
  }),
]);
export type TimeElement = z.infer<typeof TimeElement>;

export interface TimedItem {
  readonly id: string;
  /** Half working days. */
  readonly promisedLimit: number;
}

export function timeOfRun({ id, watch, start, stop }: Run): TimeElement | null {
  if (stop === null) return null;
  const { elapsed, by } = measured(start, stop);
  return { by: 'watch', watch, run: id, elapsed, measured: by };
}

export function timeOfItem(
  calendar: Calendar,
  { id, promisedLimit }: TimedItem,
  from: HalfDay,
  to: HalfDay,
  open: boolean,
): TimeElement | null {
  if (isBefore(to, from)) return null;
  const { calendar: versions, ...counted } = elapsedAgainst(calendar, promisedLimit, from, to);
  return { by: 'item', item: id, from, to, open, ...counted, calendar: [...versions] };
}

/** past the promised limit. Nobody has to say so. */
export const isOverdue = (time: TimeElement | undefined): boolean => time?.by === 'item' && time.overdue > 0;

export interface TimeFacts {
  readonly runs: readonly Run[];
  readonly items: readonly TimedItem[];
  readonly calendar: Calendar;
}

/** The element as it must be, counted again from what it names; null where what it names is not there. */
export function computed(time: TimeElement, { runs, items, calendar }: TimeFacts): TimeElement | null {
  if (time.by === 'watch') {
    const run = runs.find(({ id }) => id === time.run);
    return run === undefined ? null : timeOfRun(run);
  }
  const item = items.find(({ id }) => id === time.item);
  return item === undefined ? null : timeOfItem(calendar, item, time.from, time.to, time.open);
}

export function sameTime(one: TimeElement, other: TimeElement): boolean {
  const flat = (time: TimeElement) =>
    JSON.stringify(Object.entries(time).sort(([a], [b]) => a.localeCompare(b)));
  return flat(one) === flat(other);
}
