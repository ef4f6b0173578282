import type { KeyChange, ShownChange, TreeHead } from '@mingcha/journal';
import type { Services } from '../services.ts';

type Store = Pick<Services, 'db'>;

const changedKeys = async ({ db }: Store) => {
  const rows = await db.prisma.serverKey.findMany({
    where: { state: 'changed' },
    orderBy: { fromSize: 'asc' },
  });
  return rows.map((row) => ({
    size: Number(row.fromSize),
    former: (row.former as { key: string } | null)?.key,
    change: row.change as unknown as KeyChange,
  }));
};
type Changed = Awaited<ReturnType<typeof changedKeys>>[number];

/** With all that lets somebody check it who believes the former key, but the way from what they saw. */
async function groundOf({ db }: Store, { change, size }: Changed) {
  const [head] = (await db.tree.heads({ since: Number.MAX_SAFE_INTEGER, sizes: [size] })) as TreeHead[];
  const entry = change.entry === null ? null : await db.reader.entry(change.entry);
  const placements = change.entry === null ? [] : await db.tree.placements([change.entry], size);
  return {
    change,
    head: head ?? null,
    entry: entry === null ? null : { header: entry.header, fields: entry.fields },
    placement: placements[0] ?? null,
  };
}

/**
 * Every change since a key that somebody still believes, oldest first, with all that lets them check it by themselves. `seen`:
 * the size of the newest head they keep. A change without the former key's word is shown all the same: it says that there
 * is something to compare.
 */
export async function changesSince(
  services: Pick<Services, 'db' | 'receipts'>,
  key: string,
  seen: number,
): Promise<ShownChange[]> {
  const { db, receipts } = services;
  if (key === receipts.writer) return [];
  const rows = await changedKeys(services);
  const begin = rows.findLastIndex(({ former }) => former === key);
  if (begin < 0) return [];
  const shown: ShownChange[] = [];
  let before = seen;
  for (const row of rows.slice(begin)) {
    const { size } = row;
    shown.push({
      ...(await groundOf(services, row)),
      // Nothing leads back: whoever saw more under the former key was shown something else.
      extension: before > 0 && before <= size ? [...(await db.tree.extension(before, size))] : null,
    });
    before = size;
  }
  return shown;
}

/** In a file it is not known which key and which head its reader keeps. */
export interface ChangeInFile extends Omit<ShownChange, 'extension'> {
  readonly change: KeyChange;
  /** The ways to its head from each head that the reader may keep while it believes the former key. */
  readonly extensions: readonly { readonly size: number; readonly path: readonly string[] }[];
}

/** Every change that can be taken without comparing digits: none before one that cannot. `kept`: sizes of heads. */
export async function changesForFile(services: Store, kept: readonly number[]): Promise<ChangeInFile[]> {
  const rows = await changedKeys(services);
  const compared = rows.findLastIndex(({ change }) => change.sig === null);
  const shown: ChangeInFile[] = [];
  for (const [index, row] of rows.entries()) {
    if (index <= compared) continue;
    const before = rows[index - 1]?.size ?? 0;
    const sizes = new Set(kept.filter((size) => size > before && size <= row.size));
    if (before > 0 && before <= row.size) sizes.add(before);
    const ways = [...sizes].map(async (size) => ({
      size,
      path: await services.db.tree.extension(size, row.size),
    }));
    shown.push({ ...(await groundOf(services, row)), extensions: await Promise.all(ways) });
  }
  return shown;
}
