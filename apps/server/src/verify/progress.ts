import type { Reading } from '@mingcha/db';

/** The parts that take long, in the order in which they are told. */
export type Part = 'chains' | 'tables' | 'blobs';

export interface Progress {
  readonly part: Part;
  /** Entries, or bytes of files. */
  readonly done: number;
  readonly total: number;
}

/** Counts what is done of what there is: entries twice, as chains and as tables, and bytes of files. */
export async function startProgress(
  { prisma }: Pick<Reading, 'prisma'>,
  tell: (progress: Progress) => void,
): Promise<Record<Part, (more: number) => void>> {
  const last = await prisma.leaf.aggregate({ _max: { position: true } });
  const placed = last._max.position === null ? 0 : Number(last._max.position) + 1;
  const entries = placed + (await prisma.pending.count());
  const { _sum } = await prisma.blob.aggregate({ _sum: { size: true } });
  const counting = (part: Part, total: number) => {
    let done = 0;
    return (more: number) => {
      done += more;
      // What somebody slipped in has no place, and is looked at too.
      tell({ part, done, total: Math.max(done, total) });
    };
  };
  return {
    chains: counting('chains', entries),
    tables: counting('tables', entries),
    blobs: counting('blobs', Number(_sum.size ?? 0)),
  };
}
