import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidenceRoot, sliceDigests, startSlicer } from '../src/index.ts';
import { verifyEvidence, verifyInterrupted, verifyRecorded } from '../src/verify.ts';
import { nodePorts } from './node-ports.ts';

const BYTES = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7) % 251);
const cut = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

describe('a recording', () => {
  test('has the same digests however its bytes come in', async () => {
    const whole = await sliceDigests(nodePorts, 256, [BYTES]);
    expect(whole.slices.length).toBe(4);
    for (const size of [1, 255, 256, 257, 999]) {
      expect(await sliceDigests(nodePorts, 256, cut(BYTES, size))).toEqual(whole);
    }
  });
  test('gives each slice away the moment it is whole, so that it can go on record', () => {
    const slicer = startSlicer(nodePorts, 256);
    const early = cut(BYTES, 300).map((bytes) => slicer.push(bytes));
    expect(early.map((digests) => digests.length)).toEqual([1, 1, 1, 0]);
    expect(slicer.finish().slices.slice(0, 3)).toEqual(early.flat());
  });
  test('of nothing has no slice and the root of the empty tree', async () => {
    const empty = await sliceDigests(nodePorts, 256, []);
    expect(empty).toMatchObject({ size: 0, slices: [] });
    expect((await verifyEvidence(nodePorts, empty, [])).ok).toBe(true);
  });
});

describe('verification of a recording', () => {
  test('passes its own bytes and names the slice in which any bit was changed', async () => {
    const said = await sliceDigests(nodePorts, 256, [BYTES]);
    expect((await verifyEvidence(nodePorts, said, cut(BYTES, 100))).ok).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(BYTES.length - 1), fc.nat(7), async (at, bit) => {
        const copy = BYTES.slice();
        copy[at] = (copy[at] as number) ^ (1 << bit);
        expect(await verifyEvidence(nodePorts, said, cut(copy, 100))).toEqual({
          ok: false,
          fault: { code: 'evidence.slice-wrong', at: `evidence.slices[${Math.floor(at / 256)}]` },
        });
      }),
      tries(100),
    );
  });
  test('names what else can be wrong with it', async () => {
    const said = await sliceDigests(nodePorts, 256, [BYTES]);
    const check = async (change: object, bytes = BYTES) => {
      const outcome = await verifyEvidence(nodePorts, { ...said, ...change }, [bytes]);
      return outcome.ok ? 'ok' : outcome.fault.code;
    };
    const more = new Uint8Array(1001);
    more.set(BYTES);
    expect(await check({}, more)).toBe('evidence.size-wrong');
    expect(await check({}, BYTES.subarray(0, 999))).toBe('evidence.size-wrong');
    expect(await check({ size: 999 })).toBe('evidence.size-wrong');
    expect(await check({ size: 1500 })).toBe('evidence.slice-count-wrong');
    expect(await check({ root: said.sha256 })).toBe('evidence.root-wrong');
    expect(await check({ sha256: said.root })).toBe('evidence.sha256-wrong');
    expect(await check({ slices: said.slices.toReversed() })).toBe('evidence.root-wrong');
    expect(await check({ sliceSize: 0 })).toBe('evidence.malformed');
    const swapped = said.slices.toReversed();
    expect(await check({ slices: swapped, root: evidenceRoot(nodePorts, swapped) })).toBe(
      'evidence.slice-wrong',
    );
  });
});

describe('a recording that was killed', () => {
  const record = async () => {
    const slicer = startSlicer(nodePorts, 256);
    return { sliceSize: 256, slices: slicer.push(BYTES.subarray(0, 700)) };
  };
  test('is proven up to its last slice on record, whatever lies behind', async () => {
    const saved = BYTES.slice(0, 640);
    expect(await verifyInterrupted(nodePorts, await record(), [saved])).toEqual({
      ok: true,
      value: { provenSlices: 2, provenBytes: 512, size: 640 },
    });
  });
  test('is proven as far as it was saved, when less was saved than recorded', async () => {
    const outcome = await verifyInterrupted(nodePorts, await record(), [BYTES.subarray(0, 300)]);
    expect(outcome).toMatchObject({ ok: true, value: { provenSlices: 1, provenBytes: 256 } });
  });
  test('with a changed slice among the recorded ones is not proven', async () => {
    const copy = BYTES.slice(0, 640);
    copy[300] = 0;
    expect(await verifyInterrupted(nodePorts, await record(), [copy])).toEqual({
      ok: false,
      fault: { code: 'evidence.slice-wrong', at: 'evidence.slices[1]' },
    });
  });
  test('that ended well must begin with what was put on record', async () => {
    const { slices } = await record();
    const captured = await sliceDigests(nodePorts, 256, [BYTES]);
    expect(verifyRecorded(captured, slices).ok).toBe(true);
    expect(verifyRecorded({ slices: captured.slices.toReversed() }, slices)).toEqual({
      ok: false,
      fault: { code: 'evidence.not-prefix', at: 'evidence.slices[0]' },
    });
  });
});
