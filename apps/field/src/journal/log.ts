import { checkPlacement, judgeLog, type Placement, type PublicKeys, type TreeHead } from '@mingcha/journal';
import { ports } from '../keys/ports.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import { type DeviceDb, readFact, writeFact } from './device-db.ts';

// The office's log as this tablet follows it. The newest head it has checked stands on the disk and is replaced only by one
// that goes on from it; so a log that was rewritten, or put back from an old copy, cannot pass for the same log again.

const headFact = 'log-head';
const doubtFact = 'log-doubt';

/** What the server showed and could not be the log that this tablet has seen. */
export interface LogDoubt {
  readonly at: number;
  /** `head.shorter`, `head.other-history`, or why the head itself does not stand. */
  readonly code: string;
  readonly seen: TreeHead;
  /** As it came. Null: no head was shown at all. */
  readonly shown: unknown;
}

export interface Followed {
  readonly head: unknown;
  readonly extension: unknown;
  readonly placements: readonly unknown[];
}

export const seenHead = (db: DeviceDb): Promise<TreeHead | null> => readFact<TreeHead>(db, headFact);
export const logDoubt = (db: DeviceDb): Promise<LogDoubt | null> => readFact<LogDoubt>(db, doubtFact);

/** Entries of this tablet that are received and whose place in the log is not known yet. */
export async function unplaced(db: DeviceDb, most: number): Promise<string[]> {
  const placed = new Set(await db.places.toCollection().primaryKeys());
  const received = await db.receipts.toCollection().primaryKeys();
  return received.filter((hash) => !placed.has(hash)).slice(0, most);
}

/** Whether one of these counts as received here. */
export async function isReceived(db: DeviceDb, hashes: readonly string[]): Promise<boolean> {
  const rows = await db.entries
    .where('hash')
    .anyOf([...hashes])
    .toArray();
  return rows.some(({ state }) => state === 'received');
}

export type LogVerdict = 'followed' | 'nothing' | 'doubted';

/** Checks what the server shows of its log against what this tablet has seen, and keeps of it what is proven. */
export async function takeFollowed(
  {
    db,
    serverKeys,
    now,
  }: { readonly db: DeviceDb; readonly serverKeys: PublicKeys; readonly now: () => number },
  unverified: Followed,
): Promise<LogVerdict> {
  const seen = await seenHead(db);
  const judged = await judgeLog(ports, serverKeys, seen, unverified);
  if (judged.verdict === 'doubted' && seen !== null && (await logDoubt(db)) === null)
    await writeFact(db, doubtFact, {
      at: now(),
      code: judged.code,
      seen,
      shown: unverified.head,
    } satisfies LogDoubt);
  if (judged.verdict !== 'followed') return judged.verdict;
  const { head } = judged;
  const placed = unverified.placements.flatMap((each) => {
    const checkedPlace = checkPlacement(ports, each, head, { hash: hashOf(each) });
    return checkedPlace.ok ? [checkedPlace.value] : [];
  });
  await keep(db, head, placed);
  return 'followed';
}

const hashOf = (unverified: unknown): string =>
  typeof unverified === 'object' && unverified !== null && 'hash' in unverified
    ? String(unverified.hash)
    : '';

/** Head and places together: a place is worth what the head is that it leads to. The log that was missed is there again. */
function keep(db: DeviceDb, head: TreeHead, placed: readonly Placement[]): Promise<void> {
  return db.transaction('rw', db.facts, db.places, db.receipts, async () => {
    await writeFact(db, headFact, head);
    await db.facts.delete(doubtFact);
    for (const placement of placed) {
      if ((await db.receipts.get(placement.hash)) === undefined) continue;
      await db.places.put({
        hash: placement.hash,
        leaf: placement.leaf,
        proof: JSON.stringify({ placement, head }),
      });
    }
  });
}

/** What the office put aside for this reason, and would take now. */
export async function sendAsideAgain(db: DeviceDb, why: string): Promise<void> {
  await db.entries
    .where('state')
    .equals('aside')
    .filter((row) => row.why === why)
    .modify({ state: 'sent' });
}

/**
 * What was received by a log that is no longer there counts as not received: everything that is still on this tablet is sent
 * again. Where the server has it, it answers with the same receipt; where it lost it, it has it again.
 */
export async function sendAllAgain(db: DeviceDb, store: Pick<ChunkStore, 'media'>): Promise<void> {
  const present = new Set(await store.media());
  await db.transaction('rw', db.entries, db.media, async () => {
    await db.entries.where('state').equals('received').modify({ state: 'sent' });
    await db.media
      .where('state')
      .anyOf('sent', 'received')
      .filter((medium) => present.has(medium.id))
      .modify({ state: 'whole', sentBytes: 0, uploadUrl: null });
  });
}
