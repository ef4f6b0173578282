import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { seenLine } from '../printed.ts';
import { AnswerOnPaper, itemOnPaper } from './item-on-paper.ts';

/** The frozen view of a rectification report (整改情况报告, D13): what a unit answers to an order, item by item, for its chief to sign. */
export const RectificationReportView = z.strictObject({
  v: z.literal(1),
  language: z.literal('zh-CN'),
  document: z.literal('rectification-report'),
  /** The order it answers. */
  id: idOf('order'),
  number: seenLine(60),
  orderTitle: seenLine(200),
  /** The unit whose report it is. */
  unit: seenLine(200),
  recipient: seenLine(200),
  title: seenLine(200),
  /** Who signs it for the unit; null: room for a pen. */
  signer: seenLine(60).nullable(),
  items: z
    .array(
      z.strictObject({
        ...itemOnPaper,
        /** What was promised and by whom: null where the unit planned nothing, or it was erased. */
        measure: seenLine(2000).nullable(),
        responsible: z.array(seenLine(100)).max(3),
        answer: AnswerOnPaper,
      }),
    )
    .min(1)
    .max(50),
  /** Items on which nothing is reported yet. */
  remaining: z
    .array(z.strictObject({ n: itemOnPaper.n, requirement: seenLine(2000), due: Day.nullable() }))
    .max(50),
  /** Day of the report. */
  preparedOn: Day,
});
export type RectificationReportView = z.infer<typeof RectificationReportView>;
