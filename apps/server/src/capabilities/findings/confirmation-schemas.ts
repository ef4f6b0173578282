import { idOf } from '@mingcha/domain';
import { Medium } from '@mingcha/domain/evidence';
import { confirmationStates, PointReply, ReplyAnswer, ReplyPoint } from '@mingcha/domain/findings';
import { FileRef, ServiceProof, Witness } from '@mingcha/domain/papers';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

export const ConfirmationsInput = z.object({
  ...pageInput,
  sort: z.enum(['changedAt', 'openedAt']).default('changedAt'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  state: z.array(z.enum(confirmationStates)).optional(),
  finding: idOf('finding').optional(),
  unit: idOf('unit').optional(),
  /** An objection that waits for an answer point by point. */
  objected: z.boolean().optional(),
});

export const ConfirmationRow = z.object({
  id: z.string(),
  /** Not for respondents, who know their sheet and not our number for the finding. */
  finding: z.string().nullable(),
  unit: z.string().nullable(),
  person: z.string().nullable(),
  state: z.enum(confirmationStates),
  heard: z.boolean(),
  /** Not yet opened by its addressee: the words stay closed until it is served. */
  closed: z.boolean(),
  facts: z.string().nullable(),
  shows: z.array(z.string()),
  days: z.int(),
  openedAt: z.int(),
  servedAt: z.int().nullable(),
  proof: ServiceProof.nullable(),
  dueDay: z.string().nullable(),
  due: z.int().nullable(),
  provisional: z.boolean(),
  answer: ReplyAnswer.nullable(),
  statement: z.string().nullable(),
  points: z.array(ReplyPoint),
  files: z.array(FileRef),
  signed: z.string().nullable(),
  answeredAt: z.int().nullable(),
  /** Hash of the entry that holds the answer: the respondent's receipt. */
  receipt: z.string().nullable(),
  late: z.boolean(),
  witnesses: z.array(Witness),
  note: z.string().nullable(),
  replies: z.array(PointReply),
  repliedAt: z.int().nullable(),
  reason: z.string().nullable(),
  erased: z.boolean(),
  changedAt: z.int(),
  version: z.int(),
});
export const ConfirmationPage = pageOf(ConfirmationRow);

export const ConfirmationDetail = z.object({
  confirmation: ConfirmationRow,
  /** Of what it shows. */
  media: z.record(z.string(), Medium),
  /** What became of the matter, as far as the respondent learns of it. */
  outcome: z.enum(['pending', 'confirmed', 'dismissed']),
  /** Working days left; negative when the time is over; null while no time runs. */
  left: z.int().nullable(),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});

export const ConfirmationDraft = z.object({
  facts: z.string(),
  /** What is put below the facts by itself. */
  took: z.string().nullable(),
  proven: z.string().nullable(),
  /** Pictures that may be shown, and how many of the finding's may not yet. */
  shows: z.array(z.string()),
  withheld: z.int(),
  /** People of the unit, of whom some may be recognisable. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  days: z.int(),
});
