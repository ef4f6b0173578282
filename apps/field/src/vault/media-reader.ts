import { type EvidenceDigests, startSlicer } from '@mingcha/journal';
import { type Bytes, concat, fromUtf8 } from '../keys/bytes.ts';
import { ports } from '../keys/ports.ts';
import { ChunkBroken, openChunk } from './chunk.ts';
import { type ChunkStore, chunkName, sideName, tailName } from './chunk-store.ts';
import { positionOfSide, type Side, sliceSize, writeIndex } from './media-writer.ts';
import type { VaultKeys } from './vault-keys.ts';
import { startWebmIndex, type WebmIndex } from './webm-index.ts';

async function openSlice(
  store: ChunkStore,
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

/** Bytes [start, end) in the clear, a few slices at a time: nothing larger than the range is ever in memory. */
export async function readRange(
  store: ChunkStore,
  keys: VaultKeys,
  medium: string,
  start: number,
  end: number,
): Promise<Bytes> {
  const key = await keys.mediumKey(medium);
  const parts: Uint8Array[] = [];
  for (let index = Math.floor(start / sliceSize); index * sliceSize < end; index += 1) {
    const plain = await openSlice(store, key, medium, index);
    if (plain === null) throw new ChunkBroken(medium, index, 'missing');
    const from = index * sliceSize;
    parts.push(plain.subarray(Math.max(0, start - from), Math.min(plain.length, end - from)));
  }
  return concat(...parts);
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
  const slicer = startSlicer(ports, sliceSize);
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
