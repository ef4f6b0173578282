import { startSlicer } from '@mingcha/journal';
import { describe, expect, it } from 'vitest';
import { random } from '../src/keys/bytes.ts';
import { ports } from '../src/keys/ports.ts';
import { readIndex, readRange, readSide, sealFromDisk } from '../src/vault/media-reader.ts';
import { digestsOf, openMediaWriter, sealSide, sealWhole, sliceSize } from '../src/vault/media-writer.ts';
import { openVaultKeys } from '../src/vault/vault-keys.ts';
import { startWebmIndex } from '../src/vault/webm-index.ts';
import { memoryStore } from './helpers/memory-store.ts';

/** An element of the format: its name, its length (unknown with `null`), its body. */
function element(
  id: readonly number[],
  body: readonly number[],
  size: number | null = body.length,
): number[] {
  const length =
    size === null
      ? [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
      : [0x10 | (size >> 24), (size >> 16) & 255, (size >> 8) & 255, size & 255];
  return [...id, ...length, ...body];
}

const block = (ms: number, length = 40) =>
  element([0xa3], [0x81, (ms >> 8) & 255, ms & 255, 0x80, ...Array.from({ length }, (_, at) => at % 251)]);
const cluster = (at: number, blocks: readonly number[][]) =>
  element(
    [0x1f, 0x43, 0xb6, 0x75],
    [...element([0xe7], [(at >> 8) & 255, at & 255]), ...blocks.flat()],
    null,
  );

/** As a browser's recorder writes it: one segment and clusters of unknown length, three seconds in all. */
const head = [
  ...element([0x1a, 0x45, 0xdf, 0xa3], [1, 2, 3]),
  ...element([0x18, 0x53, 0x80, 0x67], [], null),
  ...element([0x15, 0x49, 0xa9, 0x66], [9, 9, 9, 9]),
  ...element([0x16, 0x54, 0xae, 0x6b], [7, 7]),
];
const clusters = [
  cluster(0, [block(0), block(500)]),
  cluster(1000, [block(0, 400), block(980)]),
  cluster(2000, [block(0), block(990)]),
];
const recording = Uint8Array.from([...head, ...clusters.flat()]);
const begins = [head.length, head.length + (clusters[0]?.length ?? 0)];

describe('the way into a recording', () => {
  it.each([1, 3, 64, 1000, recording.length])('is the same, handed over %i bytes at a time', (step) => {
    const index = startWebmIndex();
    for (let at = 0; at < recording.length; at += step) index.push(recording.subarray(at, at + step));
    expect(index.finish()).toEqual({
      init: begins[0],
      durationMs: 2990,
      clusters: [
        [begins[0], 0],
        [begins[1], 1000],
        [(begins[1] ?? 0) + (clusters[1]?.length ?? 0), 2000],
      ],
    });
  });

  it('of a recording cut anywhere leads to what is there', () => {
    const index = startWebmIndex();
    index.push(recording.subarray(0, recording.length - 30));
    expect(index.finish()?.clusters.map(([, at]) => at)).toEqual([0, 1000, 2000]);
  });

  it('of something else is none', () => {
    for (const bytes of [random(4000), new Uint8Array(0), Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])]) {
      const index = startWebmIndex();
      index.push(bytes);
      expect(index.finish()).toBeNull();
    }
  });
});

describe('a recording in the vault', () => {
  it('has its way in beside it when it was stopped, and when it was killed', async () => {
    const keys = await openVaultKeys(random(32));
    for (const stopped of [true, false]) {
      const store = memoryStore();
      const writer = await openMediaWriter(store, keys, 'm');
      for (let at = 0; at < recording.length; at += 100) await writer.push(recording.slice(at, at + 100));
      const digests = stopped ? await writer.finish() : await sealFromDisk(store, keys, 'm');
      expect(digests?.size).toBe(recording.length);
      expect(await readIndex(store, keys, 'm')).toMatchObject({ durationMs: 2990 });
    }
  });

  it('does not take what lies beside it for its bytes', async () => {
    const store = memoryStore();
    const keys = await openVaultKeys(random(32));
    const writer = await openMediaWriter(store, keys, 'm');
    await writer.push(recording.slice());
    await writer.finish();
    const key = await keys.mediumKey('m');
    await store.write('m', 'side.thumb', await sealSide(key, 'm', 'thumb', Uint8Array.from([1, 2])));
    expect(await readSide(store, keys, 'm', 'thumb')).toEqual(Uint8Array.from([1, 2]));
    expect((await sealFromDisk(store, keys, 'm'))?.size).toBe(recording.length);
    // A thumbnail moved to where the way in belongs does not open there.
    const thumb = await store.read('m', 'side.thumb');
    await store.write('m', 'side.index', thumb ?? new Uint8Array());
    expect(await readIndex(store, keys, 'm')).toBeNull();
  });
});

it.each([1, sliceSize - 1, sliceSize, sliceSize * 3 + 77])(
  'a picture of %i bytes hashed at once has the digests of one that was hashed in slices',
  async (size) => {
    const bytes = random(size);
    const slicer = startSlicer(ports, sliceSize);
    slicer.push(bytes);
    expect(await digestsOf(bytes)).toEqual(slicer.finish());
    const store = memoryStore();
    const keys = await openVaultKeys(random(32));
    for (const chunk of await sealWhole(await keys.mediumKey('m'), 'm', bytes))
      await store.write('m', chunk.name, chunk.bytes);
    expect(await readRange(store, keys, 'm', 0, size)).toEqual(bytes);
  },
);
