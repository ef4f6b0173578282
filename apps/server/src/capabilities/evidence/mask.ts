import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { idOf } from '@mingcha/domain';
import { isSoundSpan, MaskRegion } from '@mingcha/domain/evidence';
import { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { takeInBytes } from '../../uploads/finish.ts';
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
  const { blobs } = ctx.services;
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
  const sha256 = createHash('sha256').update(copy.bytes).digest('hex');
  const row = { sha256, mime: copy.mime, office: found.office, subject: id };
  await takeInBytes(ctx.services, copy.bytes, row);
  const command = { type: 'maskEvidence' as const, sha256, regions, encoder: maskEncoder };
  const acted = await decide(ctx, { id, expected }, command);
  // The same bytes may have been on their way to destruction before this entry named them: they are brought once more.
  await takeInBytes(ctx.services, copy.bytes, row);
  return acted;
}
