import { z } from 'zod';
import { seenLine as line } from '../printed.ts';
import { PointOutcome } from './confirmation-kinds.ts';

/** How a respondent stood to the facts when the document was frozen. A lapse and a refusal are no consent and say so. */
export const PrintedAnswer = z.enum(['agrees', 'partly', 'objects', 'refused', 'unanswered']);
export type PrintedAnswer = z.infer<typeof PrintedAnswer>;

/** Both texts, frozen beside the finding: what was said against it and what the office answered, point by point. */
export const PrintedReply = z.strictObject({
  /** The unit by name; null: a person, who is named only where the competent organ names them. */
  respondent: line(200).nullable(),
  answer: PrintedAnswer,
  statement: line(4000).nullable(),
  points: z.array(z.strictObject({ n: z.int().min(1), text: line(2000) })).max(30),
  officeReply: z
    .array(z.strictObject({ n: z.int().min(1), outcome: PointOutcome, text: line(2000) }))
    .max(30),
});
export type PrintedReply = z.infer<typeof PrintedReply>;
