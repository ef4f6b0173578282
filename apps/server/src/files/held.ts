import type { Reader } from '@mingcha/db';
import type { FileRef } from '@mingcha/domain/papers';
import type { Services } from '../services.ts';

/** Whether exactly these bytes lie in the store and came in through the door for attachments of this house. */
export async function isHeld(
  { blobs }: Pick<Services, 'blobs'>,
  { prisma }: Reader,
  { sha256, size, mime }: FileRef,
): Promise<boolean> {
  const row = await prisma.blob.findFirst({ where: { sha256, state: 'stored' } });
  return (
    row !== null && row.size === BigInt(size) && row.mime === mime && (await blobs.size(sha256)) === size
  );
}

/** The first of these files that has not arrived, or null when all have. */
export async function missingOf(
  services: Pick<Services, 'blobs'>,
  reader: Reader,
  files: readonly FileRef[],
): Promise<FileRef | null> {
  for (const file of files) if (!(await isHeld(services, reader, file))) return file;
  return null;
}
