import {
  createCipheriv,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto';
import { promisify } from 'node:util';
import { Encrypter, Stanza } from 'age-encryption';
import { Buffers } from '../files/buffers.ts';

/** Whom a file is sealed for: receivers by their public keys, or whoever has a passphrase that was drawn. */
export type SealedTo = { readonly recipient: string | readonly string[] } | { readonly passphrase: string };

/**
 * Stretching a passphrase takes 32 MB, not the 256 MB of people's own choices: those we seal with are drawn, of 120 bits,
 * and cannot be guessed however fast.
 */
const stretching = 15;
interface FileKey {
  readonly header: Uint8Array;
  readonly fileKey: Uint8Array;
}

export interface Sealed {
  readonly pieces: AsyncGenerator<Uint8Array, void, undefined>;
  /** How long the file is when so many bytes go in. */
  lengthOf(plain: number): number;
}

const chunkSize = 64 * 1024;
const tagSize = 16;
const sealedSize = chunkSize + tagSize;
const nonceSize = 16;
const nothing = new Uint8Array();

/**
 * An `age` file, a piece at a time. Keys and header are the library's; the bytes go through the cipher of the runtime, which is
 * several times as fast as the library's own (age-encryption.org/v1, section "Payload"). What was read of `plain` is given back.
 */
export async function sealedBytes(
  to: SealedTo,
  plain: AsyncIterable<Uint8Array>,
  buffers = new Buffers(),
): Promise<Sealed> {
  const key = await headerFor(to);
  return {
    pieces: payloadOf(key, plain, buffers),
    lengthOf: (size) =>
      key.header.length + nonceSize + size + tagSize * Math.max(1, Math.ceil(size / chunkSize)),
  };
}

async function* payloadOf(
  { header, fileKey }: FileKey,
  plain: AsyncIterable<Uint8Array>,
  buffers: Buffers,
): AsyncGenerator<Uint8Array, void, undefined> {
  const nonce = randomBytes(nonceSize);
  yield Buffer.concat([header, nonce]);
  const seal = chunkCipher(Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32)));
  // The last chunk is marked as such: one is always kept until more comes, or nothing does.
  const kept = Buffer.allocUnsafeSlow(chunkSize);
  let held = 0;
  let out = buffers.take();
  let filled = 0;
  for await (const piece of plain) {
    for (let at = 0; at < piece.length; ) {
      if (held === chunkSize || (held === 0 && piece.length - at > chunkSize)) {
        const chunk = held === 0 ? piece.subarray(at, at + chunkSize) : kept;
        at += held === 0 ? chunkSize : 0;
        held = 0;
        filled = seal(chunk, out, filled);
        if (filled + sealedSize > out.length) {
          yield out.subarray(0, filled);
          out = buffers.take();
          filled = 0;
        }
      } else {
        const more = piece.subarray(at, at + chunkSize - held);
        kept.set(more, held);
        held += more.length;
        at += more.length;
      }
    }
    buffers.give(piece);
  }
  filled = seal(kept.subarray(0, held), out, filled, { last: true });
  yield out.subarray(0, filled);
}

async function headerFor(to: SealedTo): Promise<FileKey> {
  const encrypter = new Encrypter();
  let fileKey = nothing;
  const wraps = async (key: Uint8Array) => {
    fileKey = key.slice();
    return 'passphrase' in to ? [await stretched(to.passphrase, key)] : [];
  };
  encrypter.addRecipient({ wrapFileKey: wraps });
  if ('recipient' in to) for (const one of [to.recipient].flat()) encrypter.addRecipient(one);
  const empty = await encrypter.encrypt(nothing);
  // Behind the header stand a nonce and the tag of one empty chunk; neither is used.
  return { header: empty.subarray(0, empty.length - nonceSize - tagSize), fileKey };
}

const scryptAsync = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

/** What the library's own does on the thread that answers everybody, here beside it (age-encryption.org/v1, "scrypt"). */
async function stretched(passphrase: string, fileKey: Uint8Array): Promise<Stanza> {
  const salt = randomBytes(16);
  const salted = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]);
  const cost = { N: 2 ** stretching, r: 8, p: 1, maxmem: 2 ** (stretching + 11) };
  const key = await scryptAsync(passphrase, salted, 32, cost);
  const body = Buffer.alloc(fileKey.length + tagSize);
  sealInto(createSecretKey(key), Buffer.alloc(12), fileKey, body, 0);
  return new Stanza(['scrypt', salt.toString('base64').replace(/=+$/, ''), `${stretching}`], body);
}

/** ChaCha20-Poly1305 of one chunk after the other: eleven bytes count them, the twelfth says which is the last. */
function chunkCipher(key: Buffer) {
  const secret = createSecretKey(key);
  const nonce = Buffer.alloc(12);
  let count = 0;
  return (chunk: Uint8Array, into: Buffer, at: number, { last = false } = {}): number => {
    nonce.writeUIntBE(count, 5, 6);
    nonce[11] = last ? 1 : 0;
    count += 1;
    return sealInto(secret, nonce, chunk, into, at);
  };
}

/** Where the sealed bytes and their tag end. */
function sealInto(key: KeyObject, nonce: Buffer, plain: Uint8Array, into: Buffer, at: number): number {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagSize });
  const sealed = cipher.update(plain);
  cipher.final();
  const end = at + sealed.copy(into, at);
  // The cipher brings memory of its own each time; let go of at once, it need not wait for the engine.
  if (sealed.length === sealed.buffer.byteLength) sealed.buffer.transfer(0);
  return end + cipher.getAuthTag().copy(into, end);
}
