import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { syncFolder } from '../blobs/blob-store.ts';
import { sealFor } from '../ferry/seal.ts';

export type Pieces = AsyncIterable<Uint8Array>;

/** Counts and hashes what passes. */
export function meter() {
  const hash = createHash('sha256');
  let size = 0;
  let lines = 0;
  return {
    async *through(pieces: Pieces): AsyncGenerator<Uint8Array> {
      for await (const piece of pieces) {
        hash.update(piece);
        size += piece.length;
        for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1;
        yield piece;
      }
    },
    /** Once everything has passed. */
    told: () => ({ size, lines, sha256: hash.digest('hex') }),
  };
}

function through(
  pieces: Pieces,
  change: ReturnType<typeof createGzip> | ReturnType<typeof createGunzip>,
): Pieces {
  // A failure of the source ends the other side with it, and is told there.
  pipeline(pieces, change).catch(() => {});
  return change;
}

export const packed = (pieces: Pieces): Pieces => through(pieces, createGzip({ level: 1 }));
export const unpacked = (pieces: Pieces): Pieces => through(pieces, createGunzip());

/** Sealed for these, or as it is. */
export async function sealedFor(recipients: readonly string[] | null, pieces: Pieces): Promise<Pieces> {
  return recipients === null ? pieces : await sealFor(recipients, pieces);
}

/** On the disk, whole and synced, under its name; or nothing of it. */
export async function keep(
  path: string,
  pieces: Pieces,
  signal: AbortSignal,
): Promise<{ size: number; sha256: string }> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${process.pid}.part`;
  const measure = meter();
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      for await (const piece of measure.through(pieces)) {
        signal.throwIfAborted();
        await writeAll(file, piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
  const { size, sha256 } = measure.told();
  return { size, sha256 };
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
}

export async function digestOfFile(path: string): Promise<{ size: number; sha256: string }> {
  const measure = meter();
  for await (const _ of measure.through(createReadStream(path, { highWaterMark: 1_048_576 })));
  const { size, sha256 } = measure.told();
  return { size, sha256 };
}
