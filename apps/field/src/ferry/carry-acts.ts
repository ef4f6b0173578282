import type { CarriedRow } from '../journal/device-db.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import type { Open } from '../state/tablet.ts';
import { NotSaved, saveStream } from './save-file.ts';
import type { Fellow } from './take-fellow.ts';
import { type FileFor, type WrittenFile, writeFile } from './write-file.ts';

export type Receiver =
  | { readonly purpose: 'out' }
  | { readonly purpose: 'kit' }
  | { readonly purpose: 'fellow'; readonly fellow: Fellow };

/** Fellow tablets that a file can be sealed for. */
export const reachable = (fellows: readonly Fellow[]): readonly Fellow[] =>
  fellows.filter(({ ferryKey }) => ferryKey !== null);

function fileFor(open: Open, receiver: Receiver, at: number): FileFor {
  const { office, recoveryKey } = open.enrolment;
  if (receiver.purpose === 'fellow') {
    const { writer, ferryKey, visits } = receiver.fellow;
    const recipients = ferryKey === null ? [] : [ferryKey];
    return { purpose: 'fellow', at, office, to: writer, recipients, common: visits };
  }
  // A kit opens for the office, and for a fellow tablet that is on every visit which lies in it.
  const held = open.notebook.subjects('visit');
  const fellows = receiver.purpose === 'kit' ? reachable(open.pack.get()?.fellows ?? []) : [];
  const keys = fellows
    .filter(({ visits }) => held.every((visit) => visits.includes(visit)))
    .flatMap(({ ferryKey }) => ferryKey ?? []);
  return { purpose: receiver.purpose, at, office, to: office, recipients: [recoveryKey, ...keys] };
}

/** Says when, and nothing of what it is. */
export const fileName = (at: number): string =>
  `notes-${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}.dat`;

/**
 * Writes a file for somebody and notes, once its last byte was taken, what lies in it: what a screen then says of it is no
 * proof, and nothing is ever deleted for it. Null: nobody wanted it after all.
 */
export async function carryOut(
  open: Open,
  device: DeviceKeys,
  receiver: Receiver,
): Promise<CarriedRow | null> {
  const at = Date.now();
  const made: { file: WrittenFile | null } = { file: null };
  const { db, keys, store, notebook, pack } = open;
  try {
    await saveStream(fileName(at), async () => {
      const file = await writeFile({ db, keys, store, notebook, pack }, device, fileFor(open, receiver, at));
      made.file = file;
      return file.stream;
    });
  } catch (cause) {
    if (cause instanceof NotSaved) return null;
    throw cause;
  }
  if (made.file === null) return null;
  const { head, carried } = made.file;
  const row = { id: head.id, at, purpose: receiver.purpose, seqs: carried.seqs, media: carried.media };
  await db.carried.put(row);
  return row;
}

/** What of a written file has come back as a receipt. */
export interface CarriedState {
  readonly row: CarriedRow;
  readonly entries: number;
  readonly media: number;
  /** Of these, still without a receipt. */
  readonly openEntries: number;
  readonly openMedia: number;
}

/**
 * The files of this tablet, newest first, and how much of each the office has not yet answered for. By the indexes: of a long
 * day thousands of entries and media wait, and none of them is opened to be counted.
 */
export async function carriedStates({ db }: Pick<Open, 'db'>): Promise<readonly CarriedState[]> {
  const rows = (await db.carried.orderBy('at').reverse().limit(20).toArray()) as CarriedRow[];
  if (rows.length === 0) return [];
  const waiting = new Set<number>(await db.entries.where('state').notEqual('received').primaryKeys());
  const owed = new Set<string>(await db.media.where('state').notEqual('received').primaryKeys());
  return rows.map((row) => ({
    row,
    entries: row.seqs.length,
    media: row.media.length,
    openEntries: row.seqs.filter((seq) => waiting.has(seq)).length,
    openMedia: row.media.filter((id) => owed.has(id)).length,
  }));
}
