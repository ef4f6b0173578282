import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reader } from '@mingcha/db';
import { vouchedFor } from '../../files/named-files.ts';
import type { Services } from '../../services.ts';
import { uploadIdOf } from '../../uploads/upload-id.ts';

/** Of these bytes those that a recording which was not destroyed, or a file some entry vouches for, still names. */
export async function livingAmong(
  reader: Reader,
  hashes: ReadonlySet<string>,
  recordedOf?: Reader['recordedOf'],
): Promise<ReadonlySet<string>> {
  const some = { in: [...hashes] };
  const rows = await reader.prisma.evidence.findMany({
    where: {
      OR: [
        { sha256: some, state: { not: 'destroyed' } },
        { maskedHash: some, maskedDestroyed: false },
      ],
    },
    select: { sha256: true, maskedHash: true, state: true, maskedDestroyed: true },
  });
  const living = new Set<string>(await vouchedFor(reader, hashes, recordedOf));
  for (const { sha256, maskedHash, state, maskedDestroyed } of rows) {
    if (sha256 !== null && state !== 'destroyed') living.add(sha256);
    if (maskedHash !== null && !maskedDestroyed) living.add(maskedHash);
  }
  return living;
}

/**
 * Takes from the disk what entries say is destroyed and what is still marked as going. The order is fixed: first the entry,
 * then the bytes. The other way round a crash would destroy what nobody had ordered to be destroyed. Only what is marked
 * is touched: a file that somebody put back later stays, as a fault that `verify` names.
 */
export async function destroyGoing(services: Services): Promise<{ destroyed: number }> {
  const { db, blobs, log, settings } = services;
  const rows = await db.prisma.blob.findMany({ where: { state: 'destroying' }, orderBy: { sha256: 'asc' } });
  if (rows.length === 0) return { destroyed: 0 };
  const hashes = rows.map(({ sha256 }) => sha256);
  const { living, names } = await db.read(async (reader) => {
    const found = await reader.prisma.evidence.findMany({
      where: { OR: [{ sha256: { in: hashes } }, { id: { in: rows.map(({ subject }) => subject) } }] },
      select: { id: true, sha256: true },
    });
    const originals = found.flatMap((one) => one.sha256 ?? []);
    return { living: await livingAmong(reader, new Set([...hashes, ...originals])), names: found };
  });
  let destroyed = 0;
  for (const { sha256, subject } of rows) {
    // Copies stay with the bytes they were made of, where another recording of the same bytes needs them.
    const original = names.find(({ id }) => id === subject)?.sha256;
    const stays = living.has(sha256) || (original != null && living.has(original));
    try {
      // Another run may have found meanwhile that they stay, or taken them away and somebody brought them again.
      if ((await db.prisma.blob.count({ where: { sha256, state: 'destroying' } })) === 0) continue;
      if (!stays) {
        await blobs.destroy(sha256);
        // An upload keeps a second name of the same bytes for a while.
        for (const one of names.filter((each) => each.sha256 === sha256)) {
          const upload = join(settings.folders.uploads, uploadIdOf({ evidence: one.id, sha256 }));
          await rm(upload, { force: true });
          await rm(`${upload}.json`, { force: true });
        }
        for (const one of names) await services.workshop.dropAllOf(one.id);
        destroyed += 1;
      }
      const going = { sha256, state: 'destroying' };
      if (stays) await db.prisma.blob.updateMany({ where: going, data: { state: 'stored' } });
      else await db.prisma.blob.deleteMany({ where: going });
    } catch (error) {
      log.error({ err: error, sha256 }, 'bytes that are to be destroyed could not be destroyed yet');
    }
  }
  return { destroyed };
}
