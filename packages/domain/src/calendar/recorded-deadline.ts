import { z } from 'zod';
import { Day, Instant } from '../primitives.ts';
import type { Deadline } from './deadline.ts';

/** A due date as an entry holds it: with what it was counted by, so that anybody can count it again. */
export const RecordedDeadline = z.strictObject({
  from: Instant,
  count: z.int().min(0).max(1000),
  unit: z.enum(['working-days', 'days']),
  day: Day,
  due: Instant,
  calendar: z.array(z.string()).max(10),
  provisional: z.boolean(),
});
export type RecordedDeadline = z.infer<typeof RecordedDeadline>;

export const recordedDeadline = (deadline: Deadline): RecordedDeadline => ({
  ...deadline,
  calendar: [...deadline.calendar],
});
