import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';

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

const chunkSize = 64 * 1024;
/** Handed on together: fewer turns than chunk by chunk, and little of a film in memory. */
const atOnce = 4 * chunkSize;
const nothing = new Uint8Array();

/**
 * An `age` file, a piece at a time. Keys and header are the library's; the bytes go through the cipher of the runtime, which is
 * several times as fast as the library's own (age-encryption.org/v1, section "Payload").
 */
export async function sealedBytes(
  to: SealedTo,
  plain: AsyncIterable<Uint8Array>,
): Promise<AsyncGenerator<Uint8Array, void, undefined>> {
  return payloadOf(await headerFor(to), plain);
}

async function* payloadOf(
  { header, fileKey }: FileKey,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const nonce = randomBytes(16);
  yield Buffer.concat([header, nonce]);
  const seal = chunkCipher(Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32)));
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of plain) {
    const whole = Buffer.concat([held, piece]);
    // The last chunk is marked as such: one is always kept until more comes, or nothing does.
    const sealable = Math.max(0, Math.ceil(whole.length / chunkSize) - 1) * chunkSize;
    for (let at = 0; at < sealable; ) {
      const sealed: Buffer[] = [];
      for (const end = Math.min(sealable, at + atOnce); at < end; at += chunkSize)
        sealed.push(...seal(whole.subarray(at, at + chunkSize)));
      yield Buffer.concat(sealed);
    }
    held = whole.subarray(sealable);
  }
  yield Buffer.concat(seal(held, { last: true }));
}

async function headerFor(to: SealedTo): Promise<FileKey> {
  const encrypter = new Encrypter();
  let fileKey: Uint8Array | null = null;
  if ('recipient' in to) {
    for (const one of [to.recipient].flat()) encrypter.addRecipient(one);
    const listener = (key: Uint8Array) => {
      fileKey = key.slice();
      return [];
    };
    encrypter.addRecipient({ wrapFileKey: listener });
  } else {
    encrypter.setScryptWorkFactor(stretching);
    encrypter.setPassphrase(to.passphrase);
  }
  const empty = await encrypter.encrypt(nothing);
  // Behind the header stand a nonce and the tag of one empty chunk, 16 bytes each; neither is used.
  const header = empty.subarray(0, empty.length - 32);
  if (fileKey !== null) return { header, fileKey };
  const decrypter = new Decrypter();
  if ('passphrase' in to) decrypter.addPassphrase(to.passphrase);
  return { header, fileKey: await decrypter.decryptHeader(header) };
}

/** ChaCha20-Poly1305 of one chunk after the other: eleven bytes count them, the twelfth says which is the last. */
function chunkCipher(key: Buffer) {
  const nonce = Buffer.alloc(12);
  let count = 0;
  return (chunk: Uint8Array, { last = false } = {}): [Buffer, Buffer] => {
    nonce.writeUIntBE(count, 5, 6);
    nonce[11] = last ? 1 : 0;
    count += 1;
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
    const sealed = cipher.update(chunk);
    cipher.final();
    return [sealed, cipher.getAuthTag()];
  };
}
