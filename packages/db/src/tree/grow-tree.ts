import { edgeTiles, fromHex, growTiles, leafHash, planRoot, toHex } from '@mingcha/journal';
import { nodePorts } from '../journal/node-ports.ts';
import type { Run } from '../journal/reads.ts';
import { answer, readTiles, sourceOf } from './tile-rows.ts';

/** Leaves in one step: 64 full tiles, and one statement. */
const step = 16_384;
const ports = nodePorts();

/** How many leaves the tiles cover; what lies behind is grown from the leaves at the next step. */
export async function sizeOfTiles(run: Run): Promise<number> {
  const { rows } = await run<{ size: number }>({
    name: 'mc_tree_size',
    text: `select (index * 256 + length(hashes) / 32)::int8 as size from tree_tile
      where level = 0 order by index desc limit 1`,
  });
  return Number(rows[0]?.size ?? 0);
}

/**
 * Brings the tiles up to the last leaf; only whoever holds the sequencer's lock may. Everything is read from `leaf`, so a
 * process that died between a leaf and its tile, or an installation from before there were tiles, is caught up with here.
 * Answers the size.
 */
export async function growTree(run: Run): Promise<number> {
  let size = await sizeOfTiles(run);
  for (;;) {
    const { rows } = await run<{ hash: string }>({
      name: 'mc_tree_leaves',
      text: `select hash from leaf where position >= $1::int8 order by position limit ${step}`,
      values: [size],
    });
    if (rows.length === 0) return size;
    const asked = edgeTiles(size);
    const edge = await readTiles(run, asked);
    if (edge.size < asked.length) {
      // Somebody's hand was in the tiles. All of them come from the leaves.
      size = 0;
      continue;
    }
    const leaves = rows.map(({ hash }) => leafHash(ports, fromHex(hash)));
    const grown = growTiles(ports, size, sourceOf(edge), leaves);
    await run({
      name: 'mc_tree_grow',
      text: `insert into tree_tile (level, index, hashes)
        select * from unnest($1::int4[], $2::int8[], $3::bytea[])
        on conflict (level, index) do update set hashes = excluded.hashes`,
      values: [
        grown.map(({ level }) => level),
        grown.map(({ index }) => index),
        grown.map(({ hashes }) => Buffer.from(hashes)),
      ],
    });
    size += rows.length;
    if (rows.length < step) return size;
  }
}

export const rootAt = async (run: Run, size: number): Promise<string> =>
  toHex(await answer(run, planRoot(ports, size)));
