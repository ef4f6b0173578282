import { z } from 'zod';
import { atSchema, byServer, byTablet } from '../kind-rule.ts';
import { Hash, Instant, idOf, Position, Reason } from '../primitives.ts';

export const Medium = z.enum(['photo', 'audio', 'video', 'scan']);
export type Medium = z.infer<typeof Medium>;

const Mime = z.string().regex(/^[a-z]+\/[a-z0-9.+-]+(;.*)?$/);
const SliceSize = z.int().min(1024).max(16_777_216);

/** What a hidden region of a picture shows; times are given for moving pictures and sound. */
export const MaskRegion = z.strictObject({
  what: z.enum(['face', 'plate', 'document', 'child', 'screen', 'voice', 'other']),
  /** Per ten thousand of width and height. */
  x: z.int().min(0).max(10_000),
  y: z.int().min(0).max(10_000),
  w: z.int().min(0).max(10_000),
  h: z.int().min(0).max(10_000),
  fromMs: z.int().min(0).optional(),
  toMs: z.int().min(0).optional(),
});

/** A region without a surface is a span of sound. */
export const isSoundSpan = ({ w, h }: { readonly w: number; readonly h: number }): boolean =>
  w === 0 && h === 0;

/** Why there is no position: a word of the tablet about itself, or that the picture was not taken here. */
export const NoFix = z.enum(['denied', 'timeout', 'off', 'not-native']);
export type NoFix = z.infer<typeof NoFix>;

/** A copy made on the tablet. Its original is evidence of its own and stays as captured. */
export const CopyOf = z.strictObject({
  of: idOf('evidence'),
  how: z.enum(['annotated', 'cropped']),
  /** Of a cropped page: its four corners on the original, clockwise from the upper left, per ten thousand. */
  corners: z.array(z.int().min(0).max(10_000)).length(8).optional(),
});
export type CopyOf = z.infer<typeof CopyOf>;

/** A page of a scan of several: all pages name the first. */
export const PageOf = z.strictObject({ set: idOf('evidence'), number: z.int().min(1).max(200) });
export type PageOf = z.infer<typeof PageOf>;

/** What cut a recording short, or may have left a gap in it. */
export const Interruption = z.enum(['hidden', 'track-ended', 'muted', 'recorder', 'storage', 'killed']);
export type Interruption = z.infer<typeof Interruption>;

const bytes = { sha256: Hash, size: z.int().min(1) };

const digests = {
  size: z.int().min(1),
  sliceSize: SliceSize,
  slices: z.array(Hash).min(1),
  root: Hash,
  sha256: Hash,
};

export const evidenceKinds = {
  'evidence.started': byTablet(
    'evidence',
    z.strictObject({
      visit: idOf('visit'),
      finding: idOf('finding').optional(),
      medium: Medium,
      mime: Mime,
      sliceSize: SliceSize,
      device: idOf('device'),
      /** The part before this one, when something cut it short. */
      continues: idOf('evidence').optional(),
    }),
  ),
  'evidence.interrupted': byTablet('evidence', z.strictObject({ at: Instant, why: Interruption })),
  'evidence.sliced': byTablet(
    'evidence',
    z.strictObject({ index: z.int().min(0), digests: z.array(Hash).min(1) }),
  ),
  'evidence.captured': atSchema(
    2,
    byTablet(
      'evidence',
      z.strictObject({
        visit: idOf('visit'),
        finding: idOf('finding').optional(),
        medium: Medium,
        mime: Mime,
        ...digests,
        capturedAt: Instant,
        position: Position.nullable(),
        noFix: NoFix.optional(),
        covert: z.boolean(),
        /** Taken from the tablet's gallery: not native capture, and never anything else. */
        origin: z.literal('gallery').optional(),
        copy: CopyOf.optional(),
        page: PageOf.optional(),
        continues: idOf('evidence').optional(),
        /** Who held the camera, where the tablet died and another member of the team closed the piece. */
        takenBy: idOf('person').optional(),
      }),
    ),
  ),
  // A file of an ordinary recorder or camera, taken over at the desk; another person signs for it.
  'evidence.imported': byServer(
    'evidence',
    z.strictObject({
      visit: idOf('visit'),
      finding: idOf('finding').optional(),
      medium: Medium,
      mime: Mime,
      ...digests,
      recorder: idOf('recorder'),
      /** When the file was made, as the person who held the device says. */
      capturedAt: Instant,
      /** How it came from the device to here. */
      statement: z.string().trim().min(2).max(500),
      covert: z.boolean(),
    }),
    ['statement'],
  ),
  'evidence.import-confirmed': byServer('evidence', z.strictObject({ sha256: Hash })),
  // Taken back by whoever took it: kept and handed over like any other, and no longer a proof of anything.
  'evidence.discarded': byTablet('evidence', z.strictObject({ sha256: Hash })),
  'evidence.received': byServer('evidence', z.strictObject({ sha256: Hash, size: z.int().min(1) })),
  'evidence.broken': byServer('evidence', z.strictObject({ expected: Hash, found: Hash.nullable() })),
  'evidence.cleared': byServer(
    'evidence',
    z.strictObject({ statement: z.string().trim().min(1).max(500), found: z.literal('none') }),
  ),
  'evidence.masked': atSchema(
    2,
    byServer(
      'evidence',
      z.strictObject({
        sha256: Hash,
        regions: z.array(MaskRegion).min(1),
        maker: idOf('person'),
        /** What it is a copy of: provable by this entry alone, whoever has the original, and when nobody has it any more. */
        original: Hash.optional(),
        /** What made the bytes: the same again makes the same bytes of the same original and regions. */
        encoder: z.string().min(1).max(120).optional(),
      }),
    ),
  ),
  'evidence.mask-checked': byServer('evidence', z.strictObject({ sha256: Hash })),
  'evidence.excluded': byServer('evidence', z.strictObject({ reason: Reason })),
  // By an approved list: the bytes go after this is written, never before.
  'evidence.destroyed': byServer(
    'evidence',
    z.strictObject({
      list: idOf('destruction'),
      ...bytes,
      /** The masked copy, where the list named it too. */
      masked: z.strictObject(bytes).optional(),
      /** What was made of it for paper and screens. */
      copies: z.array(Hash).optional(),
      reason: Reason,
      /** Who drew up the list and who approved it. */
      approvals: z.array(idOf('person')).length(2),
    }),
  ),
};
