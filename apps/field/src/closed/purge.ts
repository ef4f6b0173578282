import { checkReceipt, type PublicKeys } from '@mingcha/journal';
import type { DeviceDb, EntryRow } from '../journal/device-db.ts';
import { releaseMedia } from '../journal/receipts.ts';
import { ports } from '../keys/ports.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';

export interface PurgeParts {
  readonly db: DeviceDb;
  readonly store: ChunkStore;
  readonly writer: string;
  readonly serverKeys: PublicKeys;
}

export interface Purged {
  readonly entries: number;
  readonly media: number;
  readonly keptEntries: number;
  readonly keptMedia: number;
}

/**
 * Lets go of everything that the office has under its own signature, and of nothing else. Needs no key of the vault: whether
 * a receipt covers something stands beside it in the clear. An entry's number and hash stay, so that what follows it still
 * hangs together; an entry that shares a run with one that is not received stays whole, since the run is sent as one.
 */
export async function purgeReceived(parts: PurgeParts): Promise<Purged> {
  const { db, store } = parts;
  const media = (await releaseMedia(parts, store, () => false)).length;
  const received = new Set<number>();
  for (const row of await db.entries.toArray())
    if (row.state === 'received' && (await isReceipted(parts, row))) received.add(row.seq);
  let entries = 0;
  for (const run of await db.runs.toArray()) {
    const numbers = Array.from({ length: run.to - run.from + 1 }, (_, at) => run.from + at);
    if (!numbers.every((seq) => received.has(seq))) continue;
    entries += await db.entries
      .where('seq')
      .between(run.from, run.to, true, true)
      .and((row) => row.box.length > 0)
      .modify({ box: new Uint8Array(0) });
  }
  const kept = await whatIsKept(db, store);
  // Copies of what the office wrote itself.
  await db.seen.clear();
  if (kept.keptEntries === 0 && kept.keptMedia === 0) await db.pack.clear();
  return { entries, media, ...kept };
}

async function isReceipted({ db, writer, serverKeys }: PurgeParts, row: EntryRow): Promise<boolean> {
  const kept = await db.receipts.get(row.hash);
  if (kept === undefined) return false;
  const expect = { writer, seq: row.seq, hash: row.hash, blobs: [] };
  return (await checkReceipt(ports, JSON.parse(kept.receipt), serverKeys, expect)).ok;
}

/** Entries and recordings without a receipt, as far as their bytes are here. */
export async function whatIsKept(
  db: DeviceDb,
  store: ChunkStore,
): Promise<Pick<Purged, 'keptEntries' | 'keptMedia'>> {
  const keptEntries = await db.entries.filter((row) => row.state !== 'received').count();
  const here = new Set(await store.media());
  const keptMedia = await db.media.filter((row) => here.has(row.id) && row.state !== 'received').count();
  return { keptEntries, keptMedia };
}
