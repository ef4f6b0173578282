import type { PublicKeys, Signer, WireRun } from '@mingcha/journal';
import { z } from 'zod';
import type { DeviceDb } from '../journal/device-db.ts';
import { takeReceipts } from '../journal/receipts.ts';
import { closeRuns, openRuns } from '../journal/runs.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { call, Unexpected, WireRefusal } from './call.ts';
import { PushAnswer, ReceiptsAnswer } from './wire.ts';

export interface EntryParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly signer: Signer;
  readonly serverKeys: PublicKeys;
  readonly bearer: () => Promise<string>;
}

const runsAtOnce = 4;
const hashesAtOnce = 500;

const receiptParts = ({ db, signer, serverKeys }: EntryParts) => ({ db, writer: signer.writer, serverKeys });

/**
 * What was received and counts as sent again, the office had lost: it is shown its own receipts first, and writes down what it
 * owes. Whether it owns to them or not, the entries go.
 */
async function showLost({ db, bearer }: EntryParts): Promise<void> {
  const again = await db.entries.where('state').equals('sent').toArray();
  const kept = await db.receipts.bulkGet(again.map(({ hash }) => hash));
  const receipts = kept.flatMap((row) => (row === undefined ? [] : [JSON.parse(row.receipt)]));
  for (let at = 0; at < receipts.length; at += hashesAtOnce) {
    const input = { receipts: receipts.slice(at, at + hashesAtOnce) };
    await call('exchange.lost', input, z.unknown(), { bearer: await bearer() }).catch((cause: unknown) => {
      if (!(cause instanceof WireRefusal || cause instanceof Unexpected)) throw cause;
    });
  }
}

/** Signs and sends what no receipt covers yet, oldest first. Answers how many runs were answered. */
export async function pushEntries(parts: EntryParts): Promise<number> {
  const { db, keys, signer } = parts;
  await closeRuns(db, keys, signer);
  await showLost(parts);
  const runs = await openRuns(db, keys);
  let answered = 0;
  let refusal: unknown = null;
  for (let at = 0; at < runs.length; at += runsAtOnce) {
    const part = runs.slice(at, at + runsAtOnce);
    try {
      await pushRuns(parts, part);
      answered += part.length;
    } catch (cause) {
      if (!(cause instanceof WireRefusal)) throw cause;
      // One run that the server will not hear of does not hold up the others.
      for (const run of part.length === 1 ? [] : part) {
        const sent = await pushRuns(parts, [run]).then(
          () => true,
          (why: unknown) => {
            if (!(why instanceof WireRefusal)) throw why;
            return false;
          },
        );
        if (sent) answered += 1;
      }
      refusal = cause;
    }
  }
  if (answered === 0 && refusal !== null) throw refusal;
  return answered;
}

/**
 * One push. An answer that is lost changes nothing here: the runs stay open, are sent again, and the server answers what
 * stands already as a duplicate, with the same receipt.
 */
async function pushRuns(parts: EntryParts, runs: readonly WireRun[]): Promise<void> {
  const { db } = parts;
  const answer = await call('exchange.push', { runs }, PushAnswer, { bearer: await parts.bearer() });
  await db.transaction('rw', db.entries, async () => {
    for (const { hash, verdict, reason } of answer.results) {
      if (hash === null) continue;
      const aside = verdict === 'held' || verdict === 'rejected' || verdict === 'fork';
      const change = aside ? { state: 'aside' as const, why: reason ?? verdict } : { state: 'sent' as const };
      await db.entries
        .where('hash')
        .equals(hash)
        .and((row) => row.state !== 'received')
        .modify(change);
    }
  });
  await takeReceipts(receiptParts(parts), answer.receipts);
}

/** Asks for the receipt of every entry, and of every blob, that still lacks one. Answers how many came. */
export async function askReceipts(parts: EntryParts): Promise<number> {
  const { db } = parts;
  const sent = await db.entries.where('state').anyOf('sent', 'aside').toArray();
  const media = await db.media.where('state').equals('sent').toArray();
  const hashes = [...new Set([...sent.map((row) => row.hash), ...media.flatMap((row) => row.entry ?? [])])];
  let taken = 0;
  for (let at = 0; at < hashes.length; at += hashesAtOnce) {
    const input = { hashes: hashes.slice(at, at + hashesAtOnce) };
    const answer = await call('exchange.receipts', input, ReceiptsAnswer, { bearer: await parts.bearer() });
    taken += (await takeReceipts(receiptParts(parts), answer.receipts)).taken;
  }
  return taken;
}
