import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { printedHead, seenLine } from '../printed.ts';

const people = z.array(seenLine(60)).max(200);

/** The frozen view of minutes (纪要): what a meeting agreed, and under it who was there (GB/T 9704-2012, 10.3). No seal. */
export const MinutesView = z.strictObject({
  ...printedHead,
  document: z.literal('minutes'),
  id: idOf('dispatch'),
  heldOn: Day,
  place: seenLine(200),
  chair: seenLine(60),
  sections: z
    .array(z.strictObject({ heading: seenLine(60).nullable(), text: z.array(seenLine(4000)).min(1).max(60) }))
    .min(1)
    .max(60),
  present: people.min(1),
  excused: people,
  attending: people,
});
export type MinutesView = z.infer<typeof MinutesView>;
