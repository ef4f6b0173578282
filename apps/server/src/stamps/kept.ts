import type { ReadOnlyPrisma } from '@mingcha/db';

export interface Stamp {
  readonly at: number;
  readonly authority: string;
  readonly day: string;
}

/**
 * Of each entry the earliest time at which an authority outside of the house saw a head that it stands under: by then it was
 * there, whatever the server's own clock says. An entry that no stamped head holds yet is left out.
 */
export async function stampsOver(
  prisma: Pick<ReadOnlyPrisma, 'leaf' | 'logStamp'>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Stamp>> {
  // One a day: of twenty years some thousands.
  const stamps = await prisma.logStamp.findMany({ orderBy: { at: 'asc' } });
  if (stamps.length === 0) return new Map();
  const leaves = await prisma.leaf.findMany({ where: { hash: { in: [...hashes] } } });
  return new Map(
    leaves.flatMap(({ hash, position }) => {
      const first = stamps.find(({ size }) => size > position);
      if (first === undefined) return [];
      const { at, authority, day } = first;
      return [[hash, { at: Number(at), authority, day }] as const];
    }),
  );
}
