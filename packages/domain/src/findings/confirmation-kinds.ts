import { z } from 'zod';
import { RecordedDeadline } from '../calendar/recorded-deadline.ts';
import { byServer } from '../kind-rule.ts';
import { FileRef, onPaperToo, ServiceProof, Witness } from '../papers/index.ts';
import { Hash, idOf, LongText, Reason } from '../primitives.ts';

/** 无异议 · 部分有异议 · 有异议 */
export const ReplyAnswer = z.enum(['agrees', 'partly', 'objects']);
export type ReplyAnswer = z.infer<typeof ReplyAnswer>;

/** 采纳 · 部分采纳 · 不采纳 */
export const PointOutcome = z.enum(['accepted', 'partly', 'rejected']);
export type PointOutcome = z.infer<typeof PointOutcome>;

/** 本人签名 · 单位盖章 · 凭本人会话或一次性码 */
export const AnswerSigned = z.enum(['signed', 'sealed', 'electronic']);
export type AnswerSigned = z.infer<typeof AnswerSigned>;

const PointNumber = z.int().min(1).max(30);
export const ReplyPoint = z.strictObject({ n: PointNumber, text: z.string().trim().min(1).max(2000) });
export type ReplyPoint = z.infer<typeof ReplyPoint>;
export const PointReply = ReplyPoint.extend({ outcome: PointOutcome });
export type PointReply = z.infer<typeof PointReply>;

/** Working days to answer in, from the day after the service; a city may set its own. */
export const defaultConfirmationDays = 5;
export const ConfirmationDays = z.int().min(1).max(30);

/** One sheet for one respondent of one finding: the unit (person null), or a person who can be recognised in it. */
export const confirmationKinds = {
  'confirmation.opened': byServer(
    'confirmation',
    z.strictObject({
      finding: idOf('finding'),
      visit: idOf('visit'),
      unit: idOf('unit').nullable(),
      person: idOf('person').nullable(),
      /** Frozen: what is put before the respondent is what they answer to, whatever is supplemented later. */
      facts: LongText,
      shows: z.array(idOf('evidence')).max(50),
      days: ConfirmationDays,
    }),
    ['facts'],
  ),
  'confirmation.served': byServer(
    'confirmation',
    onPaperToo(z.strictObject({ proof: ServiceProof, deadline: RecordedDeadline })),
    ['proof'],
  ),
  'confirmation.answered': byServer(
    'confirmation',
    onPaperToo(
      z.strictObject({
        answer: ReplyAnswer,
        statement: LongText.optional(),
        points: z.array(ReplyPoint).max(30),
        files: z.array(FileRef).max(20),
        signed: AnswerSigned,
      }),
    ),
    ['statement', 'points'],
  ),
  'confirmation.refused-to-sign': byServer(
    'confirmation',
    onPaperToo(
      z.strictObject({ witnesses: z.array(Witness).min(2).max(6), note: Reason, scan: FileRef.optional() }),
    ),
    ['witnesses', 'note'],
  ),
  /** A year was published: counted again, never to an earlier day, by which entries. */
  'confirmation.recounted': byServer(
    'confirmation',
    z.strictObject({ deadline: RecordedDeadline, because: z.array(Hash).max(10) }),
  ),
  'confirmation.lapsed': byServer('confirmation', z.strictObject({})),
  'confirmation.replied': byServer(
    'confirmation',
    onPaperToo(z.strictObject({ points: z.array(PointReply).min(1).max(30) })),
    ['points'],
  ),
  'confirmation.withdrawn': byServer('confirmation', z.strictObject({ reason: Reason })),
};
