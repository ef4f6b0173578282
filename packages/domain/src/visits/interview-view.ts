import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { seenLine, seenNames, seenParagraphs, TimeOfDay } from '../printed.ts';

/**
 * The frozen view of the record of a conversation (访谈记录, D6) held during an announced visit. It is typed, printed, read over and
 * signed by hand; what counts is the signed sheet. Without questions it is printed with room for a pen.
 */
export const InterviewView = z.strictObject({
  v: z.literal(1),
  language: z.literal('zh-CN'),
  document: z.literal('interview'),
  id: idOf('visit'),
  /** Number of the task. */
  number: seenLine(60),
  issuer: seenLine(200),
  unit: seenLine(200),
  place: seenLine(200),
  day: Day,
  /** From and until; null: written in by hand. */
  time: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).nullable(),
  interviewers: seenNames,
  /** null: written in by hand. */
  interviewee: z.strictObject({ name: seenLine(60), post: seenLine(200) }).nullable(),
  said: z.array(z.strictObject({ question: seenParagraphs.min(1), answer: seenParagraphs.min(1) })).max(100),
  /** Where a recording of it lies; null: there is none. */
  recording: seenLine(400).nullable(),
});
export type InterviewView = z.infer<typeof InterviewView>;

const Words = z.string().trim().min(1).max(4000);

/** What is typed of a conversation before it is printed: a time, a name and questions may be left to the pen. */
export const InterviewSaid = z.object({
  place: z.string().trim().min(1).max(200),
  time: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).nullable(),
  interviewee: z
    .strictObject({ name: z.string().trim().min(1).max(60), post: z.string().trim().min(1).max(200) })
    .nullable(),
  said: z.array(z.strictObject({ question: Words, answer: Words })).max(100),
  recording: z.string().trim().min(1).max(400).nullable(),
});
export type InterviewSaid = z.infer<typeof InterviewSaid>;
