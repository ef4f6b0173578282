import { z } from 'zod';
import { PrintedReply } from '../findings/printed-reply.ts';
import { Day, Hash, idOf } from '../primitives.ts';
import { printedHead, seenLine, seenParagraphs, TimeOfDay } from '../printed.ts';

const count = z.int().min(0).max(1_000_000);

/** Criterion, condition, cause, effect and recommendation: what Decree 733 asks of a conclusion in its article 16. */
export const ConclusionFinding = z.strictObject({
  finding: idOf('finding'),
  place: seenLine(400),
  date: Day,
  time: TimeOfDay,
  condition: seenLine(4000),
  criterion: seenLine(300).nullable(),
  cause: seenLine(2000).nullable(),
  effect: seenLine(2000).nullable(),
  recommendation: seenLine(2000).nullable(),
  /** What the respondents said and what they were answered. */
  replies: z.array(PrintedReply).max(20),
});

export const ConclusionEvidence = z.strictObject({
  evidence: idOf('evidence'),
  /** Of which finding, counted from 1. */
  of: z.int().min(1).max(200),
  medium: seenLine(40),
  day: Day,
  time: TimeOfDay,
  sha256: Hash,
});

/** The frozen view of a conclusion (督查结论, D8): to one unit, in the form of a letter, with the way to have it reviewed. */
export const ConclusionView = z.strictObject({
  ...printedHead,
  document: z.literal('conclusion'),
  id: idOf('dispatch'),
  recipient: seenLine(200),
  basis: seenParagraphs.min(1),
  coverage: z.strictObject({ from: Day, to: Day, visits: count, windows: count }),
  findings: z.array(ConclusionFinding).max(200),
  /** Good practice, told in a paragraph each. */
  praise: seenParagraphs,
  /** Matters to put right. */
  matters: z.array(seenLine(2000)).max(60),
  evidence: z.array(ConclusionEvidence).max(2000),
  /** Days to have it reviewed, counted from receipt. */
  reviewDays: z.int().min(1).max(365),
});
export type ConclusionView = z.infer<typeof ConclusionView>;
export type ConclusionFinding = z.infer<typeof ConclusionFinding>;
