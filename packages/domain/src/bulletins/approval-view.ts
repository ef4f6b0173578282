import { z } from 'zod';
import { Day, HeldSecrecy, idOf } from '../primitives.ts';
import { seenLine, seenNames, seenParagraphs, TimeOfDay } from '../printed.ts';

export const approvalSteps = [
  'drafted',
  'revised',
  'handed-in',
  'fact-checked',
  'privacy-checked',
  'reviewed',
  'returned',
  'signed',
] as const;

/** The frozen view of an approval sheet (呈批单): by which hands a bulletin went, what each wrote and when, up to the number. */
export const ApprovalView = z.strictObject({
  v: z.literal(1),
  language: z.literal('zh-CN'),
  document: z.literal('approval'),
  id: idOf('bulletin'),
  issuer: seenLine(200),
  title: seenLine(200),
  secrecy: HeldSecrecy,
  number: seenLine(60).nullable(),
  /** For whom it is and why, where somebody said so. */
  scope: seenLine(800).optional(),
  recipients: seenNames,
  cc: seenNames,
  /** Its opening, as far as it has not been erased. */
  opening: seenParagraphs,
  findings: z.int().min(0).max(10_000),
  steps: z
    .array(
      z.strictObject({
        step: z.enum(approvalSteps),
        person: seenLine(200),
        /** The seat it was done from. */
        seat: seenLine(200).nullable(),
        on: Day,
        at: TimeOfDay,
        said: seenParagraphs,
        /** Decided with a pen: the scan lies with the paper of this name. */
        paper: seenLine(60).nullable(),
      }),
    )
    .max(400),
  preparedOn: Day,
});
export type ApprovalView = z.infer<typeof ApprovalView>;
export type ApprovalStep = ApprovalView['steps'][number];
