import { nodeHash } from './merkle.ts';
import type { DigestPort } from './ports.ts';

/**
 * The tree in pieces that never change once they are full: a tile of level L holds up to 256 hashes of complete subtrees of
 * 256^L leaves each. Whatever is asked of a tree of any size comes from one or two tiles a level.
 */
export const TILE_WIDTH = 256;
const tileHeight = 8;
const hashLength = 32;

export interface TileId {
  readonly level: number;
  readonly index: number;
}
export interface Tile extends TileId {
  /** Its hashes one after another, 32 bytes each. */
  readonly hashes: Uint8Array;
}
/** Must know every tile that was asked for. */
export type TileSource = (tile: TileId) => Uint8Array;

/** Leaves from `start` up to and without `end`. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Which tiles an answer needs, and the answer once they are there. */
export interface TilePlan<T> {
  readonly tiles: readonly TileId[];
  evaluate(source: TileSource): T;
}

const half = (size: number) => {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
};

/** The unfinished tiles of a tree: what `growTiles` must be given. */
export function edgeTiles(size: number): TileId[] {
  const edge: TileId[] = [];
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH))
    if (count % TILE_WIDTH > 0) edge.push({ level, index: Math.floor(count / TILE_WIDTH) });
  return edge;
}

/** Every tile that is new or longer when these leaf hashes are put behind a tree of `size`. */
export function growTiles(
  ports: DigestPort,
  size: number,
  edge: TileSource,
  leafHashes: readonly Uint8Array[],
): Tile[] {
  const grown: Tile[] = [];
  let added: readonly Uint8Array[] = leafHashes;
  let before = size;
  for (let level = 0; added.length > 0; level += 1) {
    const full: Uint8Array[] = [];
    let index = Math.floor(before / TILE_WIDTH);
    let held = before % TILE_WIDTH === 0 ? new Uint8Array(0) : edge({ level, index });
    for (let taken = 0; taken < added.length; ) {
      const room = TILE_WIDTH - held.length / hashLength;
      const part = added.slice(taken, taken + room);
      const hashes = new Uint8Array(held.length + part.length * hashLength);
      hashes.set(held);
      for (const [at, hash] of part.entries()) hashes.set(hash, held.length + at * hashLength);
      grown.push({ level, index, hashes });
      if (part.length === room) full.push(rootOfTile(ports, hashes, 0, TILE_WIDTH));
      taken += part.length;
      index += 1;
      held = new Uint8Array(0);
    }
    added = full;
    before = Math.floor(before / TILE_WIDTH);
  }
  return grown;
}

function rootOfTile(ports: DigestPort, hashes: Uint8Array, from: number, count: number): Uint8Array {
  let level: Uint8Array[] = [];
  for (let at = from; at < from + count; at += 1)
    level.push(hashes.subarray(at * hashLength, (at + 1) * hashLength));
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2)
      above.push(nodeHash(ports, level[at] as Uint8Array, level[at + 1] as Uint8Array));
    level = above;
  }
  return level[0] as Uint8Array;
}

/** Where a complete subtree's hashes lie: some of the hashes of one tile. */
interface Piece extends TileId {
  readonly from: number;
  readonly count: number;
}

/** A span of a proof begins where a subtree of at least its length does, so it falls apart into complete ones, larger first. */
function piecesOf({ start, end }: Span): Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < end; ) {
    let size = 1;
    let height = 0;
    while (size * 2 <= end - at) {
      size *= 2;
      height += 1;
    }
    const level = Math.floor(height / tileHeight);
    const count = 2 ** (height % tileHeight);
    const first = (at / size) * count;
    pieces.push({ level, index: Math.floor(first / TILE_WIDTH), from: first % TILE_WIDTH, count });
    at += size;
  }
  return pieces;
}

function planOf(ports: DigestPort, spans: readonly Span[]): TilePlan<Uint8Array[]> {
  const split = spans.map(piecesOf);
  const needed = new Map(split.flat().map(({ level, index }) => [`${level}/${index}`, { level, index }]));
  return {
    tiles: [...needed.values()],
    evaluate: (source) =>
      split.map((pieces) =>
        pieces
          .map(({ level, index, from, count }) => rootOfTile(ports, source({ level, index }), from, count))
          .reduceRight((right, left) => nodeHash(ports, left, right)),
      ),
  };
}

/** The head of the tree of the first `size` leaves; `size` ≥ 1. */
export function planRoot(ports: DigestPort, size: number): TilePlan<Uint8Array> {
  const plan = planOf(ports, [{ start: 0, end: size }]);
  return { tiles: plan.tiles, evaluate: (source) => plan.evaluate(source)[0] as Uint8Array };
}

/** RFC 9162 §2.1.3.1 PATH(index, D_size). */
export function planInclusion(ports: DigestPort, index: number, size: number): TilePlan<Uint8Array[]> {
  const spans: Span[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + half(end - start);
    if (index < middle) {
      spans.push({ start: middle, end });
      end = middle;
    } else {
      spans.push({ start, end: middle });
      start = middle;
    }
  }
  return planOf(ports, spans.reverse());
}

/** RFC 9162 §2.1.4.1 PROOF(from, D_to); 1 ≤ from ≤ to. */
export function planConsistency(ports: DigestPort, from: number, to: number): TilePlan<Uint8Array[]> {
  const spans: Span[] = [];
  let [start, end] = [0, to];
  while (from < end) {
    const middle = start + half(end - start);
    if (from <= middle) {
      spans.push({ start: middle, end });
      end = middle;
    } else {
      spans.push({ start, end: middle });
      start = middle;
    }
  }
  // The part that ends exactly there is the old tree itself when nothing was left of it.
  if (start > 0) spans.push({ start, end });
  return planOf(ports, spans.reverse());
}
