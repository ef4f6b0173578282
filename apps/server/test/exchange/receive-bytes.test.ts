import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { receiveBytes, TooMuch } from '../../src/uploads/receive-bytes.ts';
import { TrailingSync } from '../../src/uploads/trailing-sync.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-bytes-'));
const file = join(folder, 'upload');
beforeEach(() => writeFileSync(file, ''));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = randomBytes(7_000_001);
/** In pieces of many sizes, some after a breath, as a socket gives them. */
async function* pieces() {
  let at = 0;
  for (let n = 1; at < bytes.length; n += 1) {
    const end = at + 1 + ((n * 7919) % 200_000);
    yield bytes.subarray(at, end);
    at = end;
    if (n % 9 === 0) await new Promise((wake) => setImmediate(wake));
  }
}

test('every byte comes to the file in its place and past the digests in its order', async () => {
  const passed: Buffer[] = [];
  const got = await receiveBytes(Readable.from(pieces()), file, 0, bytes.length, (part) =>
    passed.push(Buffer.from(part)),
  );
  expect(got).toEqual({ offset: bytes.length, whole: true });
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(Buffer.concat(passed).equals(bytes)).toBe(true);
});

test('goes on from where the file ends', async () => {
  writeFileSync(file, bytes.subarray(0, 1000));
  const got = await receiveBytes(Readable.from([bytes.subarray(1000)]), file, 1000, 6_999_001, null);
  expect(got).toEqual({ offset: bytes.length, whole: true });
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('what came before a cut is kept and counted, whenever the line breaks', async () => {
  const line = new PassThrough();
  const receiving = receiveBytes(line, file, 0, bytes.length, null);
  line.write(bytes.subarray(0, 300_000));
  setTimeout(() => line.destroy(new Error('cut')), 20);
  const got = await receiving;
  expect(got).toEqual({ offset: 300_000, whole: false });
  expect(readFileSync(file).equals(bytes.subarray(0, 300_000))).toBe(true);

  const broken = new PassThrough();
  broken.destroy();
  expect(await receiveBytes(broken, file, 300_000, 1, null)).toEqual({ offset: 300_000, whole: false });
});

test('the memory of a piece goes back once it is written, but not memory that somebody else looks at', async () => {
  const own = Buffer.from(new ArrayBuffer(65_536));
  const shared = bytes.subarray(0, 65_536);
  await receiveBytes(Readable.from([own, shared]), file, 0, 131_072, null);
  expect(own.length).toBe(0);
  expect(shared.length).toBe(65_536);
  expect(readFileSync(file).subarray(65_536).equals(bytes.subarray(0, 65_536))).toBe(true);
});

test('more than was announced is not taken', async () => {
  await expect(receiveBytes(Readable.from(pieces()), file, 0, bytes.length - 1, null)).rejects.toThrow(
    TooMuch,
  );
  expect(readFileSync(file).length).toBeLessThan(bytes.length);
});

test('a disk that failed one chunk is told to the next, and the file may be tried again', async () => {
  const trailing = new TrailingSync();
  const gone = join(folder, 'gone');
  await trailing.behind('a', gone);
  await expect(trailing.behind('a', file)).rejects.toThrow('ENOENT');
  await trailing.behind('a', file);
  await trailing.whole('a', file);
  await trailing.behind('b', gone);
  await expect(trailing.whole('b', file)).rejects.toThrow('ENOENT');
});
