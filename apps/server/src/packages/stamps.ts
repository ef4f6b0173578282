import type { Reader } from '@mingcha/db';
import { clearValue } from '../journal/clear-value.ts';

/** A time-stamp as a package brings it: the size of the head it is for, the token, the root it was judged by. */
export interface PackedStamp {
  readonly size: number;
  readonly token: string;
  readonly anchor: string | null;
}

/** Of each entry the first head over it that was stamped; most entries of a case share a few. */
export async function stampsFor(reader: Reader, hashes: readonly string[]): Promise<PackedStamp[]> {
  const { prisma } = reader;
  const rows = await prisma.logStamp.findMany({ orderBy: { size: 'asc' } });
  if (rows.length === 0) return [];
  const leaves = await prisma.leaf.findMany({ where: { hash: { in: [...hashes] } } });
  const first = new Set(leaves.flatMap(({ position }) => rows.find(({ size }) => size > position) ?? []));
  const stamps: PackedStamp[] = [];
  for (const row of rows) {
    const entry = first.has(row) ? await reader.entry(row.id) : null;
    const token = entry && clearValue(entry.fields, 'token');
    const anchor = entry && clearValue(entry.fields, 'anchor');
    if (typeof token === 'string')
      stamps.push({ size: Number(row.size), token, anchor: typeof anchor === 'string' ? anchor : null });
  }
  return stamps;
}
