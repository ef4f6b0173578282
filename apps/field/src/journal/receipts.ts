import { checkReceipt, type PublicKeys, presentKeys, type Receipt } from '@mingcha/journal';
import { ports } from '../keys/ports.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import type { DeviceDb, EntryRow, MediumRow } from './device-db.ts';
import { logDoubt } from './log.ts';

export interface ReceiptParts {
  readonly db: DeviceDb;
  readonly writer: string;
  readonly serverKeys: PublicKeys;
}

export interface ReceiptReport {
  readonly taken: number;
  /** Receipts that do not prove what they should: kept out, named for the self-test page. */
  readonly refused: readonly { hash: string; code: string }[];
}

async function check(
  parts: Pick<ReceiptParts, 'writer'>,
  keys: PublicKeys,
  unverified: unknown,
  row: EntryRow,
  blobs: readonly string[],
) {
  return checkReceipt(ports, unverified, keys, {
    writer: parts.writer,
    seq: row.seq,
    hash: row.hash,
    blobs: [...blobs],
  });
}

const hashOf = (unverified: unknown): string =>
  typeof unverified === 'object' && unverified !== null && 'hash' in unverified
    ? String(unverified.hash)
    : '';

/** Verifies each receipt against the server key learnt at enrolment; only then the entry counts as received. */
export async function takeReceipts(
  parts: ReceiptParts,
  unverified: readonly unknown[],
): Promise<ReceiptReport> {
  const { db } = parts;
  const refused: { hash: string; code: string }[] = [];
  let taken = 0;
  for (const each of unverified) {
    const hash = hashOf(each);
    const row = await db.entries.where('hash').equals(hash).first();
    if (row === undefined) {
      refused.push({ hash, code: 'receipt.entry-other' });
      continue;
    }
    // Of now: the office signs anew what it is asked for, and a former key may be in other hands.
    const checked = await check(parts, presentKeys(parts.serverKeys), each, row, []);
    if (!checked.ok) {
      refused.push({ hash, code: checked.fault.code });
      continue;
    }
    await keepReceipt(parts, row, checked.value);
    taken += 1;
  }
  return { taken, refused };
}

/** A later receipt of the same entry covers more blobs; one that covers fewer never replaces it. */
async function keepReceipt({ db, serverKeys }: ReceiptParts, row: EntryRow, receipt: Receipt): Promise<void> {
  await db.transaction('rw', db.entries, db.receipts, db.media, async () => {
    const before = await db.receipts.get(row.hash);
    const covered = before === undefined ? [] : (JSON.parse(before.receipt) as Receipt).blobs;
    const isForgotten = before !== undefined && !serverKeys.has((JSON.parse(before.receipt) as Receipt).key);
    if (before === undefined || isForgotten || covered.every((blob) => receipt.blobs.includes(blob))) {
      await db.receipts.put({ hash: row.hash, receipt: JSON.stringify(receipt) });
    }
    await db.entries.update(row.seq, { state: 'received' });
    // Only what this tablet has uploaded itself: the server may hold the same bytes for another piece already, and each
    // piece must still be handed over to be proven.
    await db.media
      .where('state')
      .equals('sent')
      .filter((medium) => medium.entry === row.hash && receipt.blobs.includes(medium.sha256))
      .modify({ state: 'received' });
  });
}

/**
 * Deletes the bytes of media that a receipt covers, and of nothing else: the receipt is read back from the disk and its
 * signature verified again over this very SHA-256, whatever the medium's row says. `isNeeded`: the team still works on
 * that visit and wants to see its pictures.
 */
export async function releaseMedia(
  parts: ReceiptParts,
  store: ChunkStore,
  isNeeded: (visit: string) => boolean,
): Promise<readonly string[]> {
  const { db } = parts;
  const released: string[] = [];
  // A server that no longer has the log it signed may no longer have these bytes either.
  if ((await logDoubt(db)) !== null) return released;
  const present = new Set(await store.media());
  const candidates: MediumRow[] = await db.media.where('state').equals('received').toArray();
  for (const medium of candidates) {
    if (!present.has(medium.id) || medium.entry === null || isNeeded(medium.visit)) continue;
    const row = await db.entries.where('hash').equals(medium.entry).first();
    const kept = await db.receipts.get(medium.entry);
    if (row === undefined || kept === undefined) continue;
    const checked = await check(parts, parts.serverKeys, JSON.parse(kept.receipt), row, [medium.sha256]);
    if (!checked.ok) continue;
    await store.remove(medium.id);
    released.push(medium.id);
  }
  return released;
}
