import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consistencyProof, fromHex, inclusionProof, leafHash, merkleRoot, toHex } from '../src/index.ts';
import { nodeHash } from '../src/merkle.ts';
import { verifyConsistency, verifyInclusion } from '../src/verify.ts';
import { nodePorts } from './node-ports.ts';

/** The leaves and roots that the Certificate Transparency implementations test each other with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const hashed = LEAVES.map((leaf) => leafHash(nodePorts, fromHex(leaf)));
const numbered = (size: number) =>
  Array.from({ length: size }, (_, index) => new TextEncoder().encode(`leaf ${index}`));

/** RFC 9162 §2.1.1, word for word. */
function mth(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return nodePorts.sha256(new Uint8Array(0));
  if (leaves.length === 1) return leafHash(nodePorts, leaves[0] as Uint8Array);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(nodePorts, mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

describe('the Merkle tree of RFC 9162', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))(
    'of %i known leaves has the known root',
    (size, root) => {
      expect(toHex(merkleRoot(nodePorts, hashed.slice(0, size)))).toBe(root);
    },
  );
  test('built level by level is the tree that the RFC defines recursively', () => {
    for (let size = 0; size < 70; size += 1) {
      const leaves = numbered(size);
      const root = merkleRoot(
        nodePorts,
        leaves.map((leaf) => leafHash(nodePorts, leaf)),
      );
      expect(toHex(root)).toBe(toHex(mth(leaves)));
    }
  });
});

const sizes = fc.integer({ min: 1, max: 80 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    part: fc.integer({ min: 1, max: size }),
    byte: fc.nat(),
    bit: fc.nat(7),
  }),
);

function spoil(proof: readonly Uint8Array[], byte: number, bit: number): Uint8Array[] {
  const flat = byte % (proof.length * 32);
  return proof.map((node, index) => {
    if (index !== Math.floor(flat / 32)) return node;
    const copy = node.slice();
    copy[flat % 32] = (copy[flat % 32] as number) ^ (1 << bit);
    return copy;
  });
}

describe('proofs', () => {
  test('of inclusion stand for every leaf, and for nothing else', () => {
    fc.assert(
      fc.property(sizes, ({ size, part, byte, bit }) => {
        const leaves = numbered(size);
        const hashes = leaves.map((leaf) => leafHash(nodePorts, leaf));
        const index = part - 1;
        const proof = inclusionProof(nodePorts, hashes, index);
        const claim = { leaf: leaves[index] as Uint8Array, index, size, root: merkleRoot(nodePorts, hashes) };
        expect(verifyInclusion(nodePorts, claim, proof).ok).toBe(true);
        expect(verifyInclusion(nodePorts, { ...claim, leaf: new Uint8Array(3) }, proof).ok).toBe(false);
        expect(verifyInclusion(nodePorts, { ...claim, index: index + size }, proof).ok).toBe(false);
        expect(verifyInclusion(nodePorts, claim, [...proof, new Uint8Array(32)]).ok).toBe(false);
        if (size === 1) return;
        expect(verifyInclusion(nodePorts, { ...claim, index: (index + 1) % size }, proof).ok).toBe(false);
        expect(verifyInclusion(nodePorts, claim, proof.slice(1)).ok).toBe(false);
        expect(verifyInclusion(nodePorts, claim, spoil(proof, byte, bit)).ok).toBe(false);
      }),
      tries(200),
    );
  });
  test('of consistency stand for every earlier tree, and for no rewritten one', () => {
    fc.assert(
      fc.property(sizes, ({ size, part, byte, bit }) => {
        const hashes = numbered(size).map((leaf) => leafHash(nodePorts, leaf));
        const proof = consistencyProof(nodePorts, hashes, part);
        const claim = {
          fromSize: part,
          fromRoot: merkleRoot(nodePorts, hashes.slice(0, part)),
          toSize: size,
          toRoot: merkleRoot(nodePorts, hashes),
        };
        expect(verifyConsistency(nodePorts, claim, proof).ok).toBe(true);
        const other = { ...claim, fromRoot: nodePorts.sha256(claim.fromRoot) };
        expect(verifyConsistency(nodePorts, other, proof).ok).toBe(false);
        expect(verifyConsistency(nodePorts, claim, [...proof, new Uint8Array(32)]).ok).toBe(false);
        if (part === size) return;
        expect(verifyConsistency(nodePorts, claim, proof.slice(1)).ok).toBe(false);
        expect(verifyConsistency(nodePorts, claim, spoil(proof, byte, bit)).ok).toBe(false);
      }),
      tries(200),
    );
  });
  test('of sizes that no tree has, or of nodes that are no hashes, are malformed and not an exception', () => {
    const root = new Uint8Array(32);
    const bad = [
      { index: -1, size: 1 },
      { index: 0.5, size: 1 },
      { index: 1, size: 1 },
      { index: 0, size: 2 ** 60 },
    ];
    for (const { index, size } of bad) {
      const verdict = verifyInclusion(nodePorts, { leaf: root, index, size, root }, []);
      expect(verdict.ok).toBe(false);
    }
    expect(verifyInclusion(nodePorts, { leaf: root, index: 0, size: 2, root }, [new Uint8Array(31)])).toEqual(
      {
        ok: false,
        fault: { code: 'tree.proof-malformed', at: '' },
      },
    );
  });
});
