import { buffer } from 'node:stream/consumers';
import { idOf } from '@mingcha/domain';
import { isSoundSpan, MaskRegion } from '@mingcha/domain/evidence';
import { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { recordBlob } from '../../uploads/finish.ts';
import { seen } from '../acted.ts';
import { decide } from './commands.ts';
import { rowToMask } from './mask-drafts.ts';
import { maskEncoder, maskPicture, RegionOutside } from './masking.ts';

export const Mask = z.object({
  id: idOf('evidence'),
  ...seen,
  /** What to hide. The bytes of the copy are made here, never by the one who asks. */
  regions: z.array(MaskRegion).min(1).max(200),
});

const pictures = ['photo', 'scan'];

/**
 * Makes the masked copy and records it under its own hash. The original is read, never written. If the act is refused
 * after the copy was made, an unreferenced blob remains: bytes that nobody is given.
 */
export async function mask(ctx: SignedIn, { id, expected, regions }: z.infer<typeof Mask>) {
  const { blobs, db, now } = ctx.services;
  const found = await rowToMask(ctx, id);
  // A recording takes as long as it lasts: it is prepared aside, looked at, and recorded then.
  if (!pictures.includes(found.medium)) refuse('input-invalid', { field: 'medium' });
  if (regions.some((region) => region.fromMs !== undefined || isSoundSpan(region)))
    refuse('input-invalid', { field: 'regions' });
  if (found.receivedHash === null || found.receivedHash !== found.sha256) {
    refuse('evidence.hash-differs');
  }
  const copy = await maskPicture(await buffer(blobs.read(found.receivedHash)), regions).catch((error) => {
    if (error instanceof RegionOutside) refuse('input-invalid', { field: 'regions' });
    throw error;
  });
  const stored = await blobs.put(copy.bytes);
  await db.transact((writer) =>
    recordBlob(writer, {
      ...stored,
      mime: copy.mime,
      office: found.office,
      subject: id,
      arrival: now(),
    }),
  );
  return decide(
    ctx,
    { id, expected },
    {
      type: 'maskEvidence',
      sha256: stored.sha256,
      regions,
      encoder: maskEncoder,
    },
  );
}
