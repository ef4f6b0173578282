import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import type { Loadings } from '../calendar/deadline.ts';
import type { RecordedDeadline } from '../calendar/recorded-deadline.ts';
import type { CommandOf } from '../command.ts';
import type { EvidenceStatus } from '../evidence/evidence.ts';
import type { MachineState } from '../machine.ts';
import type { ServiceProof } from '../papers/index.ts';
import { LongText, Reason, type Tombstone } from '../primitives.ts';
import {
  AnswerSigned,
  ConfirmationDays,
  confirmationKinds,
  defaultConfirmationDays,
  PointReply,
  type ReplyAnswer,
  ReplyPoint,
} from './confirmation-kinds.ts';

export const confirmationStates = [
  'none',
  'opened',
  'served',
  'answered',
  'refused',
  'unanswered',
  'replied',
  'withdrawn',
] as const;
export type ConfirmationStatus = (typeof confirmationStates)[number];

/** Still waiting for the respondent, with or without a running clock. */
export const awaitedStates: readonly ConfirmationStatus[] = ['opened', 'served'];

const answered = confirmationKinds['confirmation.answered'].payload.shape;

export const OpenConfirmationSheet = confirmationKinds['confirmation.opened'].payload.extend({
  days: ConfirmationDays.default(defaultConfirmationDays),
});
export const ServeConfirmation = z.object({
  proof: confirmationKinds['confirmation.served'].payload.shape.proof,
});
export const ReceiveConfirmation = z.object({});
export const AnswerConfirmation = z.object({
  answer: answered.answer,
  statement: LongText.optional(),
  points: z.array(ReplyPoint).max(30).default([]),
  files: answered.files.default([]),
  signed: AnswerSigned,
});
const refused = confirmationKinds['confirmation.refused-to-sign'].payload;
export const NoteRefusalToSign = refused.pick({ witnesses: true, note: true, scan: true });
export const RecountConfirmation = z.object({});
export const LapseConfirmation = z.object({});
export const ReplyToConfirmation = z.object({ points: z.array(PointReply).min(1).max(30) });
export const WithdrawConfirmation = z.object({ reason: Reason });

export const confirmationCommands = {
  openConfirmationSheet: OpenConfirmationSheet,
  serveConfirmation: ServeConfirmation,
  receiveConfirmation: ReceiveConfirmation,
  answerConfirmation: AnswerConfirmation,
  noteRefusalToSign: NoteRefusalToSign,
  recountConfirmation: RecountConfirmation,
  lapseConfirmation: LapseConfirmation,
  replyToConfirmation: ReplyToConfirmation,
  withdrawConfirmation: WithdrawConfirmation,
};
export type ConfirmationCommand = CommandOf<typeof confirmationCommands>;

/** What a sheet must be told from outside; a guard that lacks its fact throws. */
export interface ConfirmationFacts {
  /** Where its finding stands now. */
  readonly finding?: { readonly status: string; readonly members: readonly string[] };
  /** Names of those who were there: they never stand on a sheet. */
  readonly inspectorNames?: readonly string[];
  /** Evidence of the finding. */
  readonly evidence?: readonly {
    readonly id: string;
    readonly status: EvidenceStatus;
    readonly medium: string;
    readonly covert: boolean;
  }[];
  readonly calendar?: Calendar;
  /** recount: the entries that published the years. */
  readonly loadings?: Loadings;
}

export interface ConfirmationState extends MachineState {
  readonly status: ConfirmationStatus;
  readonly finding: string | null;
  readonly visit: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly facts: string | Tombstone | null;
  readonly shows: readonly string[];
  readonly days: number;
  readonly openedAt: number | null;
  readonly proof: ServiceProof | Tombstone | null;
  /** None until a service is proven: from here on time runs. */
  readonly deadline: RecordedDeadline | null;
  readonly answer: ReplyAnswer | null;
  readonly points: readonly ReplyPoint[] | Tombstone;
}

/** What of a sheet the decision on its finding looks at. */
export interface HeardSheet {
  readonly id: string;
  readonly status: ConfirmationStatus;
  readonly answer: ReplyAnswer | null;
}

const disputes = (sheet: HeardSheet): boolean => sheet.answer !== null && sheet.answer !== 'agrees';

/** An objection that nobody has answered point by point yet. */
export const isObjectionOpen = (sheet: HeardSheet): boolean => sheet.status === 'answered' && disputes(sheet);

/** Agreed, refused to sign, let the time pass, or objected and was answered. None but the first is a consent. */
export const isHeard = (sheet: HeardSheet): boolean =>
  ['refused', 'unanswered', 'replied'].includes(sheet.status) ||
  (sheet.status === 'answered' && !disputes(sheet));
