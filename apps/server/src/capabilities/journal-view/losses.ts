import type { Reader } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import type { z } from 'zod';
import { stretchesOf } from '../../journal/stretches.ts';
import type { LogHeads } from './schemas.ts';

/** What was acknowledged and lost, as its tablet showed it, newest first; and what of it is not here again by now. */
export async function lossesOf(
  { prisma }: Reader,
  told: readonly Recorded[],
): Promise<z.infer<typeof LogHeads>['losses']> {
  const losses = told.flatMap((entry) => (entry.kind === 'log.entries-lost' ? [entry] : [])).reverse();
  const hashes = losses.flatMap(({ payload }) => payload.receipts.map(({ hash }) => hash));
  const here = await prisma.entry.findMany({ where: { hash: { in: hashes } }, select: { hash: true } });
  const known = new Set(here.map(({ hash }) => hash));
  return losses.map(({ hash, at, payload: { device, receipts } }) => {
    const arrivals = receipts.map(({ arrival }) => arrival);
    return {
      hash,
      at,
      device,
      numbers: stretchesOf(receipts.map(({ seq }) => seq)),
      missing: stretchesOf(receipts.flatMap((each) => (known.has(each.hash) ? [] : [each.seq]))),
      acknowledged: { first: Math.min(...arrivals), last: Math.max(...arrivals) },
    };
  });
}
