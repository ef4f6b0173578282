import { setTimeout as wait } from 'node:timers/promises';
import type { Placement, TreeHead } from '@mingcha/journal';
import { refuse } from '../refused.ts';
import type { Services } from '../services.ts';

export interface Placed {
  readonly head: TreeHead;
  /** By hash. */
  readonly placements: ReadonlyMap<string, Placement>;
  readonly earlier: readonly { readonly head: TreeHead; readonly proof: readonly string[] }[];
}

/** How long another process may take to give our entries their place. */
const patience = 100;
const pauseMs = 100;

/**
 * The log as it stands now, with every one of these entries under its head, and the heads it goes on from: the last of each
 * day since then, and those that were given away before.
 */
export async function placeInLog(
  { db }: Pick<Services, 'db'>,
  hashes: readonly string[],
  { since, given }: { readonly since: number; readonly given: readonly number[] },
): Promise<Placed> {
  for (let tried = 0; tried < patience; tried += 1) {
    await db.sequencer.run();
    const head = await db.tree.head();
    const found = head === null ? [] : await db.tree.placements(hashes, head.size);
    if (head === null || found.length < hashes.length) {
      // Another process holds the sequencer; it was told.
      await wait(pauseMs);
      continue;
    }
    const heads = await db.tree.heads({ since, sizes: given });
    const earlier = await Promise.all(
      heads
        .filter(({ size }) => size < head.size)
        .map(async (one) => ({ head: one, proof: await db.tree.extension(one.size, head.size) })),
    );
    return { head, placements: new Map(found.map((placement) => [placement.hash, placement])), earlier };
  }
  return refuse('package.log-behind');
}
