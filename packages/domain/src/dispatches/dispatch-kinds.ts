import { z } from 'zod';
import { SeriesId } from '../bulletins/bulletin-kinds.ts';
import { RecordedDeadline } from '../calendar/recorded-deadline.ts';
import { byServer } from '../kind-rule.ts';
import { ItemNumber } from '../orders/order-kinds.ts';
import { KeySealing } from '../papers/key-sealing.ts';
import { onPaperToo } from '../papers/paper-mark.ts';
import { ServiceProof } from '../papers/service-proof.ts';
import { Day, Hash, HeldSecrecy, idOf, LongText, Reason } from '../primitives.ts';
import { DispatchText } from './dispatch-text.ts';
import { BriefingSeries, DispatchForm } from './forms.ts';
import { Withdrawn } from './withdrawn.ts';

export const DispatchFields = z.strictObject({
  form: DispatchForm,
  /** Whom a letter goes to. */
  unit: idOf('unit').optional(),
  /** Of an urging slip: the order, and which of its items are late. */
  order: idOf('order').optional(),
  items: z.array(ItemNumber).max(50),
  /** Of a conclusion: the plan it ends, and what was confirmed at that unit. */
  plan: idOf('plan').optional(),
  findings: z.array(idOf('finding')).max(200),
  /** Of a briefing. */
  series: BriefingSeries.optional(),
  /** Of a withdrawal notice: what no longer stands, and the units that had it. */
  withdraws: Withdrawn.optional(),
  addressees: z.array(idOf('unit')).max(2000).optional(),
  secrecy: HeldSecrecy,
  /** Words about people may stand in it; what it is about stays when they are erased. */
  text: DispatchText,
});

export const DispatchNumber = z.strictObject({
  series: SeriesId,
  year: z.int().min(2000).max(2200),
  serial: z.int().min(1),
  number: z.string().min(1).max(60),
  date: Day,
  /** Of a briefing: its issue counted from the first of all years. */
  total: z.int().min(1).optional(),
});

const personal = ['text'] as const;

export const dispatchKinds = {
  'dispatch.drafted': byServer('dispatch', DispatchFields, personal),
  'dispatch.revised': byServer('dispatch', DispatchFields, personal),
  'dispatch.reviewed': byServer('dispatch', z.strictObject({ opinion: LongText })),
  'dispatch.returned': byServer('dispatch', onPaperToo(z.strictObject({ reason: Reason }))),
  'dispatch.signed': byServer(
    'dispatch',
    onPaperToo(z.strictObject({ viewHash: Hash, number: DispatchNumber, opinion: LongText })),
  ),
  'dispatch.rendered': byServer(
    'dispatch',
    z.strictObject({
      sha256: Hash,
      size: z.int().min(1),
      fingerprint: z.string().min(1).max(200),
      viewHash: Hash,
    }),
  ),
  'dispatch.sealed-by-key': byServer('dispatch', KeySealing),
  'dispatch.issued': byServer(
    'dispatch',
    z.strictObject({
      /** A letter that went out without a seal of this machine's, said by whoever sent it. */
      unsealed: z.literal(true).optional(),
    }),
  ),
  'dispatch.served': byServer(
    'dispatch',
    onPaperToo(
      z.strictObject({
        proof: ServiceProof,
        /** Of a conclusion: the last day to have it reviewed. */
        review: RecordedDeadline.optional(),
      }),
    ),
    ['proof'],
  ),
  'dispatch.revoked': byServer('dispatch', onPaperToo(z.strictObject({ reason: Reason }))),
};
