import { z } from 'zod';
import type { DeviceDb } from '../journal/device-db.ts';
import {
  isReceived,
  type LogDoubt,
  logDoubt,
  seenHead,
  sendAllAgain,
  takeFollowed,
  unplaced,
} from '../journal/log.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import { call } from './call.ts';
import type { EntryParts } from './entries.ts';

/** Checked by the journal where it is taken. */
const FollowedAnswer = z.object({
  head: z.unknown(),
  extension: z.unknown(),
  placements: z.array(z.unknown()),
  unknown: z.array(z.string()).default([]),
});

const placesAtOnce = 500;

export interface FollowParts extends Pick<EntryParts, 'db' | 'serverKeys' | 'bearer'> {
  readonly db: DeviceDb;
  readonly store: Pick<ChunkStore, 'media'>;
  readonly now: () => number;
}

/**
 * Shows the server the newest head this tablet has seen, and asks where its own entries stand. Answers why the log is doubted,
 * or null. Whatever it finds, recording and sending go on.
 */
export async function followLog(parts: FollowParts): Promise<LogDoubt | null> {
  const { db, store, bearer } = parts;
  const before = await logDoubt(db);
  for (;;) {
    const hashes = await unplaced(db, placesAtOnce);
    const last = await db.entries.orderBy('seq').last();
    const chain = { seq: last?.seq ?? 0, hash: last?.hash ?? null };
    const input = { seen: await seenHead(db), hashes, chain };
    const answer = await call('exchange.log', input, FollowedAnswer, { bearer: await bearer() });
    const verdict = await takeFollowed(parts, answer);
    if (verdict === 'doubted' && before === null) await sendAllAgain(db, store);
    // Acknowledged after the newest head that was seen here, and lost since: that log goes on from everything seen.
    if (verdict === 'followed' && (await isReceived(db, answer.unknown))) await sendAllAgain(db, store);
    const left = await unplaced(db, placesAtOnce);
    // Entries without a place yet are asked for at the next contact.
    if (verdict !== 'followed' || left.length === 0 || left[0] === hashes[0]) return logDoubt(db);
  }
}
