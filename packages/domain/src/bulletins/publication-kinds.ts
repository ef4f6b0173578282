import { z } from 'zod';
import { RecordedDeadline } from '../calendar/recorded-deadline.ts';
import { byServer } from '../kind-rule.ts';
import { Day, Hash, idOf, LongText, Reason, ShortText } from '../primitives.ts';

/** Inside the administration, or for everybody as well. */
export const BulletinScope = z.enum(['internal', 'public']);
export type BulletinScope = z.infer<typeof BulletinScope>;

/** How a person is told of in what everybody may read: not at all, so that only the unit is named, or by 姓 and 某. */
export const Naming = z.enum(['unit', 'surname']);
export type Naming = z.infer<typeof Naming>;

/** 个人信息保护影响评估 (PIPL 55–56; 民法典 1020: purpose and necessity). Its entry is kept for good, the law asks for three years. */
export const ImpactAssessment = z.strictObject({
  purpose: LongText,
  necessity: LongText,
  /** What it does to those it tells of, and the risk. */
  effects: LongText,
  measures: LongText,
});
export type ImpactAssessment = z.infer<typeof ImpactAssessment>;

/** A masked copy that was found sufficient for everybody's eyes: staff is hidden in it too. */
export const JudgedMask = z.strictObject({ evidence: idOf('evidence'), copy: Hash });
export type JudgedMask = z.infer<typeof JudgedMask>;

export const channels = [
  'government-site',
  'new-media',
  'newspaper',
  'broadcast',
  'notice-board',
  'other',
] as const;

/** Where a bulletin was published, by name: 清源市人民政府门户网站. */
export const PublicationChannel = z.strictObject({ channel: z.enum(channels), name: ShortText });
export type PublicationChannel = z.infer<typeof PublicationChannel>;

export const Channels = z.array(PublicationChannel).min(1).max(20);

/** Of what was published: by when the same channels have to tell that it no longer stands. */
export const ended = { announce: RecordedDeadline.optional() };

export const publicationKinds = {
  'bulletin.public-rendered': byServer(
    'bulletin',
    z.strictObject({
      sha256: Hash,
      size: z.int().min(1),
      fingerprint: z.string().min(1).max(200),
      viewHash: Hash,
    }),
  ),
  /** The leader lets it go out before the time to have it reviewed is over. */
  'bulletin.window-waived': byServer('bulletin', z.strictObject({ reason: Reason })),
  'bulletin.published': byServer(
    'bulletin',
    z.strictObject({
      sha256: Hash,
      channels: Channels,
      /** Why it may: the time for review is over, the leader did not wait for it, or it puts right what was published. */
      window: z.enum(['passed', 'waived', 'correction']),
      /** Where it is over: its last day. */
      windowEnded: Day.optional(),
    }),
  ),
  /** That it was corrected or revoked was told where it had been published. */
  'bulletin.correction-published': byServer('bulletin', z.strictObject({ channels: Channels })),
};
