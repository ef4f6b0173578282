import { type EvidenceDigests, startSlicer } from '@mingcha/journal';
import { type Bytes, concat } from '../keys/bytes.ts';
import { ports } from '../keys/ports.ts';
import { sealChunk } from './chunk.ts';
import { type ChunkStore, chunkName, tailName } from './chunk-store.ts';
import type { VaultKeys } from './vault-keys.ts';

export const sliceSize = 256 * 1024;

export interface MediaWriter {
  /** Takes the next bytes; resolves when they are encrypted and on the disk. */
  push(bytes: Uint8Array): Promise<void>;
  finish(): Promise<EvidenceDigests>;
}

/**
 * Writes a medium into the vault while it is being captured. A full slice is final; the tail is written at every push
 * too, so that a killed recording keeps all but what the recorder had not handed over.
 */
export async function openMediaWriter(
  store: ChunkStore,
  keys: VaultKeys,
  medium: string,
  onSlice: (index: number, digest: string) => void = () => {},
): Promise<MediaWriter> {
  const key = await keys.mediumKey(medium);
  const slicer = startSlicer(ports, sliceSize);
  let tail: Bytes = new Uint8Array(0);
  let next = 0;
  let turn = 0;
  let queue: Promise<void> = Promise.resolve();

  async function finishSlice(plain: Bytes): Promise<void> {
    await store.write(medium, chunkName(next), await sealChunk(key, medium, next, sliceSize, plain));
    await store.removeChunk(medium, tailName(next, 0));
    await store.removeChunk(medium, tailName(next, 1));
    next += 1;
  }

  async function take(bytes: Uint8Array): Promise<void> {
    const first = next;
    const digests = slicer.push(bytes);
    tail = concat(tail, bytes);
    while (tail.length >= sliceSize) {
      await finishSlice(tail.slice(0, sliceSize));
      tail = tail.slice(sliceSize);
    }
    // Told only now: a digest in the journal must never speak of bytes that are not on the disk.
    digests.forEach((digest, at) => {
      onSlice(first + at, digest);
    });
    if (tail.length === 0) return;
    const sealed = await sealChunk(key, medium, next, sliceSize, tail);
    await store.write(medium, tailName(next, turn), sealed);
    turn += 1;
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.then(
      () => {},
      () => {},
    );
    return result;
  }

  return {
    push: (bytes) => inTurn(() => take(bytes)),
    finish: () =>
      inTurn(async () => {
        if (tail.length > 0) await finishSlice(tail);
        tail = new Uint8Array(0);
        return slicer.finish();
      }),
  };
}
