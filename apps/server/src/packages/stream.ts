import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { createTarPacker } from 'modern-tar';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Buffers } from '../files/buffers.ts';
import type { Bag, Stored } from './bag.ts';

/** Bytes on the disk are not those the journal names. */
export class BlobChanged extends Error {
  override readonly name = 'BlobChanged';
  readonly sha256: string;
  /** Null: nothing to read was there. */
  readonly found: string | null;

  constructor(sha256: string, found: string | null) {
    super(`the bytes kept under ${sha256} are not those`);
    this.sha256 = sha256;
    this.found = found;
  }
}

const block = 512;

/**
 * The bag as one tar, a piece at a time. Every stored file is hashed once more while it passes; where it is not what the
 * manifest says the stream ends in an error, before the end of the tar, so that nobody can take it for a whole one.
 */
export async function* tarOf(
  { texts, stored }: Bag,
  top: string,
  madeAt: number,
  blobs: BlobStore,
  buffers: Buffers,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { readable, controller } = createTarPacker();
  const mtime = new Date(madeAt);
  const entry = (path: string, size: number) =>
    controller.add({ name: `${top}/${path}`, size, mode: 0o644, mtime, type: 'file' }).getWriter();
  const write = async () => {
    for (const { path, bytes } of texts) {
      const writer = entry(path, bytes.length);
      await writer.write(bytes);
      await writer.close();
    }
    for (const one of stored) {
      const writer = entry(one.path, one.size);
      for await (const piece of checkedBytes(blobs, one, buffers)) await writer.write(piece);
      await writer.close();
    }
    controller.finalize();
  };
  write().catch((error: Error) => controller.error(error));
  yield* readable;
}

/** How long the tar will be, so that a browser can say how much is still to come and notice when less came. */
export const tarSize = ({ texts, stored }: Bag): number =>
  [...texts.map(({ bytes }) => bytes.length), ...stored.map(({ size }) => size)].reduce(
    (sum, size) => sum + block + Math.ceil(size / block) * block,
    2 * block,
  );

/** The bytes of a blob, and an error behind the last one when they are not its own. */
export async function* checkedBytes(
  blobs: BlobStore,
  { sha256, size }: Stored,
  buffers: Buffers,
): AsyncGenerator<Uint8Array, void, undefined> {
  let file: FileHandle;
  try {
    file = await open(blobs.absolute(sha256));
  } catch {
    throw new BlobChanged(sha256, null);
  }
  // One byte more than there should be shows that there is more; the next piece is read while this one is on its way.
  const readAt = (at: number) => {
    const room = Math.min(buffers.size, size - at + 1);
    return room <= 0 ? null : file.read(buffers.take(), 0, room, at);
  };
  let ahead = readAt(0);
  try {
    const hash = createHash('sha256');
    let sent = 0;
    while (ahead !== null) {
      const { bytesRead, buffer } = await ahead;
      if (bytesRead === 0) break;
      sent += bytesRead;
      ahead = readAt(sent);
      // Whoever stops in the middle leaves it behind.
      ahead?.catch(() => {});
      const piece = buffer.subarray(0, bytesRead);
      hash.update(piece);
      if (sent > size) break;
      // The last piece is held back until the whole is known to be right.
      if (sent === size) {
        const found = hash.copy().digest('hex');
        if (found !== sha256) throw new BlobChanged(sha256, found);
      }
      yield piece;
    }
    const found = hash.digest('hex');
    if (sent !== size || found !== sha256) throw new BlobChanged(sha256, found);
  } finally {
    await ahead?.catch(() => {});
    await file.close();
  }
}
