import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
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
import {
  BulletinScope,
  Channels,
  ImpactAssessment,
  type JudgedMask,
  type PublicationChannel,
} from './publication-kinds.ts';

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

export const DraftBulletin = BulletinFields.extend({
  secrecy: ChosenSecrecy.default('internal'),
  scope: BulletinScope.default('internal'),
  publicNames: z.array(z.string().trim().min(2).max(40)).max(100).optional(),
  statements: z.array(StatementLink).max(200).optional(),
});
export const ReviseBulletin = DraftBulletin.extend({
  dropped: z.array(DroppedFinding).max(500).optional(),
});
export const HandInBulletin = z.object({});
export const FactCheckBulletin = z.object({ opinion: LongText });
export const PrivacyCheckBulletin = z.object({
  statement: LongText,
  impact: ImpactAssessment.optional(),
});
export const ReviewBulletin = z.object({ opinion: LongText });
export const ReturnBulletin = z.object({ reason: Reason });
export const SignBulletin = z.object({
  viewHash: Hash,
  publicViewHash: Hash.optional(),
  opinion: LongText,
});
export const NumberBulletin = z.object({});
export const RecordRendering = bulletinKinds['bulletin.rendered'].payload;
export const SealBulletin = bulletinKinds['bulletin.sealed'].payload;
export const SealBulletinByKey = bulletinKinds['bulletin.sealed-by-key'].payload;
export const IssueBulletin = z.object({
  units: z.array(idOf('unit')).min(1),
  unsealed: z.boolean().default(false),
});
export const RecordPublicRendering = bulletinKinds['bulletin.public-rendered'].payload;
export const WaiveWindow = z.object({ reason: Reason });
export const PublishBulletin = z.object({ channels: Channels });
export const PublishCorrection = z.object({ channels: Channels });
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
  recordPublicRendering: RecordPublicRendering,
  waiveWindow: WaiveWindow,
  publishBulletin: PublishBulletin,
  publishCorrection: PublishCorrection,
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
    /** Its masked copy, as far as one was checked. */
    readonly mask?: { readonly sha256: string; readonly maker: string | null } | null;
  }[];
  /** privacyCheckBulletin, signBulletin of one for everybody: names that its public edition would still say. */
  readonly namesLeft?: readonly string[];
  /** signBulletin of one for everybody: the hash of its public edition as it would be frozen now. */
  readonly publicViewHash?: string;
  /** publishBulletin: the last day on which anybody may have it reviewed, and what is under review. */
  readonly reviewWindow?: { readonly until: string | null; readonly pending: number };
  /** correctBulletin, revokeBulletin of a published one. */
  readonly calendar?: Calendar;
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
  readonly correction?: {
    readonly status: BulletinStatus;
    readonly corrects: string | null;
    readonly scope?: string;
  };
}

type Fields = z.infer<typeof BulletinFields>;
type Personal = 'intro' | 'requirements' | 'photos' | 'publicNames';

export interface BulletinState extends MachineState {
  readonly status: BulletinStatus;
  readonly fields:
    | (Omit<Fields, Personal> & {
        readonly intro: string | Tombstone;
        readonly requirements: string | Tombstone;
        readonly photos: readonly z.infer<typeof BulletinPhoto>[] | Tombstone;
        readonly publicNames?: readonly string[] | Tombstone | undefined;
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
  /** Masked copies that were found sufficient for everybody, by the privacy check that still stands. */
  readonly masks: readonly JudgedMask[];
  readonly publicViewHash: string | null;
  readonly publicRendered: { readonly sha256: string; readonly size: number } | null;
  /** Why the leader did not wait for the time for review. */
  readonly waived: string | null;
  readonly published: {
    readonly at: number;
    readonly by: string;
    readonly channels: readonly PublicationChannel[];
  } | null;
  /** When the same channels told that it no longer stands. */
  readonly announced: number | null;
  readonly correctedBy: string | null;
  readonly reason: string | null;
  readonly comments: readonly BulletinComment[];
}
