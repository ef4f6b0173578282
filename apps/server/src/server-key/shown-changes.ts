import type { KeyChange, ShownChange, TreeHead } from '@mingcha/journal';
import type { Services } from '../services.ts';

/**
 * Every change since a key that somebody still believes, oldest first, with all that lets them check it by themselves. `seen`:
 * the size of the newest head they keep. A change without the former key's word is shown all the same: it says that there
 * is something to compare.
 */
export async function changesSince(
  { db, receipts }: Pick<Services, 'db' | 'receipts'>,
  key: string,
  seen: number,
): Promise<ShownChange[]> {
  if (key === receipts.writer) return [];
  const rows = await db.prisma.serverKey.findMany({
    where: { state: 'changed' },
    orderBy: { fromSize: 'asc' },
  });
  const begin = rows.findLastIndex((row) => (row.former as { key: string } | null)?.key === key);
  if (begin < 0) return [];
  const shown: ShownChange[] = [];
  let before = seen;
  for (const row of rows.slice(begin)) {
    const size = Number(row.fromSize);
    const [head] = (await db.tree.heads({ since: Number.MAX_SAFE_INTEGER, sizes: [size] })) as TreeHead[];
    const change = row.change as unknown as KeyChange;
    const entry = change.entry === null ? null : await db.reader.entry(change.entry);
    const placements = change.entry === null ? [] : await db.tree.placements([change.entry], size);
    shown.push({
      change,
      head: head ?? null,
      // Nothing leads back: whoever saw more under the former key was shown something else.
      extension: before > 0 && before <= size ? [...(await db.tree.extension(before, size))] : null,
      entry: entry === null ? null : { header: entry.header, fields: entry.fields },
      placement: placements[0] ?? null,
    });
    before = size;
  }
  return shown;
}
