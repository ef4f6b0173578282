import { z } from 'zod';
import { Day, Hash } from '../primitives.ts';
import { seenLine, TimeOfDay } from '../printed.ts';

/** What an item of an order was about, as it stands in the order that was signed. */
export const itemOnPaper = {
  n: z.int().min(1).max(50),
  /** Window or place inside the unit. */
  place: seenLine(400).nullable(),
  date: Day,
  time: TimeOfDay,
  fact: seenLine(4000),
  requirement: seenLine(2000),
};

/** A file that was handed in, by its name and its fingerprint. */
export const ProofOnPaper = z.strictObject({ name: seenLine(200), sha256: Hash });

/** What the unit says it did about an item. */
export const AnswerOnPaper = z.strictObject({
  result: seenLine(2000),
  rootCause: seenLine(2000),
  /** Where else the same could happen (举一反三). */
  sameClass: seenLine(2000),
  handler: seenLine(60),
  proof: z.array(ProofOnPaper).max(20),
});
export type AnswerOnPaper = z.infer<typeof AnswerOnPaper>;
