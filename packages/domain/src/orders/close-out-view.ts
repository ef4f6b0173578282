import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { seenLine, seenParagraphs, TimeOfDay } from '../printed.ts';
import { AnswerOnPaper, itemOnPaper } from './item-on-paper.ts';
import { VerifyMethod, VerifyResult } from './order-kinds.ts';

export const closeOutSteps = ['reported', 'verified', 'rejected', 'closed'] as const;

/** The frozen view of a close-out form (整改销号审批表, D14): one item of an order, who looked whether it was put right, and who closed it. */
export const CloseOutView = z.strictObject({
  v: z.literal(1),
  language: z.literal('zh-CN'),
  document: z.literal('close-out'),
  id: idOf('order'),
  number: seenLine(60),
  issuer: seenLine(200),
  unit: seenLine(200),
  ...itemOnPaper,
  due: Day.nullable(),
  /** What the unit reported last; null where it was erased. */
  answer: AnswerOnPaper.nullable(),
  steps: z
    .array(
      z.strictObject({
        step: z.enum(closeOutSteps),
        person: seenLine(200),
        seat: seenLine(200).nullable(),
        on: Day,
        at: TimeOfDay,
        /** Of a verification. */
        verdict: VerifyResult.nullable(),
        way: VerifyMethod.nullable(),
        said: seenParagraphs,
        /** Decided with a pen: the scan lies with the paper of this name. */
        paper: seenLine(60).nullable(),
      }),
    )
    .max(200),
  /** Day of the last step. */
  preparedOn: Day,
});
export type CloseOutView = z.infer<typeof CloseOutView>;
export type CloseOutStep = CloseOutView['steps'][number];
