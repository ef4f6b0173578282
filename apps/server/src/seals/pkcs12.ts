import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  pbkdf2Sync,
  timingSafeEqual,
  X509Certificate,
} from 'node:crypto';
import { type BaseBlock, Primitive } from 'asn1js';
import { bytesOf, integer, octets, oid, parts, read, tagged } from '../stamps/der.ts';
import type { SealKey } from './cms.ts';

/** Why a file does not give a key to seal with; each has a sentence, `seal.<code>`. */
export const keyFaults = [
  'unreadable',
  'not-pkcs12',
  'password-wrong',
  'encryption-old',
  'no-key',
  'no-certificate',
  'key-unsuitable',
] as const;
export type KeyFault = (typeof keyFaults)[number];

export class NoSealKey extends Error {
  readonly code: KeyFault;
  constructor(code: KeyFault) {
    super(`no key to seal with: ${code}`);
    this.code = code;
  }
}

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const bag = {
  key: '1.2.840.113549.1.12.10.1.1',
  shrouded: '1.2.840.113549.1.12.10.1.2',
  cert: '1.2.840.113549.1.12.10.1.3',
};
const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const prfs: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const ciphers: Readonly<Record<string, { readonly name: string; readonly key: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', key: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24 },
};

/** RFC 7292: the key of a .p12 or .pfx file, its certificate, and the others in it. Throws `NoSealKey`. */
export function readPkcs12(file: Uint8Array, password: string): SealKey {
  const { keys, certificates } = opened(file, password);
  const [pkcs8] = keys;
  if (pkcs8 === undefined) throw new NoSealKey('no-key');
  let key: SealKey['key'];
  try {
    key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  } catch {
    throw new NoSealKey('key-unsuitable');
  }
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType !== 'rsa' && !['prime256v1', 'secp384r1'].includes(curve ?? ''))
    throw new NoSealKey('key-unsuitable');
  const all = certificates.map((raw) => new X509Certificate(raw));
  const certificate = all.find((each) => each.checkPrivateKey(key));
  if (certificate === undefined) throw new NoSealKey('no-certificate');
  return { key, certificate, chain: all.filter((each) => each !== certificate) };
}

interface Contents {
  readonly keys: Uint8Array[];
  readonly certificates: Uint8Array[];
}

function opened(file: Uint8Array, password: string): Contents {
  const found: Contents = { keys: [], certificates: [] };
  try {
    const [, safe, mac] = parts(read(file));
    const content = octets(inner(safe));
    if (mac !== undefined) checkMac(mac, content, password);
    for (const each of parts(read(content))) {
      const type = oid(parts(each)[0]);
      if (type === data) collect(octets(inner(each)), password, found);
      else if (type === encryptedData) collect(decrypted(parts(inner(each))[1], password), password, found);
    }
  } catch (error) {
    throw error instanceof NoSealKey ? error : new NoSealKey('not-pkcs12');
  }
  return found;
}

/** What stands in a ContentInfo or a bag under its tag. */
const inner = (block: BaseBlock | undefined): BaseBlock | undefined => parts(parts(block)[1])[0];

function collect(contents: Uint8Array, password: string, found: Contents): void {
  for (const each of parts(read(contents))) {
    const value = inner(each);
    const type = oid(parts(each)[0]);
    if (type === bag.key) found.keys.push(bytesOf(value));
    if (type === bag.shrouded) found.keys.push(unlocked(parts(value)[0], octets(parts(value)[1]), password));
    if (type === bag.cert) found.certificates.push(octets(parts(parts(value)[1])[0]));
  }
}

function decrypted(content: BaseBlock | undefined, password: string): Uint8Array {
  const [, algorithm, ...rest] = parts(content);
  const sealed = tagged(rest, 0);
  if (sealed instanceof Primitive) return unlocked(algorithm, sealed.valueBlock.valueHexView, password);
  // In pieces, as some programs write it.
  const bytes = Buffer.concat(parts(sealed).map(octets));
  return unlocked(algorithm, bytes, password);
}

/** RFC 8018 (PBES2), or the one cipher of RFC 7292 that is not broken. */
function unlocked(algorithm: BaseBlock | undefined, sealed: Uint8Array, password: string): Uint8Array {
  const [name, parameters] = parts(algorithm);
  const type = oid(name);
  if (type === '1.2.840.113549.1.5.13') {
    const [derivation, encryption] = parts(parameters);
    const [salt, rounds, ...more] = parts(parts(derivation)[1]);
    const prf = more.find(({ idBlock }) => idBlock.tagNumber === 16);
    const digest = prf === undefined ? 'sha1' : prfs[oid(parts(prf)[0])];
    const cipher = ciphers[oid(parts(encryption)[0])];
    if (digest === undefined || cipher === undefined) throw new NoSealKey('encryption-old');
    const key = pbkdf2Sync(password, octets(salt), Number(integer(rounds)), cipher.key, digest);
    return decipher(cipher.name, key, octets(parts(encryption)[1]), sealed);
  }
  if (type !== '1.2.840.113549.1.12.1.3') throw new NoSealKey('encryption-old');
  const [salt, rounds] = parts(parameters);
  const from = { digest: 'sha1', password, salt: octets(salt), rounds: Number(integer(rounds)) };
  const key = derive(from, 1, 24);
  return decipher('des-ede3-cbc', key, derive(from, 2, 8), sealed);
}

function decipher(name: string, key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Uint8Array {
  const open = createDecipheriv(name, key, iv);
  try {
    return Buffer.concat([open.update(sealed), open.final()]);
  } catch {
    throw new NoSealKey('password-wrong');
  }
}

function checkMac(mac: BaseBlock, content: Uint8Array, password: string): void {
  const [info, salt, rounds] = parts(mac);
  const [algorithm, expected] = parts(info);
  const digest = hashes[oid(parts(algorithm)[0])];
  // A newer kind of it (RFC 9579): the encryption itself then says whether the password is right.
  if (digest === undefined) return;
  const times = rounds === undefined ? 1 : Number(integer(rounds));
  const from = { digest, password, salt: octets(salt), rounds: times };
  const length = createHash(digest).digest().length;
  const found = createHmac(digest, derive(from, 3, length))
    .update(content)
    .digest();
  const said = Buffer.from(octets(expected));
  if (said.length !== found.length || !timingSafeEqual(said, found)) throw new NoSealKey('password-wrong');
}

interface Derivation {
  readonly digest: string;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly rounds: number;
}

/** RFC 7292, appendix B.2. */
function derive({ digest, password, salt, rounds }: Derivation, purpose: number, length: number): Buffer {
  const block = digest === 'sha1' || digest === 'sha256' ? 64 : 128;
  const filled = (bytes: Uint8Array) =>
    Buffer.alloc(bytes.length === 0 ? 0 : block * Math.ceil(bytes.length / block), bytes);
  const secret = Buffer.concat([Buffer.from(password, 'utf16le').swap16(), Buffer.alloc(2)]);
  const mixed = Buffer.concat([filled(salt), filled(secret)]);
  const pieces: Buffer[] = [];
  for (let made = 0; made < length; made += pieces.at(-1)?.length ?? length) {
    let hash = createHash(digest).update(Buffer.alloc(block, purpose)).update(mixed).digest();
    for (let n = 1; n < rounds; n += 1) hash = createHash(digest).update(hash).digest();
    pieces.push(hash);
    const step = Buffer.alloc(block, hash);
    for (let at = 0; at < mixed.length; at += block) addOne(mixed.subarray(at, at + block), step);
  }
  return Buffer.concat(pieces).subarray(0, length);
}

/** Both as large numbers, and one more. */
function addOne(to: Buffer, step: Buffer): void {
  let carry = 1;
  for (let at = to.length - 1; at >= 0; at -= 1) {
    carry += (to[at] ?? 0) + (step[at] ?? 0);
    to[at] = carry & 0xff;
    carry >>= 8;
  }
}
