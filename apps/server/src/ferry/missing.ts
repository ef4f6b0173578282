import type { Reader } from '@mingcha/db';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

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
  const missing: { from: number; to: number }[] = [];
  for (let seq = 1; seq <= last; seq += 1) {
    if (known.has(seq)) continue;
    const before = missing.at(-1);
    if (before !== undefined && before.to === seq - 1) before.to = seq;
    else missing.push({ from: seq, to: seq });
  }
  return missing;
}
