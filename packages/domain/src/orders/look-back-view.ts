import { z } from 'zod';
import { Day, idOf } from '../primitives.ts';
import { seenLine, seenNames, TimeOfDay } from '../printed.ts';
import { itemOnPaper } from './item-on-paper.ts';
import { LookBackMethod, LookBackResult } from './look-back-kinds.ts';

const Signed = z.strictObject({ person: seenLine(200), on: Day, at: TimeOfDay });

/** What one inspector recorded and, where it has come to that, another confirmed. */
const LookedBack = z.strictObject({
  way: LookBackMethod,
  on: Day,
  results: z
    .array(
      z.strictObject({
        n: z.int().min(1),
        verdict: LookBackResult,
        seen: seenLine(2000),
      }),
    )
    .min(1)
    .max(50),
  recorded: Signed,
  confirmed: Signed.nullable(),
});

/**
 * The frozen view of a look-back record (回头看核查记录, D15): what was closed and how, and whether it held. Two inspectors write
 * that by hand where `found` is absent; where it is there, it says what they recorded.
 */
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
  found: LookedBack.optional(),
  preparedOn: Day,
});
export type LookBackView = z.infer<typeof LookBackView>;
