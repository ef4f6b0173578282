import type { PublicKeys, TimeToken } from '@mingcha/journal';
import { FerryFault } from '@mingcha/journal/ferry';
import type { ServerKey } from '../enrol/enrolment.ts';
import type { DeviceDb } from '../journal/device-db.ts';
import { logDoubt, seenHead, sendAllAgain } from '../journal/log.ts';
import { releaseMedia, takeReceipts } from '../journal/receipts.ts';
import { keepSeen } from '../journal/seen.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { answeredIn, lostThere } from './lost-there.ts';
import { officeKeyOf } from './office-key.ts';
import { openFile, proveFile } from './open-file.ts';
import { InRecord, type LogRecord } from './records.ts';
import { type FileVerdict, takeLog, takePlaces } from './take-log.ts';

export interface TakeInParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly store: ChunkStore;
  readonly writer: string;
  readonly office: string;
  readonly serverKeys: PublicKeys;
  /** Takes a pack as a pull would. False: what is here is newer. */
  readonly takePack: (unverified: unknown) => Promise<boolean>;
  readonly takeToken: (unverified: TimeToken) => Promise<void>;
  /** Keys that stand on the disk already: from now on these are the ones. */
  readonly onKeys: (keys: readonly ServerKey[]) => void;
  readonly onRevoked: (unverified: unknown) => Promise<boolean>;
  /** The team still works on that visit and wants to see its pictures. */
  readonly isNeeded: (visit: string) => boolean;
  /** This tablet has that visit. */
  readonly isKnown: (visit: string) => boolean;
  readonly reload: () => Promise<void>;
}

export interface InReport {
  readonly at: number;
  /** Null: there was none in it. `older`: it was left aside. */
  readonly pack: 'taken' | 'older' | null;
  readonly visits: number;
  readonly receipts: number;
  /** Receipts that do not prove what they should. */
  readonly refused: number;
  readonly aside: number;
  /** Entries that the office gave a receipt for and holds no longer: they are in the next file for it. */
  readonly lost: number;
  readonly released: number;
  readonly revoked: boolean;
  /** It brought another key of the office, which this tablet has proven to itself. */
  readonly key: boolean;
  /** What the file showed of the log; null: nothing, it is from before that was in one. */
  readonly log: FileVerdict | null;
}

/**
 * Reads what the office wrote for this tablet. Proven to its last byte before anything of it is believed, for a pack proves
 * nothing by itself; then taken as if it had come by the network. Twice is as good as once.
 */
export async function takeInFile(parts: TakeInParts, file: Blob): Promise<InReport> {
  const { db, keys, store, writer, serverKeys } = parts;
  const office = officeKeyOf(db, serverKeys);
  const answered = new Set<string>();
  const head = await proveFile(keys, file, office, (record) => {
    for (const hash of answeredIn(record)) answered.add(hash);
  });
  if (head.purpose !== 'in' || head.office !== parts.office)
    throw new FerryFault('ferry.malformed', 'purpose');
  if (head.to !== writer) throw new FerryFault('ferry.malformed', 'to');
  // Before anything under it: `serverKeys` is alive, and knows it from here on.
  const taken = await office.take();
  if (taken !== null) parts.onKeys(taken);
  const lost = await lostThere(db, head.at, answered);
  // Before the rest of it: what the file answers for stands as received again at once.
  if (lost > 0) await sendAllAgain(db, store);
  const receiptParts = { db, writer, serverKeys };
  const report = { receipts: 0, refused: 0, aside: 0, revoked: false };
  const visits = new Set<string>();
  let pack: InReport['pack'] = null;
  let revocation: unknown = null;
  const hasSeen = (await seenHead(db)) !== null;
  const doubtBefore = await logDoubt(db);
  let shown: LogRecord | null = null;
  let log: FileVerdict | null = null;
  for await (const read of openFile(keys, file, office.keyOf)) {
    const record = 'record' in read ? InRecord.safeParse(read.record) : null;
    if (record?.success !== true) continue;
    switch (record.data.is) {
      case 'pack':
        pack = (await parts.takePack(record.data.pack)) ? 'taken' : 'older';
        break;
      case 'log':
        shown = record.data;
        log = await takeLog(parts, head.at, shown);
        break;
      case 'places':
        if (shown !== null && log === 'followed') await takePlaces(parts, shown, record.data.placements);
        break;
      case 'visit':
        await keepSeen(db, keys, record.data.id, record.data.entries);
        visits.add(record.data.id);
        break;
      case 'ended':
        if (parts.isKnown(record.data.id)) await keepSeen(db, keys, record.data.id, record.data.entries);
        break;
      case 'token':
        await parts.takeToken(record.data.token);
        break;
      case 'arrived':
        // Handed over by file as an upload hands over; whether it may be deleted is the receipt's to say.
        await db.media.where('id').anyOf(record.data.evidence).and(isWhole).modify({ state: 'sent' });
        break;
      case 'aside':
        report.aside += await setAside(db, record.data.entries);
        break;
      case 'receipts': {
        const checked = await takeReceipts(receiptParts, record.data.receipts);
        report.receipts += checked.taken;
        report.refused += checked.refused.length;
        break;
      }
      case 'revoked':
        report.revoked = true;
        revocation = record.data.revocation;
    }
  }
  // After its receipts: they speak for a log that is not the one they stood in.
  if (log === 'doubted' && doubtBefore === null) await sendAllAgain(db, store);
  // Whoever has seen the log deletes nothing for a file that does not show it going on, nor for an office that has lost something.
  const mayRelease = (log === 'followed' || !hasSeen) && lost === 0;
  const released = mayRelease ? await releaseMedia(receiptParts, store, parts.isNeeded) : [];
  await parts.reload();
  // Last: it closes the tablet.
  if (report.revoked) await parts.onRevoked(revocation);
  return {
    ...report,
    at: head.at,
    lost,
    key: taken !== null,
    log,
    pack,
    visits: visits.size,
    released: released.length,
  };
}

const isWhole = ({ state }: { state: string }) => state === 'whole';

async function setAside(db: DeviceDb, entries: readonly { hash: string; reason: string }[]): Promise<number> {
  let count = 0;
  for (const { hash, reason } of entries)
    count += await db.entries
      .where('hash')
      .equals(hash)
      .and((row) => row.state !== 'received')
      .modify({ state: 'aside', why: reason });
  return count;
}
