import { z } from 'zod';
import { RecordedDeadline } from '../calendar/recorded-deadline.ts';
import { byServer } from '../kind-rule.ts';
import { FileRef } from '../papers/attachment.ts';
import { Day, Hash, idOf, Reason } from '../primitives.ts';
import { ItemNumber } from './order-kinds.ts';

/** 已保持 · 反弹 · 新问题: what two inspectors see of an item some time after it was closed. */
export const LookBackResult = z.enum(['held', 'relapsed', 'new']);
export type LookBackResult = z.infer<typeof LookBackResult>;

/** 暗访 · 明察 · 材料核查. Unannounced is the way of the field; the other two are for what cannot be seen from the hall. */
export const LookBackMethod = z.enum(['covert', 'on-site', 'document']);

/** What somebody had to do with the matter before: none of them looks back. */
export const lookBackParts = ['inspected', 'verified', 'closed'] as const;
export const TookPart = z.strictObject({ person: idOf('person'), part: z.enum(lookBackParts) });
export type TookPart = z.infer<typeof TookPart>;

export const LookedAt = z.strictObject({
  n: ItemNumber,
  result: LookBackResult,
  /** The finding that was made of a new problem. */
  finding: idOf('finding').optional(),
});
const Results = z
  .array(z.strictObject({ n: ItemNumber, result: LookBackResult }))
  .min(1)
  .max(50);
export const Seen = z.strictObject({ n: ItemNumber, text: z.string().trim().min(2).max(2000) });

/**
 * 回头看: a subject of its own and not a stage of the order, so that nothing in the order says that somebody is about to
 * come, neither its state nor the count of its entries.
 */
export const lookBackKinds = {
  'look-back.due': byServer(
    'look-back',
    z.strictObject({
      order: idOf('order'),
      unit: idOf('unit'),
      /** The entry that closed the order: after a relapse there is another one, and another look-back. */
      closing: Hash,
      closedOn: Day,
      items: z.array(ItemNumber).min(1).max(50),
      deadline: RecordedDeadline,
      before: z.array(TookPart).max(400),
    }),
  ),
  'look-back.recorded': byServer(
    'look-back',
    z.strictObject({
      method: LookBackMethod,
      on: Day,
      items: z.array(LookedAt).min(1).max(50),
      seen: z.array(Seen).min(1).max(50),
      /** The sheet as it was written and signed by hand. */
      scan: z.array(FileRef).max(1),
      /** The visit on which it was seen, where there was one. */
      visit: idOf('visit').optional(),
    }),
    ['seen', 'scan'],
  ),
  'look-back.returned': byServer('look-back', z.strictObject({ reason: Reason }), ['reason']),
  'look-back.confirmed': byServer('look-back', z.strictObject({})),
  /** Nothing has come back: what came of each item stands here for the unit too, which hears of a look-back only now. */
  'order.archived': byServer(
    'order',
    z.strictObject({ lookBack: idOf('look-back'), on: Day, results: Results }),
  ),
  /** What has relapsed is to be put right again, by a day of its own; what held stays closed. */
  'order.reopened': byServer(
    'order',
    z.strictObject({
      lookBack: idOf('look-back'),
      on: Day,
      results: Results,
      deadlines: z
        .array(z.strictObject({ n: ItemNumber, deadline: RecordedDeadline }))
        .min(1)
        .max(50),
      /** What was seen of the items that relapsed. */
      seen: z.array(Seen).max(50),
    }),
    ['seen'],
  ),
};
