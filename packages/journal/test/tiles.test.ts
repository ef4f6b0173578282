import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consistencyProof,
  edgeTiles,
  growTiles,
  inclusionProof,
  leafHash,
  merkleRoot,
  planConsistency,
  planInclusion,
  planRoot,
  type TileId,
  type TilePlan,
  toHex,
} from '../src/index.ts';
import { verifyConsistency, verifyInclusion } from '../src/verify.ts';
import { nodePorts } from './node-ports.ts';

const leafOf = (index: number) => new TextEncoder().encode(`leaf ${index}`);
const leaves = Array.from({ length: 70_000 }, (_, index) => leafHash(nodePorts, leafOf(index)));

/** A tree that is grown as it would be on a disk: full tiles are never written again. */
function shelf() {
  const tiles = new Map<string, Uint8Array>();
  const name = ({ level, index }: TileId) => `${level}/${index}`;
  let size = 0;
  const get = (tile: TileId) => tiles.get(name(tile)) as Uint8Array;
  return {
    tiles,
    grow(to: number) {
      const edge = new Set(edgeTiles(size).map(name));
      const source = (tile: TileId) => {
        expect(edge).toContain(name(tile));
        return get(tile);
      };
      for (const tile of growTiles(nodePorts, size, source, leaves.slice(size, to))) {
        expect(tiles.get(name(tile))?.length).not.toBe(256 * 32);
        tiles.set(name(tile), tile.hashes);
      }
      size = to;
    },
    answer<T>(plan: TilePlan<T>): T {
      const asked = new Set(plan.tiles.map(name));
      return plan.evaluate((tile) => {
        expect(asked).toContain(name(tile));
        return get(tile);
      });
    },
  };
}

const hex = (nodes: readonly Uint8Array[]) => nodes.map(toHex);

describe('tiles', () => {
  test('grown in any steps give the roots and the proofs of the whole tree', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        (steps, one, other) => {
          const shelved = shelf();
          let size = 0;
          for (const step of steps) {
            size += step;
            shelved.grow(size);
          }
          if (size === 0) return;
          const [asked, index] = [1 + (one % size), other % (1 + (one % size))];
          const tree = leaves.slice(0, asked);
          expect(toHex(shelved.answer(planRoot(nodePorts, asked)))).toBe(toHex(merkleRoot(nodePorts, tree)));
          expect(hex(shelved.answer(planInclusion(nodePorts, index, asked)))).toEqual(
            hex(inclusionProof(nodePorts, tree, index)),
          );
          expect(hex(shelved.answer(planConsistency(nodePorts, index + 1, asked)))).toEqual(
            hex(consistencyProof(nodePorts, tree, index + 1)),
          );
        },
      ),
      tries(60),
    );
  });

  test('of a tree of more than one level above say the same, at every edge of a tile', () => {
    const shelved = shelf();
    const roots = new Map<number, Uint8Array>();
    const rootOf = (size: number) => {
      const root = roots.get(size) ?? merkleRoot(nodePorts, leaves.slice(0, size));
      roots.set(size, root);
      return root;
    };
    for (const size of [65_535, 65_536, 65_537, 70_000]) {
      shelved.grow(size);
      const root = rootOf(size);
      expect(toHex(shelved.answer(planRoot(nodePorts, size)))).toBe(toHex(root));
      for (const index of [0, 255, 256, 65_534, size - 1]) {
        const claim = { leaf: leafOf(index), index, size, root };
        const proof = shelved.answer(planInclusion(nodePorts, index, size));
        expect(verifyInclusion(nodePorts, claim, proof).ok, `${index} of ${size}`).toBe(true);
      }
      for (const from of [1, 256, 257, 65_535, size]) {
        const claim = { fromSize: from, fromRoot: rootOf(from), toSize: size, toRoot: root };
        const proof = shelved.answer(planConsistency(nodePorts, from, size));
        expect(verifyConsistency(nodePorts, claim, proof).ok, `${from} to ${size}`).toBe(true);
      }
    }
    expect([...shelved.tiles.keys()].filter((name) => name.startsWith('2/'))).toEqual(['2/0']);
  });

  test('asked for a proof are few, however large the tree', () => {
    for (const size of [10_000, 100_000, 1_000_000, 2 ** 40]) {
      const { tiles } = planInclusion(nodePorts, Math.floor(size / 3), size);
      expect(tiles.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size) / 8));
    }
  });
});
