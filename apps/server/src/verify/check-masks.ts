import { buffer } from 'node:stream/consumers';
import type { Subject } from '@mingcha/domain';
import { maskEncoder, maskPicture } from '../capabilities/evidence/masking.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';

/**
 * A masked copy is the original with these regions filled, and nothing else: made once more from the original, it must be the
 * same bytes. Asked where both lie here and the same encoder is at work; a newer one makes other bytes of the same picture,
 * and a comparison that allows for that would allow for a small lie too.
 */
export async function* checkMasks({ db, blobs }: Ground): AsyncGenerator<Finding> {
  const subjects = await db.prisma.entry.findMany({
    where: { kind: 'evidence.masked' },
    select: { subjectId: true },
    distinct: ['subjectId'],
    orderBy: { subjectId: 'asc' },
  });
  for (const { subjectId } of subjects) {
    const subject: Subject = { type: 'evidence', id: subjectId };
    for (const entry of await recordedOf(db, subject)) {
      if (entry.kind !== 'evidence.masked') continue;
      const { sha256, regions, original, encoder } = entry.payload;
      if (original === undefined || encoder !== maskEncoder) continue;
      const both = await Promise.all([blobs.size(original), blobs.size(sha256)]);
      if (both.includes(null)) continue;
      const again = await maskPicture(await buffer(blobs.read(original)), regions).catch(() => null);
      if (again?.sha256 !== sha256)
        yield {
          check: 'blobs',
          code: 'mask.differs',
          place: `evidence ${subjectId} entry ${entry.hash} ${sha256}`,
          expected: again?.sha256 ?? 'a picture that can be masked',
          found: sha256,
        };
    }
  }
}
