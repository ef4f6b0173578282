import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  draftFerry,
  FerryFault,
  type FerryPart,
  type LearnKey,
  readFerry,
  writeFerry,
} from '../src/ferry/index.ts';
import type { Signer } from '../src/index.ts';
import { namedSigner, nodePorts } from './node-ports.ts';

const tablet = namedSigner('tablet');
const stranger = namedSigner('stranger');
const draft = { purpose: 'out', at: 1_763_700_000_000, office: 'off_1', to: 'off_1' } as const;
const parts: readonly FerryPart[] = [
  { record: { is: 'medium', id: 'evd_1' } as { is: string } },
  { bytes: new Uint8Array(300_000).map((_, at) => at & 255) },
  { record: { is: '中文' } },
];

async function written(signer: Signer = tablet, given = parts): Promise<Uint8Array> {
  const head = await draftFerry(nodePorts, signer, draft);
  const frames: Uint8Array[] = [];
  for await (const frame of writeFerry(nodePorts, signer, head, given)) frames.push(frame);
  return Buffer.concat(frames);
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size = 65_536, key: Signer = tablet, learn?: LearnKey) {
  const seen: string[] = [];
  let size1 = 0;
  try {
    const keyOf = ({ from }: { from: string }) => (from === key.writer ? key : null);
    for await (const part of readFerry(nodePorts, inPieces(bytes, size), keyOf, learn)) {
      if ('bytes' in part) size1 += part.bytes.length;
      else seen.push('record' in part ? part.record.is : (Object.keys(part)[0] ?? ''));
    }
    return { seen, bytes: size1, fault: null };
  } catch (cause) {
    if (!(cause instanceof FerryFault)) throw cause;
    return { seen, bytes: size1, fault: cause.code };
  }
}

describe('a ferry file', () => {
  test('reads as it was written, whatever pieces it comes in', async () => {
    const file = await written();
    for (const size of [1, 7, 4096, 1_000_000])
      expect(await read(file, size)).toEqual({
        seen: ['head', 'medium', '中文', 'end'],
        bytes: 300_000,
        fault: null,
      });
  });

  test('cut at any place ends in words, after what came before it', async () => {
    const file = await written();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), async (at) => {
        const { seen, fault } = await read(file.subarray(0, at));
        expect(fault).not.toBeNull();
        expect(seen).not.toContain('end');
      }),
      tries(60),
    );
  });

  test('with any bit turned is never whole', async () => {
    const file = await written(tablet, [{ record: { is: 'a' } }, { bytes: new Uint8Array([1, 2, 3]) }]);
    for (let at = 0; at < file.length * 8; at += 5) {
      const bent = file.slice();
      bent[at >> 3] = (bent[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect((await read(bent)).fault, `bit ${at}`).not.toBeNull();
    }
  });

  test('of a stranger, or with bytes after its end, is refused', async () => {
    expect((await read(await written(stranger))).fault).toBe('ferry.sender-unknown');
    const forged = { ...stranger, writer: tablet.writer };
    expect((await read(await written(forged))).fault).toBe('ferry.head-signature-wrong');
    expect((await read(Buffer.concat([await written(), Buffer.from([0x4a, 0, 0, 0, 0])]))).fault).toBe(
      'ferry.end-wrong',
    );
  });

  test('may say by itself how its key is known: nothing is handed out before its head stands under that key', async () => {
    const file = await written(stranger, [{ record: { is: 'keys' } }, ...parts]);
    const learnt = (key: Signer | null) =>
      read(file, 4096, tablet, (_, { is }) => (is === 'keys' ? key : null));
    const { seen, fault } = await learnt(stranger);
    expect([seen, fault]).toEqual([['head', 'keys', 'medium', '中文', 'end'], null]);
    expect(await learnt(null)).toMatchObject({ seen: [], fault: 'ferry.sender-unknown' });
    expect(await learnt(namedSigner('third'))).toMatchObject({
      seen: [],
      fault: 'ferry.head-signature-wrong',
    });
    const bent = file.slice();
    bent[bent.length - 3] = (bent[bent.length - 3] ?? 0) ^ 1;
    expect((await read(bent, 4096, tablet, () => stranger)).fault).not.toBeNull();
  });

  test('spliced of two files by the same hand does not hold together', async () => {
    const one = await written(tablet, [{ record: { is: 'a' } }]);
    const other = await written(tablet, [{ record: { is: 'b' } }]);
    const endOf = (file: Uint8Array) => Buffer.from(file).lastIndexOf('{"v":1,"id"') - 5;
    const spliced = Buffer.concat([one.subarray(0, endOf(one)), other.subarray(endOf(other))]);
    expect((await read(spliced)).fault).toBe('ferry.end-wrong');
  });

  test('that claims a length beyond reason takes no memory for it', async () => {
    const file = Buffer.from(await written());
    file.writeUInt32BE(0xffffffff, 9);
    expect((await read(file)).fault).toBe('ferry.malformed');
  });

  test('from a later version, or no ferry file at all, is told apart', async () => {
    const file = Buffer.from(await written());
    expect((await read(Buffer.from('PK\u0003\u0004 something else'))).fault).toBe('ferry.not-a-ferry-file');
    expect((await read(Buffer.concat([Buffer.from('MCFERRY2'), file.subarray(8)]))).fault).toBe(
      'ferry.version-unknown',
    );
  });
});
