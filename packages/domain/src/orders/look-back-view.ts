import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { seenLine, seenNames } from '../printed.ts';
import { itemOnPaper } from './item-on-paper.ts';

/** The frozen view of a look-back record (回头看核查记录, D15): what was closed and how, and whether it held, which two inspectors write by hand. */
export const LookBackView = z.strictObject({
  v: z.literal(1),
  language: z.literal('zh-CN'),
  document: z.literal('look-back'),
  /** The order that was closed. */
  id: idOf('order'),
  number: seenLine(60),
  issuer: seenLine(200),
  unit: seenLine(200),
  closedOn: Day,
  /** Days between the closing and the day of the sheet. */
  days: z.int().min(0).max(99_999),
  items: z
    .array(
      z.strictObject({
        ...itemOnPaper,
        /** What the unit said it did; null where it was erased. */
        result: seenLine(2000).nullable(),
        closedOn: Day,
      }),
    )
    .min(1)
    .max(50),
  /** Who inspected, verified or closed: somebody else looks back. */
  before: seenNames,
  preparedOn: Day,
});
export type LookBackView = z.infer<typeof LookBackView>;
