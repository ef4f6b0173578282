import { z } from 'zod';
import { PrintedReply } from '../findings/printed-reply.ts';
import { Day, HeldSecrecy, idOf } from '../primitives.ts';
import { seenLine as line, TimeOfDay } from '../printed.ts';
import { ItemMode } from './deadlines.ts';

/**
 * The frozen view of an order (责令整改通知书, D10): everything its words depend on, already resolved, so that one hash
 * covers every sentence. Number and date come with the signature and stand in the imprint, as with a bulletin.
 */

export const OrderViewItem = z.strictObject({
  n: z.int().min(1).max(50),
  finding: idOf('finding'),
  /** Window or place inside the unit. */
  place: line(400).nullable(),
  date: Day,
  time: TimeOfDay,
  fact: line(4000),
  /** Name of the sub-category as the adopted taxonomy words it. */
  category: line(60).nullable(),
  criterion: line(300).nullable(),
  requirement: line(2000),
  mode: ItemMode,
  /** Working days after the day of service. */
  days: z.int().min(1).max(200),
  assistants: z.array(line(200)).max(10),
  /** What the respondents said before it was confirmed and what they were answered: both stand beside the fact. */
  replies: z.array(PrintedReply).max(20),
});

export const OrderView = z.strictObject({
  v: z.literal(1),
  document: z.literal('order'),
  language: z.literal('zh-CN'),
  id: idOf('order'),
  issuer: z.strictObject({ name: line(200), mark: line(60) }),
  secrecy: HeldSecrecy,
  title: line(200),
  /** The unit it is addressed to. */
  recipient: line(200),
  basis: z.array(line(600)).min(1).max(20),
  items: z.array(OrderViewItem).min(1).max(50),
  /** The revoked order in whose place it stands; absent where there is none. */
  replaces: z.strictObject({ id: idOf('order'), number: line(60), dated: Day }).optional(),
  reportFormat: line(600),
  contact: z.strictObject({ person: line(60), phone: line(40) }),
  /** Working days to acknowledge and to object, as they were when it was signed. */
  acknowledgeDays: z.int().min(1).max(60),
  objectDays: z.int().min(1).max(60),
  printingOffice: line(200),
  preparedOn: Day,
});

export type OrderViewItem = z.infer<typeof OrderViewItem>;
export type OrderView = z.infer<typeof OrderView>;
