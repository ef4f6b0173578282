import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { Day, idOf, Reason, ShortText } from '../primitives.ts';

/** One thing that waits at a seat when its holder leaves: what it is, and what has to be done about it. */
export const OpenItem = z.strictObject({
  type: z.enum([
    'assignment',
    'visit',
    'finding',
    'evidence',
    'plan',
    'bulletin',
    'paper',
    'confirmation',
    'order',
    'dispatch',
    'case',
    'appeal',
    'leave',
  ]),
  id: z.string().max(60),
  /** Names the work, as the work list does. */
  what: z.string().max(60),
  /** What it is called where it is no secret: a title, a number, a unit. */
  label: ShortText.nullable(),
});
export type OpenItem = z.infer<typeof OpenItem>;

const LeaveFields = z.strictObject({
  seat: idOf('seat'),
  /** Of the seat at that time; null for the office's own. */
  unit: idOf('unit').nullable(),
  person: idOf('person'),
  deputy: idOf('person'),
  from: Day,
  until: Day,
  reason: Reason,
});

export const turnoverKinds = {
  'leave.declared': byServer('leave', LeaveFields, ['reason']),
  'leave.confirmed': byServer('leave', z.strictObject({})),
  'leave.begun': byServer('leave', z.strictObject({})),
  'leave.ended': byServer('leave', z.strictObject({})),
  'handover.opened': byServer(
    'handover',
    z.strictObject({
      seat: idOf('seat'),
      unit: idOf('unit').nullable(),
      from: idOf('person'),
      to: idOf('person'),
      items: z.array(OpenItem).max(2_000),
    }),
  ),
  'handover.given': byServer('handover', z.strictObject({ note: Reason.optional() })),
  'handover.taken': byServer('handover', z.strictObject({ note: Reason.optional() })),
  'handover.approved': byServer('handover', z.strictObject({})),
  'handover.cancelled': byServer('handover', z.strictObject({ reason: Reason })),
};
