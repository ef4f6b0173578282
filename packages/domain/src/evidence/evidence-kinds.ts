import { z } from 'zod';
import { byServer, byTablet } from '../kind-rule.ts';
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
    }),
  ),
  'evidence.sliced': byTablet(
    'evidence',
    z.strictObject({ index: z.int().min(0), digests: z.array(Hash).min(1) }),
  ),
  'evidence.captured': byTablet(
    'evidence',
    z.strictObject({
      visit: idOf('visit'),
      finding: idOf('finding').optional(),
      medium: Medium,
      mime: Mime,
      size: z.int().min(1),
      sliceSize: SliceSize,
      slices: z.array(Hash).min(1),
      root: Hash,
      sha256: Hash,
      capturedAt: Instant,
      position: Position.nullable(),
      covert: z.boolean(),
    }),
  ),
  'evidence.received': byServer('evidence', z.strictObject({ sha256: Hash, size: z.int().min(1) })),
  'evidence.broken': byServer('evidence', z.strictObject({ expected: Hash, found: Hash.nullable() })),
  'evidence.cleared': byServer(
    'evidence',
    z.strictObject({ statement: z.string().trim().min(1).max(500), found: z.literal('none') }),
  ),
  'evidence.masked': byServer(
    'evidence',
    z.strictObject({ sha256: Hash, regions: z.array(MaskRegion).min(1), maker: idOf('person') }),
  ),
  'evidence.mask-checked': byServer('evidence', z.strictObject({ sha256: Hash })),
  'evidence.excluded': byServer('evidence', z.strictObject({ reason: Reason })),
};
