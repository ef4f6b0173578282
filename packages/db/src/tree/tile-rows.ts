import type { TileId, TilePlan } from '@mingcha/journal';
import { toHex } from '@mingcha/journal';
import type { Run } from '../journal/reads.ts';

interface TileRow {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}

const nameOf = ({ level, index }: TileId) => `${level}/${index}`;

/** The tiles asked for, by `level/index`, in one question. */
export async function readTiles(run: Run, tiles: readonly TileId[]): Promise<Map<string, Uint8Array>> {
  if (tiles.length === 0) return new Map();
  const { rows } = await run<TileRow>({
    name: 'mc_tree_tiles',
    text: `select t.level, t.index::int8 as index, t.hashes from tree_tile t
      join unnest($1::int4[], $2::int8[]) as asked(level, index) on t.level = asked.level and t.index = asked.index`,
    values: [tiles.map(({ level }) => level), tiles.map(({ index }) => index)],
  });
  return new Map(rows.map((row) => [nameOf({ level: row.level, index: Number(row.index) }), row.hashes]));
}

export const sourceOf = (tiles: ReadonlyMap<string, Uint8Array>) => (tile: TileId) => {
  const hashes = tiles.get(nameOf(tile));
  if (hashes === undefined) throw new Error(`no tile ${nameOf(tile)}`);
  return hashes;
};

/** What a plan answers over the tiles as they lie in the database. */
export async function answer<T>(run: Run, plan: TilePlan<T>): Promise<T> {
  return plan.evaluate(sourceOf(await readTiles(run, plan.tiles)));
}

export const hexes = (nodes: readonly Uint8Array[]): string[] => nodes.map(toHex);
