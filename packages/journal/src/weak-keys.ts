import { toHex } from './bytes.ts';
import type { PublicKey } from './signing.ts';

/**
 * Ed25519 points of small order, sign bit cleared (0, 1, the two of order 8, and p-1, p, p+1 as other spellings). Under such a key
 * one signature can stand for every message, so whoever enrolled it could disown, or be made to own, anything (RFC 8032 §5.1.7
 * leaves the check to the caller; RFC 7748 §6.1 asks for its like).
 */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  `00${'00'.repeat(31)}`,
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

export function isWeakKey({ alg, publicKey }: PublicKey): boolean {
  if (alg !== 'ed25519+sha256' || publicKey.length !== 32) return false;
  // Not slice(): on Node's Buffer that is a view, and the key itself would lose its sign bit.
  const unsigned = Uint8Array.from(publicKey);
  unsigned[31] = (unsigned[31] as number) & 0x7f;
  return SMALL_ORDER.has(toHex(unsigned));
}
