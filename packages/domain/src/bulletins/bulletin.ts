import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import type { EvidenceStatus } from '../evidence/evidence.ts';
import type { FindingStatus } from '../findings/finding.ts';
import type { MachineState } from '../machine.ts';
import { ChosenSecrecy, Hash, idOf, LongText, Reason, type Tombstone } from '../primitives.ts';
import {
  BulletinFields,
  type BulletinPhoto,
  bulletinKinds,
  DroppedFinding,
  StatementLink,
} from './bulletin-kinds.ts';
import { AnswerComment, type BulletinComment, CommentBulletin, ResolveComment } from './comment.ts';

export const bulletinStates = [
  'none',
  'draft',
  'returned',
  'fact-check',
  'privacy-review',
  'legal-review',
  'pending-sign',
  'signed',
  'numbered',
  'rendered',
  'sealed',
  'issued',
  'served',
  'published',
  'archived',
  'corrected',
  'revoked',
] as const;
export type BulletinStatus = (typeof bulletinStates)[number];

/** `public` can be asked for and is refused in words of its own. */
export const DraftBulletin = BulletinFields.extend({
  secrecy: ChosenSecrecy.default('internal'),
  scope: z.enum(['internal', 'public']).default('internal'),
  statements: z.array(StatementLink).max(200).optional(),
});
export const ReviseBulletin = DraftBulletin.extend({
  dropped: z.array(DroppedFinding).max(500).optional(),
});
export const HandInBulletin = z.object({});
export const FactCheckBulletin = z.object({ opinion: LongText });
export const PrivacyCheckBulletin = z.object({ statement: LongText });
export const ReviewBulletin = z.object({ opinion: LongText });
export const ReturnBulletin = z.object({ reason: Reason });
export const SignBulletin = z.object({ viewHash: Hash, opinion: LongText });
export const NumberBulletin = z.object({});
export const RecordRendering = bulletinKinds['bulletin.rendered'].payload;
export const SealBulletin = bulletinKinds['bulletin.sealed'].payload;
export const SealBulletinByKey = bulletinKinds['bulletin.sealed-by-key'].payload;
export const IssueBulletin = z.object({
  units: z.array(idOf('unit')).min(1),
  unsealed: z.boolean().default(false),
});
export const PublishBulletin = z.object({});
export const CorrectBulletin = z.object({ by: idOf('bulletin'), reason: Reason });
export const RevokeBulletin = z.object({ reason: Reason });

export const bulletinCommands = {
  draftBulletin: DraftBulletin,
  reviseBulletin: ReviseBulletin,
  handInBulletin: HandInBulletin,
  factCheckBulletin: FactCheckBulletin,
  privacyCheckBulletin: PrivacyCheckBulletin,
  reviewBulletin: ReviewBulletin,
  returnBulletin: ReturnBulletin,
  signBulletin: SignBulletin,
  numberBulletin: NumberBulletin,
  recordRendering: RecordRendering,
  sealBulletin: SealBulletin,
  sealBulletinByKey: SealBulletinByKey,
  issueBulletin: IssueBulletin,
  publishBulletin: PublishBulletin,
  correctBulletin: CorrectBulletin,
  revokeBulletin: RevokeBulletin,
  commentBulletin: CommentBulletin,
  answerComment: AnswerComment,
  resolveComment: ResolveComment,
};
export type BulletinCommand = CommandOf<typeof bulletinCommands>;

/** What a bulletin must be told of things that are not its own entries. Each is needed by the commands named. */
export interface BulletinFacts {
  /**
   * draft to sign: where each named finding stands now. A finding that is not listed counts as unconfirmed when it is to be
   * printed, and as confirmed when it is dropped.
   */
  readonly findings?: readonly {
    readonly id: string;
    readonly status: FindingStatus;
    readonly visit: string;
  }[];
  /** draft to sign: where each named picture stands now. */
  readonly photos?: readonly {
    readonly evidence: string;
    readonly status: EvidenceStatus;
    readonly visit: string;
  }[];
  /** reviewBulletin, signBulletin: characters of the whole text. */
  readonly characters?: number;
  /** signBulletin: the hash of the view as it would be frozen now. */
  readonly viewHash?: string;
  /** numberBulletin: the next serial of its series and today's date in the office's zone. */
  readonly nextSerial?: number;
  readonly today?: string;
  /** sealBulletin: today in the office's zone, as for numbering; the scan's bytes lie in the store. */
  readonly scanHeld?: boolean;
  /** correctBulletin: the bulletin that corrects this one. */
  readonly correction?: { readonly status: BulletinStatus; readonly corrects: string | null };
}

type Fields = z.infer<typeof BulletinFields>;
type Personal = 'intro' | 'requirements' | 'photos';

export interface BulletinState extends MachineState {
  readonly status: BulletinStatus;
  readonly fields:
    | (Omit<Fields, Personal> & {
        readonly intro: string | Tombstone;
        readonly requirements: string | Tombstone;
        readonly photos: readonly z.infer<typeof BulletinPhoto>[] | Tombstone;
      })
    | null;
  /** Everyone who drafted or revised it. */
  readonly drafters: readonly string[];
  readonly factChecker: string | null;
  readonly privacyChecker: string | null;
  readonly reviewer: string | null;
  readonly signer: string | null;
  readonly signedAt: number | null;
  readonly viewHash: string | null;
  readonly numbered: {
    readonly series: string;
    readonly year: number;
    readonly serial: number;
    readonly number: string;
    readonly date: string;
  } | null;
  readonly rendered: { readonly sha256: string; readonly size: number; readonly fingerprint: string } | null;
  readonly sealed: { readonly copies: number; readonly by: string; readonly on: string } | null;
  readonly sealedByKey: { readonly sha256: string; readonly by: string } | null;
  readonly issuedTo: readonly string[];
  readonly issuedAt: number | null;
  readonly correctedBy: string | null;
  readonly reason: string | null;
  readonly comments: readonly BulletinComment[];
}
