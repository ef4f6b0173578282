import type { DigestPort } from './ports.ts';

/** RFC 9162 §2.1.1: HASH(0x00 || d). The prefix keeps a leaf from being passed off as an inner node. */
export function leafHash(ports: DigestPort, leaf: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(leaf.length + 1);
  bytes.set(leaf, 1);
  return ports.sha256(bytes);
}

/** One for all: the port is synchronous, so the bytes are read before the next two are laid there. */
const pair = new Uint8Array(65);
pair[0] = 1;

/** RFC 9162 §2.1.1: HASH(0x01 || left || right). */
export function nodeHash(ports: DigestPort, left: Uint8Array, right: Uint8Array): Uint8Array {
  pair.set(left, 1);
  pair.set(right, 33);
  return ports.sha256(pair);
}

/**
 * Merkle tree head over leaf hashes. Pairing level by level and lifting an odd last node gives the same tree as the RFC's
 * recursive split at the largest power of two.
 */
export function merkleRoot(ports: DigestPort, leafHashes: readonly Uint8Array[]): Uint8Array {
  // RFC 9162 §2.1.1: "The hash of an empty list is the hash of an empty string".
  if (leafHashes.length === 0) return ports.sha256(new Uint8Array(0));
  let level = leafHashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let index = 0; index + 1 < level.length; index += 2) {
      above.push(nodeHash(ports, level[index] as Uint8Array, level[index + 1] as Uint8Array));
    }
    if (level.length % 2 === 1) above.push(level[level.length - 1] as Uint8Array);
    level = above;
  }
  return level[0] as Uint8Array;
}
