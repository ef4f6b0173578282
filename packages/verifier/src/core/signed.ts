import { fromBase64url, hex, utf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import type { Algorithm, Crypto } from './crypto.ts';

export interface Key {
  readonly alg: Algorithm;
  /** First 32 hex digits of SHA-256 of the key. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

export type Purpose =
  | 'run'
  | 'attest'
  | 'receipt'
  | 'token'
  | 'tree-head'
  | 'case-package'
  | 'document-proof'
  | 'key-change'
  | 'key-taken';

const KEY_LENGTH: Readonly<Record<Algorithm, number>> = { 'ed25519+sha256': 32, 'p256+sha256': 65 };

// Points of small order, sign bit cleared, in all their spellings: under such a key one signature fits every message.
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

function isWeak(alg: Algorithm, key: Uint8Array): boolean {
  if (alg !== 'ed25519+sha256') return false;
  const unsigned = Uint8Array.from(key);
  unsigned[31] = (unsigned[31] as number) & 0x7f;
  return SMALL_ORDER.has(hex(unsigned));
}

/** null where it is no key of that algorithm. */
export function keyOf(crypto: Crypto, alg: Algorithm | null, publicKey: unknown): Key | null {
  const bytes = typeof publicKey === 'string' ? fromBase64url(publicKey) : null;
  if (alg === null || bytes === null || bytes.length !== KEY_LENGTH[alg] || isWeak(alg, bytes)) return null;
  return { alg, bytes, id: keyId(crypto, bytes) };
}

export const keyId = ({ sha256 }: Crypto, key: Uint8Array): string => hex(sha256(key)).slice(0, 32);

/** Whether `sig` of the thing is this key's over the rest of it. */
export function isSigned(crypto: Crypto, key: Key, what: Purpose, thing: { readonly sig: string }): boolean {
  const { sig, ...rest } = thing;
  const signature = fromBase64url(sig);
  if (signature === null || signature.length !== 64) return false;
  return crypto.verify(key.alg, key.bytes, signature, utf8(`mingcha/${what}/v1\n${canonical(rest)}`));
}
