import { equalBytes } from './bytes.ts';
import { BrokenInvariant } from './errors.ts';
import { leafHash, merkleRoot, nodeHash } from './merkle.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { DigestPort } from './ports.ts';

/** "the largest power of two smaller than n" (RFC 9162 §2.1.1). */
function split(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** RFC 9162 §2.1.3.1 PATH(m, D_n). */
export function inclusionProof(
  ports: DigestPort,
  leafHashes: readonly Uint8Array[],
  index: number,
): Uint8Array[] {
  const size = leafHashes.length;
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new BrokenInvariant('no such leaf', { index, size });
  }
  if (size === 1) return [];
  const at = split(size);
  const [left, right] = [leafHashes.slice(0, at), leafHashes.slice(at)];
  return index < at
    ? [...inclusionProof(ports, left, index), merkleRoot(ports, right)]
    : [...inclusionProof(ports, right, index - at), merkleRoot(ports, left)];
}

/** RFC 9162 §2.1.4.1 PROOF(m, D_n). Empty when nothing has grown. */
export function consistencyProof(
  ports: DigestPort,
  leafHashes: readonly Uint8Array[],
  from: number,
): Uint8Array[] {
  if (!Number.isSafeInteger(from) || from < 1 || from > leafHashes.length) {
    throw new BrokenInvariant('no such tree size', { from, size: leafHashes.length });
  }
  const subproof = (leaves: readonly Uint8Array[], m: number, whole: boolean): Uint8Array[] => {
    if (m === leaves.length) return whole ? [] : [merkleRoot(ports, leaves)];
    const at = split(leaves.length);
    return m <= at
      ? [...subproof(leaves.slice(0, at), m, whole), merkleRoot(ports, leaves.slice(at))]
      : [...subproof(leaves.slice(at), m - at, false), merkleRoot(ports, leaves.slice(0, at))];
  };
  return subproof(leafHashes, from, true);
}

const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0;
const isOdd = (value: number) => value % 2 === 1;
const half = (value: number) => Math.floor(value / 2);
function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
}
const isHashes = (nodes: readonly Uint8Array[]) => nodes.length <= 64 && nodes.every((n) => n.length === 32);

/** RFC 9162 §2.1.3.2, step by step. Plain arithmetic instead of shifts: sizes may pass 2^31. */
export function verifyInclusion(
  ports: DigestPort,
  claim: {
    readonly leaf: Uint8Array;
    readonly index: number;
    readonly size: number;
    readonly root: Uint8Array;
  },
  unverifiedProof: readonly Uint8Array[],
): Outcome<true> {
  if (!isSize(claim.index) || !isSize(claim.size) || claim.index >= claim.size) {
    return fail('tree.proof-malformed');
  }
  if (!isHashes(unverifiedProof)) return fail('tree.proof-malformed');
  let fn = claim.index;
  let sn = claim.size - 1;
  let r = leafHash(ports, claim.leaf);
  for (const p of unverifiedProof) {
    if (sn === 0) return fail('tree.proof-wrong');
    if (isOdd(fn) || fn === sn) {
      r = nodeHash(ports, p, r);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      r = nodeHash(ports, r, p);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && equalBytes(r, claim.root) ? pass(true) : fail('tree.proof-wrong');
}

/** RFC 9162 §2.1.4.2, step by step. */
export function verifyConsistency(
  ports: DigestPort,
  claim: {
    readonly fromSize: number;
    readonly fromRoot: Uint8Array;
    readonly toSize: number;
    readonly toRoot: Uint8Array;
  },
  unverifiedProof: readonly Uint8Array[],
): Outcome<true> {
  const { fromSize, fromRoot, toSize, toRoot } = claim;
  if (
    !isSize(fromSize) ||
    !isSize(toSize) ||
    fromSize < 1 ||
    fromSize > toSize ||
    !isHashes(unverifiedProof)
  ) {
    return fail('tree.proof-malformed');
  }
  if (fromSize === toSize) {
    return unverifiedProof.length === 0 && equalBytes(fromRoot, toRoot)
      ? pass(true)
      : fail('tree.proof-wrong');
  }
  const [first, ...rest] = isPowerOfTwo(fromSize) ? [fromRoot, ...unverifiedProof] : unverifiedProof;
  if (first === undefined || unverifiedProof.length === 0) return fail('tree.proof-wrong');
  let fn = fromSize - 1;
  let sn = toSize - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  let fr = first;
  let sr = first;
  for (const c of rest) {
    if (sn === 0) return fail('tree.proof-wrong');
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(ports, c, fr);
      sr = nodeHash(ports, c, sr);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      sr = nodeHash(ports, sr, c);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && equalBytes(fr, fromRoot) && equalBytes(sr, toRoot)
    ? pass(true)
    : fail('tree.proof-wrong');
}
