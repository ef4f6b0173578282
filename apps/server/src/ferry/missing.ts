import type { Reader } from '@mingcha/db';
import { type Stretch, stretchesOf } from '../journal/stretches.ts';

/**
 * Numbers below the last one anybody knows of that are neither here nor came with the file: what the tablet wrote and nobody
 * holds. A gap is named, never closed in silence.
 */
export async function missingOf(
  { prisma }: Reader,
  writer: string,
  came: readonly Stretch[],
): Promise<Stretch[]> {
  const [entries, held] = await Promise.all([
    prisma.entry.findMany({ where: { writer }, select: { seq: true } }),
    prisma.held.findMany({ where: { writer }, select: { seq: true } }),
  ]);
  const known = new Set([...entries, ...held].map(({ seq }) => seq));
  for (const { from, to } of came) for (let seq = from; seq <= to; seq += 1) known.add(seq);
  const last = Math.max(0, ...known);
  return stretchesOf(Array.from({ length: last }, (_, at) => at + 1).filter((seq) => !known.has(seq)));
}
