import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Refusal } from '@mingcha/domain';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

export interface FileRule {
  readonly limit: number;
  /** How many of the first bytes `refuses` wants to see. */
  readonly sniff: number;
  readonly refuses: (head: Uint8Array, size: number) => Refusal | null;
}

export interface ReceivedFile {
  /** Where the bytes lie, whole and synced, until the work with them is over. */
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  readonly head: Uint8Array;
}

/**
 * Bytes from a browser: hashed while they arrive, known by their first bytes, and under their name only where the work
 * with them gives them one, once they are whole and on the disk.
 */
export async function withReceivedFile<T>(
  services: Services,
  body: Readable,
  { limit, sniff, refuses }: FileRule,
  work: (received: ReceivedFile) => Promise<T>,
): Promise<T> {
  const folder = join(services.settings.folders.blobs, '.incoming');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx', 0o400);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  try {
    for await (const chunk of body) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      // What is too large is not even kept until its end.
      if (size > limit) break;
      if (head.length < sniff) head = Buffer.concat([head, bytes]).subarray(0, sniff);
      hash.update(bytes);
      await file.writeFile(bytes);
    }
    const no = refuses(head, size);
    if (no !== null) throw new Refused(no);
    await file.sync();
    return await work({ file: path, sha256: hash.digest('hex'), size, head });
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}
