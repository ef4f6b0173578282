import { type EvidenceDigests, startSlicer } from '@mingcha/journal';
import { type Bytes, concat, fromUtf8 } from '../keys/bytes.ts';
import { digests } from '../keys/digests.ts';
import { ChunkBroken, openChunk } from './chunk.ts';
import { type ChunkStore, chunkName, sideName, tailName } from './chunk-store.ts';
import { positionOfSide, type Side, sliceSize, writeIndex } from './media-writer.ts';
import type { VaultKeys } from './vault-keys.ts';
import { startWebmIndex, type WebmIndex } from './webm-index.ts';

async function openSlice(
  store: Pick<ChunkStore, 'read'>,
  key: CryptoKey,
  medium: string,
  index: number,
): Promise<Bytes | null> {
  const whole = await store.read(medium, chunkName(index));
  if (whole !== null) return openChunk(key, medium, index, sliceSize, whole);
  let best: Bytes | null = null;
  for (const turn of [0, 1]) {
    const sealed = await store.read(medium, tailName(index, turn));
    if (sealed === null) continue;
    try {
      const plain = await openChunk(key, medium, index, sliceSize, sealed);
      if (best === null || plain.length > best.length) best = plain;
    } catch (cause) {
      // A write cut by a power loss: the other turn holds the state before it.
      if (!(cause instanceof ChunkBroken)) throw cause;
    }
  }
  return best;
}

/** Reading on is waiting for the disk more than work: so many slices are asked for at once. */
const atOnce = 8;

/** Bytes [start, end) in the clear, slice by slice: nothing larger than the range is ever in memory. */
export async function readParts(
  store: Pick<ChunkStore, 'read'>,
  key: CryptoKey,
  medium: string,
  start: number,
  end: number,
): Promise<Bytes[]> {
  const first = Math.floor(start / sliceSize);
  const count = Math.max(0, Math.ceil(end / sliceSize) - first);
  const parts = new Array<Bytes>(count);
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < count; at = next++) {
      const index = first + at;
      const plain = await openSlice(store, key, medium, index);
      if (plain === null) throw new ChunkBroken(medium, index, 'missing');
      const from = index * sliceSize;
      parts[at] = plain.subarray(Math.max(0, start - from), Math.min(plain.length, end - from));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, lane));
  return parts;
}

export async function readRange(
  store: ChunkStore,
  keys: VaultKeys,
  medium: string,
  start: number,
  end: number,
): Promise<Bytes> {
  return concat(...(await readParts(store, await keys.mediumKey(medium), medium, start, end)));
}

/** Something small beside a medium's bytes; null when there is none, or no longer. */
export async function readSide(
  store: ChunkStore,
  keys: VaultKeys,
  medium: string,
  side: Side,
): Promise<Bytes | null> {
  const sealed = await store.read(medium, sideName(side));
  if (sealed === null) return null;
  return openChunk(await keys.mediumKey(medium), medium, positionOfSide(side), sliceSize, sealed);
}

/** How to enter a recording, noted while its bytes passed by; null for what has no such note. */
export async function readIndex(
  store: ChunkStore,
  keys: VaultKeys,
  medium: string,
): Promise<WebmIndex | null> {
  const kept = await readSide(store, keys, medium, 'index').catch(() => null);
  return kept === null ? null : (JSON.parse(fromUtf8(kept)) as WebmIndex);
}

/** Reads a medium whose recording was cut and seals what is there, up to the first gap. Null when nothing is there. */
export async function sealFromDisk(
  store: ChunkStore,
  keys: VaultKeys,
  medium: string,
): Promise<EvidenceDigests | null> {
  const key = await keys.mediumKey(medium);
  const slicer = startSlicer(digests, sliceSize);
  const indexer = startWebmIndex();
  let any = false;
  for (let index = 0; ; index += 1) {
    const plain = await openSlice(store, key, medium, index);
    if (plain === null || plain.length === 0) break;
    any = true;
    slicer.push(plain);
    indexer.push(plain);
    if (plain.length < sliceSize) break;
  }
  if (!any) return null;
  const index = indexer.finish();
  if (index !== null) await writeIndex(store, key, medium, index);
  return slicer.finish();
}
