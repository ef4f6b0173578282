import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { printedHead, seenLine, seenNames, seenParagraphs } from '../printed.ts';

/** By whose hands a scheme went, and what each said. */
export const SchemeStep = z.strictObject({
  step: z.enum(['drafted', 'submitted', 'reviewed', 'returned', 'approved']),
  person: seenLine(200),
  on: Day,
  said: seenLine(4000).nullable(),
});

/**
 * The frozen view of an inspection scheme (督查方案, D1), which Decree 733 asks for in its article 15: the plan's own facts,
 * with the names of units, ways of recording and lists as they were on that day. It stays in the house: a scheme of an
 * unannounced visit is shown to nobody whom it is about.
 */
export const SchemeView = z.strictObject({
  ...printedHead,
  document: z.literal('scheme'),
  id: idOf('plan'),
  /** The scheme as it was approved; before that it is printed as a draft. */
  approvedOn: Day.nullable(),
  basis: seenParagraphs.min(1),
  scope: seenParagraphs.min(1),
  method: seenParagraphs.min(1),
  /** Ways of recording, by name. */
  modes: seenNames,
  from: Day,
  to: Day,
  covertFirst: z.boolean(),
  units: seenNames,
  /** Lists of questions by name; none: the standing ones. */
  checklists: z.array(seenLine(200)).max(8),
  steps: z.array(SchemeStep).max(200),
});
export type SchemeView = z.infer<typeof SchemeView>;
