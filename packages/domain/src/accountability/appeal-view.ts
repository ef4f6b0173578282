import { z } from 'zod';
import { Day, HeldSecrecy, idOf } from '../primitives.ts';
import { seenLine as line } from '../printed.ts';
import { appealResults } from './appeal-result.ts';

const paragraphs = z.array(line(4000)).min(1).max(200);

/**
 * The frozen view of a decision on appeal (复核决定书, D20): everything its words depend on, already resolved. It is kept,
 * sealed, in the entry of the decision itself, so that erasing what is personal there erases it here.
 */
export const AppealView = z.strictObject({
  v: z.literal(1),
  document: z.literal('appeal'),
  language: z.literal('zh-CN'),
  id: idOf('appeal'),
  /** The organ that decides, and its mark at the head. */
  issuer: z.strictObject({ name: line(200), mark: line(200) }),
  secrecy: HeldSecrecy,
  title: line(200),
  /** Who asked: a person or a unit. */
  appellant: line(200),
  contested: z.strictObject({
    type: z.enum(['case', 'order', 'bulletin']),
    /** As it is cited: number and title, or organ and day. */
    name: line(400),
    organ: line(200),
    receivedOn: Day,
    /** Of a case: what it laid on the respondent, in words. */
    measures: z.array(line(60)).max(6),
  }),
  filedOn: Day,
  acceptedOn: Day,
  requests: paragraphs,
  grounds: paragraphs,
  facts: paragraphs,
  reasons: paragraphs,
  result: z.enum(appealResults),
  changed: z
    .strictObject({
      measures: z.array(line(60)).min(1).max(6),
      months: z.int().min(1).max(48).nullable(),
    })
    .nullable(),
  /** Which rule opened this way. */
  basis: line(120),
  /** Where to turn next, and within what time; null: this is the last. */
  further: z
    .strictObject({
      route: line(60),
      count: z.int().min(1).nullable(),
      unit: z.enum(['days', 'months']).nullable(),
    })
    .nullable(),
  discussedOn: Day,
  /** Numbered in a register of this office; other organs write their number by hand. */
  numbered: z.boolean(),
  printingOffice: line(200),
  preparedOn: Day,
});
export type AppealView = z.infer<typeof AppealView>;
