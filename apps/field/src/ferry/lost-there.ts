import type { Receipt } from '@mingcha/journal';
import type { DeviceDb } from '../journal/device-db.ts';
import { InRecord } from './records.ts';

/** What was received in the last minutes may still be on its way into the tables that a file is written from, in ms. */
const unsettled = 5 * 60_000;

/** Hashes of the entries that a record of the office's file answers for. */
export function answeredIn(record: object): readonly string[] {
  const { data } = InRecord.safeParse(record);
  if (data?.is === 'receipts') return data.receipts.map(({ hash }) => hash);
  return data?.is === 'aside' ? data.entries.map(({ hash }) => hash) : [];
}

/**
 * How many entries of this tablet count as received by a receipt that is older than the file, and are not among those that it
 * answers for: a file answers for every entry of the tablet that the office holds, so these it has lost since. `at`: when the
 * office wrote the file, by the clock that dates receipts, in ms.
 */
export async function lostThere(db: DeviceDb, at: number, answered: ReadonlySet<string>): Promise<number> {
  const received = await db.entries.where('state').equals('received').toArray();
  const hashes = received.map(({ hash }) => hash).filter((hash) => !answered.has(hash));
  const kept = await db.receipts.bulkGet(hashes);
  return kept.filter((row) => row !== undefined && arrivalOf(row.receipt) < at - unsettled).length;
}

const arrivalOf = (receipt: string): number => (JSON.parse(receipt) as Receipt).arrival;
