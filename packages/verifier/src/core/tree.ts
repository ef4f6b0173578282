import { joined, sameBytes } from './bytes.ts';
import type { Crypto } from './crypto.ts';

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** RFC 9162 §2.1.1: MTH({d[0]}) = HASH(0x00 || d[0]). */
export const leafHash = ({ sha256 }: Crypto, data: Uint8Array): Uint8Array => sha256(joined(LEAF, data));

/** RFC 9162 §2.1.1: HASH(0x01 || left || right). */
const nodeHash = ({ sha256 }: Crypto, left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(joined(NODE, left, right));

/** The tree over these data; of nothing it is the hash of nothing. */
export function rootOf(crypto: Crypto, data: readonly Uint8Array[]): Uint8Array {
  if (data.length === 0) return crypto.sha256(new Uint8Array());
  let level = data.map((each) => leafHash(crypto, each));
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] as Uint8Array, level[at + 1]];
      // An odd one goes up as it is: that is what splitting at the largest power of two comes to.
      above.push(right === undefined ? left : nodeHash(crypto, left, right));
    }
    level = above;
  }
  return level[0] as Uint8Array;
}

// Numbers here may pass 2^31, so no bit operators.
const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

/** RFC 9162 §2.1.3.2: the root that this path leads to, or null where the path does not fit the tree's size. */
export function rootByPath(
  crypto: Crypto,
  data: Uint8Array,
  { leaf, size, path }: { leaf: number; size: number; path: readonly Uint8Array[] },
): Uint8Array | null {
  if (leaf >= size) return null;
  let fn = leaf;
  let sn = size - 1;
  let r = leafHash(crypto, data);
  for (const p of path) {
    if (sn === 0) return null;
    if (isOdd(fn) || fn === sn) {
      r = nodeHash(crypto, p, r);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else r = nodeHash(crypto, r, p);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 ? r : null;
}

export interface Grown {
  readonly from: { readonly size: number; readonly root: Uint8Array };
  readonly to: { readonly size: number; readonly root: Uint8Array };
  readonly proof: readonly Uint8Array[];
}

/** RFC 9162 §2.1.4.2: whether the log of `to` begins with the whole log of `from`. */
export function isGrown(crypto: Crypto, { from, to, proof }: Grown): boolean {
  if (from.size > to.size || from.size < 1) return false;
  if (from.size === to.size) return proof.length === 0 && sameBytes(from.root, to.root);
  let fn = from.size - 1;
  let sn = to.size - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  // "If first is an exact power of 2, then prepend first_hash to the consistency_path": fn is 0 then.
  const path = fn === 0 ? [from.root, ...proof] : [...proof];
  const first = path.shift();
  if (first === undefined) return false;
  let fr = first;
  let sr = first;
  for (const c of path) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(crypto, c, fr);
      sr = nodeHash(crypto, c, sr);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else sr = nodeHash(crypto, sr, c);
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && sameBytes(fr, from.root) && sameBytes(sr, to.root);
}
