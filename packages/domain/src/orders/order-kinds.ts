import { z } from 'zod';
import { SeriesId } from '../bulletins/bulletin-kinds.ts';
import { RecordedDeadline } from '../calendar/recorded-deadline.ts';
import { byServer } from '../kind-rule.ts';
import { FileRef } from '../papers/attachment.ts';
import { KeySealing } from '../papers/key-sealing.ts';
import { onPaperToo } from '../papers/paper-mark.ts';
import { ServiceProof } from '../papers/service-proof.ts';
import { Day, Hash, idOf, LongText, Reason, ShortText } from '../primitives.ts';
import { ItemMode } from './deadlines.ts';

/** Which item of the order: 1, 2, 3 as printed. */
export const ItemNumber = z.int().min(1).max(50);
const Name = z.string().trim().min(1).max(60);

export const OrderItem = z.strictObject({
  n: ItemNumber,
  finding: idOf('finding'),
  mode: ItemMode,
  /** Working days after the day of service. */
  days: z.int().min(1).max(200),
  assistants: z.array(idOf('unit')).max(10),
});
export type OrderItem = z.infer<typeof OrderItem>;

export const Requirement = z.strictObject({ n: ItemNumber, text: z.string().trim().min(2).max(2000) });
export const OrderContact = z.strictObject({ person: Name, phone: z.string().trim().min(3).max(40) });

export const OrderFields = z.strictObject({
  unit: idOf('unit'),
  title: ShortText,
  basis: z.string().trim().min(2).max(600),
  contact: OrderContact,
  items: z.array(OrderItem).min(1).max(50),
  /** What is demanded, item by item: words about people may stand in it, the list of items stays when they are erased. */
  requirements: z.array(Requirement).min(1).max(50),
  reportFormat: z.string().trim().min(2).max(600),
  /** The revoked order of the same unit in whose place it stands. */
  replaces: idOf('order').optional(),
});

export const OrderNumber = z.strictObject({
  series: SeriesId,
  year: z.int().min(2000).max(2200),
  serial: z.int().min(1),
  number: z.string().min(1).max(60),
  date: Day,
});

export const Point = z.strictObject({ n: z.int().min(1).max(50), text: z.string().trim().min(2).max(2000) });
export const AnsweredPoint = Point.extend({ outcome: z.enum(['accepted', 'partly', 'rejected']) });
export const ObjectionOutcome = z.enum(['accepted', 'partly', 'rejected']);

export const PlannedItem = z.strictObject({
  n: ItemNumber,
  leader: Name,
  section: z.string().trim().min(1).max(100),
  person: Name,
  measure: z.string().trim().min(2).max(2000),
  by: Day,
});
export type PlannedItem = z.infer<typeof PlannedItem>;

export const ReportedItem = z.strictObject({
  n: ItemNumber,
  result: z.string().trim().min(2).max(2000),
  rootCause: z.string().trim().min(2).max(2000),
  /** What the unit found where else the same could happen (举一反三). */
  sameClass: z.string().trim().min(2).max(2000),
  handler: Name,
  proof: z.array(FileRef).min(1).max(20),
});
export type ReportedItem = z.infer<typeof ReportedItem>;

export const VerifyResult = z.enum(['done', 'not-done']);
export const VerifyMethod = z.enum(['on-site', 'document']);
const Items = z.array(ItemNumber).min(1).max(50);

const personalFields = ['contact', 'requirements'] as const;

export const orderKinds = {
  'order.drafted': byServer('order', OrderFields, personalFields),
  'order.revised': byServer('order', OrderFields, personalFields),
  'order.submitted': byServer('order', z.strictObject({})),
  'order.returned': byServer('order', onPaperToo(z.strictObject({ reason: Reason }))),
  'order.issued': byServer(
    'order',
    onPaperToo(z.strictObject({ viewHash: Hash, number: OrderNumber, opinion: LongText })),
  ),
  'order.rendered': byServer(
    'order',
    z.strictObject({
      sha256: Hash,
      size: z.int().min(1),
      fingerprint: z.string().min(1).max(200),
      viewHash: Hash,
    }),
  ),
  'order.sealed-by-key': byServer('order', KeySealing),
  'order.served': byServer(
    'order',
    onPaperToo(
      z.strictObject({
        proof: ServiceProof,
        deadlines: z.array(z.strictObject({ n: ItemNumber, deadline: RecordedDeadline })).min(1),
        acknowledge: RecordedDeadline,
        object: RecordedDeadline,
      }),
    ),
    ['proof'],
  ),
  'order.acknowledged': byServer('order', onPaperToo(z.strictObject({}))),
  'order.objected': byServer(
    'order',
    onPaperToo(z.strictObject({ points: z.array(Point).min(1).max(50), files: z.array(FileRef).max(20) })),
    ['points', 'files'],
  ),
  'order.objection-answered': byServer(
    'order',
    onPaperToo(z.strictObject({ points: z.array(AnsweredPoint).min(1).max(50), outcome: ObjectionOutcome })),
    ['points'],
  ),
  'order.planned': byServer('order', onPaperToo(z.strictObject({ n: Items, items: z.array(PlannedItem) })), [
    'items',
  ]),
  'order.extension-asked': byServer(
    'order',
    onPaperToo(z.strictObject({ n: ItemNumber, days: z.int().min(1).max(60), reason: Reason })),
    ['reason'],
  ),
  'order.extended': byServer(
    'order',
    onPaperToo(z.strictObject({ n: ItemNumber, deadline: RecordedDeadline, reason: Reason })),
  ),
  'order.extension-refused': byServer('order', onPaperToo(z.strictObject({ n: ItemNumber, reason: Reason }))),
  /** A year was published: what runs is counted again, never to an earlier day, and says by which entries. */
  'order.recounted': byServer(
    'order',
    z.strictObject({
      deadlines: z.array(z.strictObject({ n: ItemNumber, deadline: RecordedDeadline })).max(50),
      acknowledge: RecordedDeadline.nullable(),
      object: RecordedDeadline.nullable(),
      because: z.array(Hash).max(10),
    }),
  ),
  'order.urged': byServer(
    'order',
    z.strictObject({ n: ItemNumber.nullable(), stage: z.union([z.literal(1), z.literal(2)]) }),
  ),
  'order.overdue': byServer('order', z.strictObject({ n: ItemNumber, stage: z.int().min(1) })),
  'order.escalated': byServer('order', z.strictObject({ n: ItemNumber.nullable() })),
  'order.reported': byServer(
    'order',
    onPaperToo(z.strictObject({ n: Items, items: z.array(ReportedItem), report: z.array(FileRef).max(1) })),
    ['items', 'report'],
  ),
  'order.item-verified': byServer(
    'order',
    onPaperToo(z.strictObject({ n: ItemNumber, result: VerifyResult, method: VerifyMethod, note: LongText })),
    ['note'],
  ),
  'order.item-closed': byServer('order', onPaperToo(z.strictObject({ n: ItemNumber, opinion: LongText })), [
    'opinion',
  ]),
  'order.item-rejected': byServer(
    'order',
    onPaperToo(z.strictObject({ n: ItemNumber, reason: Reason, deadline: RecordedDeadline })),
    ['reason'],
  ),
  'order.closed': byServer('order', z.strictObject({})),
  'order.revoked': byServer('order', onPaperToo(z.strictObject({ reason: Reason }))),
};
