import type { Writer } from '@mingcha/db';
import type { FileRef } from '@mingcha/domain/papers';
import type { Services } from '../services.ts';

/**
 * Whether exactly these bytes lie in the store and came in through the door for attachments of this house. Asked inside the act
 * that is to vouch for them: a destruction of the same bytes waits until it has, and then finds them named; one that came
 * first has marked them, and they are not held any more.
 */
export async function isHeld(
  { blobs }: Pick<Services, 'blobs'>,
  { bookkeeping }: Pick<Writer, 'bookkeeping'>,
  { sha256, size, mime }: FileRef,
): Promise<boolean> {
  const stored = { sha256, size: BigInt(size), mime, state: 'stored' };
  // Nothing is changed: the row is locked until the act is over.
  const { count } = await bookkeeping.blob.updateMany({ where: stored, data: { state: 'stored' } });
  return count === 1 && (await blobs.size(sha256)) === size;
}

/** The first of these files that has not arrived, or null when all have. */
export async function missingOf(
  services: Pick<Services, 'blobs'>,
  writer: Pick<Writer, 'bookkeeping'>,
  files: readonly FileRef[],
): Promise<FileRef | null> {
  // Always in one order: two acts that name the same files never wait for each other.
  const inOrder = files.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1));
  for (const file of inOrder) if (!(await isHeld(services, writer, file))) return file;
  return null;
}
