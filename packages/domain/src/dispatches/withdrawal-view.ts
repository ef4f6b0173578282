import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { printedHead, seenLine, seenNames, seenParagraphs } from '../printed.ts';
import { WithdrawnCopies, WithdrawnKind } from './withdrawn.ts';

/**
 * The frozen view of a withdrawal notice (撤销通知): a letter to everybody who had the document that no longer stands. What that
 * was, and when and why it was taken back, comes from its own entries and is never typed.
 */
export const WithdrawalView = z.strictObject({
  ...printedHead,
  document: z.literal('withdrawal'),
  id: idOf('dispatch'),
  /** Units that it went to, or the readers that a briefing names. */
  recipients: seenNames.min(1),
  withdrawn: z.strictObject({
    kind: WithdrawnKind,
    id: z.union([idOf('bulletin'), idOf('order'), idOf('dispatch')]),
    number: seenLine(60),
    title: seenLine(200),
    /** The day under it. */
    dated: Day,
    /** Everybody could read an edition of it: the same channels tell what became of it. */
    published: z.boolean(),
    revokedOn: Day,
    reason: seenLine(1000),
  }),
  copies: WithdrawnCopies,
  remarks: seenParagraphs,
});
export type WithdrawalView = z.infer<typeof WithdrawalView>;
