import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import type { Services } from '../../services.ts';
import { recordBlob } from '../../uploads/finish.ts';

/** Enough for half a page of A4 at 300 dots an inch. */
const longestEdge = 1600;

/**
 * The copy of a cleared or masked picture that goes on paper: upright, smaller, and without the metadata that the original
 * carries (position, device).
 */
export async function copyForPrint({ blobs }: Services, sha256: string): Promise<Buffer> {
  return sharp(await buffer(blobs.read(sha256)), { failOn: 'error' })
    .rotate()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(longestEdge, longestEdge, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** The same kept as a blob of its own, so that what was signed can be printed again in thirty years. */
export async function printCopy(
  services: Services,
  source: { readonly sha256: string; readonly office: string; readonly evidence: string },
): Promise<string> {
  const stored = await services.blobs.put(await copyForPrint(services, source.sha256));
  await services.db.transact((writer) =>
    recordBlob(writer, {
      ...stored,
      mime: 'image/jpeg',
      office: source.office,
      subject: source.evidence,
      arrival: services.now(),
    }),
  );
  return stored.sha256;
}
