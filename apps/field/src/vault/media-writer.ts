import { type EvidenceDigests, evidenceRoot, startSlicer } from '@mingcha/journal';
import { type Bytes, concat, owned, toHex, utf8 } from '../keys/bytes.ts';
import { digests } from '../keys/digests.ts';
import { sealChunk } from './chunk.ts';
import { type ChunkStore, chunkName, sideName, tailName } from './chunk-store.ts';
import type { VaultKeys } from './vault-keys.ts';
import { startWebmIndex, type WebmIndex } from './webm-index.ts';

export const sliceSize = 256 * 1024;

export interface MediaWriter {
  /** Takes the next bytes, which the caller gives away; resolves when they are encrypted and on the disk. */
  push(bytes: Uint8Array): Promise<void>;
  finish(): Promise<EvidenceDigests>;
}

/** Where a writer lays its chunks. */
export type ChunkPlace = Pick<ChunkStore, 'write' | 'removeChunk'>;

export type OnSlice = (index: number, digest: string) => void;

/**
 * Writes a medium into the vault while it is being captured. A full slice is final; the tail is written at every push
 * too, so that a killed recording keeps all but what the recorder had not handed over. Runs where the bytes are: in the
 * worker that owns the disk, or in a test.
 */
export function writeHere(place: ChunkPlace, key: CryptoKey, medium: string, onSlice: OnSlice): MediaWriter {
  const slicer = startSlicer(digests, sliceSize);
  const index = startWebmIndex();
  let tail: Bytes = new Uint8Array(0);
  let next = 0;
  let turn = 0;
  let queue: Promise<void> = Promise.resolve();

  async function finishSlice(plain: Bytes): Promise<void> {
    await place.write(medium, chunkName(next), await sealChunk(key, medium, next, sliceSize, plain));
    // Only what was written has to go: asking for a name that is not there costs as much as a write.
    for (let each = 0; each < Math.min(turn, 2); each += 1)
      await place.removeChunk(medium, tailName(next, each));
    next += 1;
    turn = 0;
  }

  async function take(bytes: Uint8Array): Promise<void> {
    const first = next;
    const digests = slicer.push(bytes);
    index.push(bytes);
    const whole = concat(tail, bytes);
    let at = 0;
    for (; whole.length - at >= sliceSize; at += sliceSize)
      await finishSlice(whole.slice(at, at + sliceSize));
    tail = whole.slice(at);
    // Told only now: a digest in the journal must never speak of bytes that are not on the disk.
    digests.forEach((digest, offset) => {
      onSlice(first + offset, digest);
    });
    if (tail.length === 0) return;
    const sealed = await sealChunk(key, medium, next, sliceSize, tail);
    await place.write(medium, tailName(next, turn), sealed);
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
        const found = index.finish();
        if (found !== null) await writeIndex(place, key, medium, found);
        return slicer.finish();
      }),
  };
}

const sidePosition = { thumb: 0xffff_fffe, index: 0xffff_ffff } as const;
export type Side = keyof typeof sidePosition;

/** Something small that belongs to a medium and goes when its bytes go: a thumbnail, the way into a recording. */
export const sealSide = (key: CryptoKey, medium: string, side: Side, plain: Uint8Array): Promise<Bytes> =>
  sealChunk(key, medium, sidePosition[side], sliceSize, plain);

export const positionOfSide = (side: Side): number => sidePosition[side];

export async function writeIndex(
  place: ChunkPlace,
  key: CryptoKey,
  medium: string,
  index: WebmIndex,
): Promise<void> {
  await place.write(
    medium,
    sideName('index'),
    await sealSide(key, medium, 'index', utf8(JSON.stringify(index))),
  );
}

const sha256 = async (bytes: Uint8Array): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', owned(bytes))));

/** The digests of bytes that are all here: the same as a slicer's, by the browser's own hashing. */
export async function digestsOf(bytes: Uint8Array): Promise<EvidenceDigests> {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += sliceSize) parts.push(bytes.subarray(at, at + sliceSize));
  const [whole, ...slices] = await Promise.all([sha256(bytes), ...parts.map(sha256)]);
  return {
    size: bytes.length,
    sliceSize,
    slices,
    root: evidenceRoot(digests, slices),
    sha256: whole ?? '',
  };
}

/** A chunk under the name that it gets on the disk. */
export interface NamedChunk {
  readonly name: string;
  readonly bytes: Bytes;
}

/** The chunks of bytes that are all here, sealed at one time: nothing waits for the disk meanwhile. */
export async function sealWhole(key: CryptoKey, medium: string, bytes: Uint8Array): Promise<NamedChunk[]> {
  const count = Math.ceil(bytes.length / sliceSize);
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const plain = bytes.subarray(at * sliceSize, (at + 1) * sliceSize);
      return { name: chunkName(at), bytes: await sealChunk(key, medium, at, sliceSize, plain) };
    }),
  );
}

export async function openMediaWriter(
  store: ChunkStore,
  keys: VaultKeys,
  medium: string,
  onSlice: OnSlice = () => {},
): Promise<MediaWriter> {
  const key = await keys.mediumKey(medium);
  return store.port?.begin(medium, key, onSlice) ?? writeHere(store, key, medium, onSlice);
}
