import { z } from 'zod';
import { atSchema, byServer } from '../kind-rule.ts';
import { FileRef } from '../papers/attachment.ts';
import { KeySealing } from '../papers/key-sealing.ts';
import { onPaperToo } from '../papers/paper-mark.ts';
import { Day, Hash, HeldSecrecy, idOf, LongText, Reason, ShortText } from '../primitives.ts';
import { commentKinds } from './comment.ts';
import {
  BulletinScope,
  ended,
  ImpactAssessment,
  JudgedMask,
  Naming,
  publicationKinds,
} from './publication-kinds.ts';

export const BulletinPhoto = z.strictObject({
  evidence: idOf('evidence'),
  caption: z.string().trim().min(1).max(120),
});

/** What the problems of a bulletin are counted by in its chart. */
export const ChartBy = z.enum(['style', 'unit', 'month']);
export type ChartBy = z.infer<typeof ChartBy>;

/** `<office>/<letterhead code>/<year>`: one gap-free count each. */
export const SeriesId = z.string().regex(/^off_[a-z0-9]{26}\/[^/]{1,12}\/\d{4}$/);

/** What a typed paragraph rests on. Paragraphs are counted from nought, as they are printed: empty lines are none. */
export const StatementLink = z.strictObject({
  part: z.enum(['intro', 'requirements']),
  paragraph: z.int().min(0).max(400),
  findings: z.array(idOf('finding')).min(1).max(500),
});
export type StatementLink = z.infer<typeof StatementLink>;

export const BulletinFields = z.strictObject({
  title: ShortText,
  /** The letterhead code the number is taken from, such as 清督. */
  series: z.string().trim().min(1).max(12),
  findings: z.array(idOf('finding')),
  intro: z.string().trim().max(4000),
  requirements: z.string().trim().max(4000),
  recipients: z.array(idOf('unit')),
  cc: z.array(idOf('unit')),
  scope: BulletinScope,
  /** Why for everybody, or why not. Absent in older drafts. */
  scopeReason: Reason.optional(),
  /** How persons are told of in the public edition; absent where there is none. */
  naming: Naming.optional(),
  /** Names that the planner marked: people who stand in no register of the office. */
  publicNames: z.array(z.string().trim().min(2).max(40)).min(1).max(100).optional(),
  secrecy: HeldSecrecy,
  deadline: Day.optional(),
  photos: z.array(BulletinPhoto).max(40),
  /** The issued bulletin this one puts right. */
  corrects: idOf('bulletin').optional(),
  /** A chart of its problems is printed; its numbers are counted from them and never typed. */
  chart: ChartBy.optional(),
  /** What a person calls it in English, for the edition that is made for reference. Absent: its title stands in Chinese alone. */
  englishTitle: ShortText.optional(),
  /** Each paragraph once; absent where nothing was linked, and in older drafts. */
  statements: z.array(StatementLink).min(1).max(200).optional(),
});

/** A confirmed finding that was in the draft and is no longer: who wanted that, and why. */
export const DroppedFinding = z.strictObject({
  finding: idOf('finding'),
  askedBy: ShortText,
  reason: Reason,
});
export type DroppedFinding = z.infer<typeof DroppedFinding>;

/** Absent where nothing was dropped, and in older revisions. */
export const RevisedFields = BulletinFields.extend({
  dropped: z.array(DroppedFinding).min(1).max(500).optional(),
});

const personal = ['intro', 'requirements', 'photos', 'publicNames'] as const;

export const bulletinKinds = {
  ...commentKinds,
  ...publicationKinds,
  'bulletin.drafted': atSchema(3, byServer('bulletin', BulletinFields, personal)),
  // Who asked is a person's name.
  'bulletin.revised': atSchema(3, byServer('bulletin', RevisedFields, [...personal, 'dropped'])),
  /** The text is handed over: nobody writes in it while it is checked. */
  'bulletin.handed-in': byServer('bulletin', z.strictObject({})),
  'bulletin.fact-checked': byServer('bulletin', z.strictObject({ opinion: LongText })),
  'bulletin.privacy-checked': byServer(
    'bulletin',
    z.strictObject({
      statement: LongText,
      /** Of one for everybody, beside the masked copies that were found sufficient for that. */
      impact: ImpactAssessment.optional(),
      masks: z.array(JudgedMask).max(40).optional(),
    }),
  ),
  'bulletin.reviewed': byServer('bulletin', z.strictObject({ opinion: LongText })),
  'bulletin.returned': byServer('bulletin', onPaperToo(z.strictObject({ reason: Reason }))),
  'bulletin.signed': byServer(
    'bulletin',
    onPaperToo(
      z.strictObject({
        viewHash: Hash,
        /** The text for everybody, signed with the one for its addressees. */
        public: z.strictObject({ viewHash: Hash }).optional(),
        opinion: LongText,
      }),
    ),
  ),
  'bulletin.numbered': byServer(
    'bulletin',
    z.strictObject({
      series: SeriesId,
      year: z.int().min(2000).max(2200),
      serial: z.int().min(1),
      number: z.string().min(1).max(60),
      date: Day,
    }),
  ),
  'bulletin.rendered': byServer(
    'bulletin',
    z.strictObject({
      sha256: Hash,
      size: z.int().min(1),
      /** Code, fonts, Node and architecture: equal fingerprints promise equal bytes. */
      fingerprint: z.string().min(1).max(200),
      viewHash: Hash,
    }),
  ),
  /** 用印登记: the seal of metal is set on printed copies; what comes back into the house is a scan of one. */
  'bulletin.sealed': byServer(
    'bulletin',
    z.strictObject({
      /** How many copies were sealed. */
      copies: z.int().min(1).max(9999),
      sealedBy: idOf('person'),
      sealedOn: Day,
      /** Its number in the book of seals. */
      register: z.string().trim().min(1).max(60),
      scan: FileRef,
    }),
  ),
  /** 电子用印: instead of the seal of metal, a key whose certificate says whose seal it is. */
  'bulletin.sealed-by-key': byServer('bulletin', KeySealing),
  'bulletin.issued': byServer(
    'bulletin',
    z.strictObject({
      units: z.array(idOf('unit')).min(1),
      /** Issued without a seal, said by whoever issued it. */
      unsealed: z.literal(true).optional(),
    }),
  ),
  'bulletin.corrected': byServer(
    'bulletin',
    z.strictObject({ by: idOf('bulletin'), reason: Reason, ...ended }),
  ),
  'bulletin.revoked': byServer('bulletin', z.strictObject({ reason: Reason, ...ended })),
};

export const seriesKinds = {
  // One of them: a register of bulletins, of orders, of results of appeals, or of what else goes out.
  'series.taken': byServer(
    'series',
    z.strictObject({
      serial: z.int().min(1),
      bulletin: idOf('bulletin').optional(),
      order: idOf('order').optional(),
      appeal: idOf('appeal').optional(),
      dispatch: idOf('dispatch').optional(),
    }),
  ),
};
