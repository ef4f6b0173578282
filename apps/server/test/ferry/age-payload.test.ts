import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { sealedBytes } from '../../src/ferry/age-payload.ts';
import { sealStream } from '../../src/ferry/seal.ts';
import { Buffers } from '../../src/files/buffers.ts';

const identity = await generateX25519Identity();
const recipient = await identityToRecipient(identity);
const chunk = 64 * 1024;

async function* cutAt(bytes: Buffer, cuts: readonly number[]) {
  let from = 0;
  for (const cut of cuts) {
    yield bytes.subarray(from, Math.min(cut, bytes.length));
    from = Math.min(cut, bytes.length);
  }
  yield bytes.subarray(from);
}

const sealed = async (plain: Buffer, cuts: readonly number[] = []): Promise<Uint8Array> =>
  new Uint8Array(await buffer(await sealStream({ recipient }, cutAt(plain, cuts))));

const opened = async (file: Uint8Array): Promise<Buffer> => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(file));
};

describe('what is sealed here is an age file to the library', () => {
  test.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 5 * chunk + 7])('with %i bytes', async (size) => {
    const plain = randomBytes(size);
    expect((await opened(await sealed(plain))).equals(plain)).toBe(true);
  });

  test.each([
    ['in one', []],
    ['with nothing in between', [0, 0, 4 * chunk]],
    ['chunk by chunk', [chunk, 2 * chunk, 3 * chunk]],
    ['each time one byte short', [chunk - 1, 2 * (chunk - 1), 3 * (chunk - 1)]],
    ['each time one byte over', [chunk + 1, 2 * (chunk + 1), 3 * (chunk + 1)]],
    ['a few bytes, then all', [1, 512, 513, 1024]],
  ])('however the bytes come in: %s', async (_how, cuts) => {
    const plain = randomBytes(4 * chunk);
    expect((await opened(await sealed(plain, cuts))).equals(plain)).toBe(true);
  });

  test.each([0, 1, chunk, chunk + 1, 20 * chunk])(
    'of a length that is known before, with %i bytes',
    async (size) => {
      const { pieces, lengthOf } = await sealedBytes({ recipient }, cutAt(Buffer.alloc(size), []));
      expect((await buffer(pieces)).length).toBe(lengthOf(size));
    },
  );

  test('made in a few buffers, however long it is, where whoever takes the pieces gives them back', async () => {
    const buffers = new Buffers();
    const used = new Set<ArrayBufferLike>();
    async function* film() {
      for (let n = 0; n < 24; n += 1) {
        const piece = buffers.take();
        used.add(piece.buffer);
        yield piece;
      }
    }
    const { pieces, lengthOf } = await sealedBytes({ recipient }, film(), buffers);
    let length = 0;
    for await (const piece of pieces) {
      length += piece.length;
      if (piece.length > chunk) used.add(piece.buffer);
      buffers.give(piece);
    }
    expect(length).toBe(lengthOf(24 * buffers.size));
    expect(used.size).toBeLessThanOrEqual(3);
  });

  test('with a passphrase', async () => {
    const plain = randomBytes(2 * chunk + 1);
    const passphrase = 'drawn and read out';
    const file = await buffer(await sealStream({ passphrase }, cutAt(plain, [])));
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    expect(Buffer.from(await decrypter.decrypt(new Uint8Array(file))).equals(plain)).toBe(true);
  });

  test('and one that was cut, exchanged or changed is none', async () => {
    const file = await sealed(randomBytes(3 * chunk));
    const body = file.length - 3 * (chunk + 16);
    const swapped = Buffer.concat([
      file.subarray(0, body),
      file.subarray(body + chunk + 16, body + 2 * (chunk + 16)),
      file.subarray(body, body + chunk + 16),
      file.subarray(body + 2 * (chunk + 16)),
    ]);
    const bent = file.slice();
    bent[body + chunk] = (bent[body + chunk] ?? 0) ^ 1;
    for (const wrong of [file.subarray(0, file.length - chunk - 16), new Uint8Array(swapped), bent])
      await expect(opened(wrong)).rejects.toThrow();
  });

  test('the same bytes twice are two files that have nothing in common', async () => {
    const plain = Buffer.alloc(chunk);
    const [one, other] = [await sealed(plain), await sealed(plain)];
    expect(Buffer.from(one.slice(-64)).equals(Buffer.from(other.slice(-64)))).toBe(false);
  });

  test('a receiver that is none is refused before anything is sent', async () => {
    await expect(sealStream({ recipient: 'age1nobody' }, cutAt(Buffer.alloc(1), []))).rejects.toThrow();
  });
});
