import { type Placement, planConsistency, planInclusion, type TreeHead } from '@mingcha/journal';
import { nodePorts } from '../journal/node-ports.ts';
import type { Run } from '../journal/reads.ts';
import { rootAt } from './grow-tree.ts';
import { headsSince, newestHead } from './heads.ts';
import { answer, hexes, readTiles, sourceOf } from './tile-rows.ts';

const ports = nodePorts();

/** The log as others may ask about it. Sizes must not pass that of the newest head. */
export interface LogTree {
  /** Null before the first entry has its place. */
  head(): Promise<TreeHead | null>;
  /** Of those that were signed the last one of each UTC day since then, and those of these sizes; ascending. */
  heads(which: { readonly since: number; readonly sizes: readonly number[] }): Promise<readonly TreeHead[]>;
  /** Hex. What the tree of the first `size` leaves is today. */
  rootAt(size: number): Promise<string>;
  /** Hex, RFC 9162 §2.1.4. */
  extension(from: number, to: number): Promise<readonly string[]>;
  /** Where these entries stand under the head of `size`; those that stand behind it, or nowhere yet, are left out. */
  placements(hashes: readonly string[], size: number): Promise<readonly Placement[]>;
}

export const readTree = (run: Run): LogTree => ({
  head: () => newestHead(run),
  heads: ({ since, sizes }) => headsSince(run, since, sizes),
  rootAt: (size) => rootAt(run, size),
  extension: async (from, to) => hexes(await answer(run, planConsistency(ports, from, to))),
  async placements(hashes, size) {
    const { rows } = await run<{ hash: string; position: number }>({
      name: 'mc_tree_places',
      text: 'select hash, position::int8 from leaf where hash = any($1) and position < $2 order by position',
      values: [[...hashes], size],
    });
    const plans = rows.map(({ hash, position }) => ({
      hash,
      leaf: Number(position),
      plan: planInclusion(ports, Number(position), size),
    }));
    // Many entries of one push lie side by side: their tiles are mostly the same ones.
    const wanted = new Map(
      plans.flatMap(({ plan }) => plan.tiles).map((tile) => [`${tile.level}/${tile.index}`, tile]),
    );
    const source = sourceOf(await readTiles(run, [...wanted.values()]));
    return plans.map(({ hash, leaf, plan }) => ({ v: 2, hash, leaf, path: hexes(plan.evaluate(source)) }));
  },
});
