import type { WireEntry } from '@mingcha/journal';
import type { FerryPart } from '@mingcha/journal/ferry';
import { unboxEntry } from '../journal/chain.ts';
import { type DeviceDb, type MediumRow, type RunRow, readFact } from '../journal/device-db.ts';
import { seenHead } from '../journal/log.ts';
import type { Notebook } from '../journal/notebook.ts';
import type { Pack } from '../state/pack.ts';
import type { Store } from '../state/store.ts';
import type { ChunkStore } from '../vault/chunk-store.ts';
import { readRange } from '../vault/media-reader.ts';
import { sliceSize } from '../vault/media-writer.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';

export interface Holdings {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly store: ChunkStore;
  readonly notebook: Pick<Notebook, 'subjects' | 'hashesOfVisit'>;
  /** With the keys of its cases. */
  readonly pack?: Pick<Store<Pack | null>, 'get'>;
}

/** What went into a file, to be said on the screen once the file is whole. */
export interface Carried {
  readonly seqs: number[];
  readonly media: string[];
  bytes: number;
}

function visitsByHash({ notebook }: Holdings): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const visit of notebook.subjects('visit'))
    for (const hash of notebook.hashesOfVisit(visit)) found.set(hash, visit);
  return found;
}

/** What the office is shown at every contact: the newest head this tablet keeps, and where its own chain ends. */
async function* logPart({ db }: Holdings): AsyncGenerator<FerryPart, void, undefined> {
  const last = await db.entries.orderBy('seq').last();
  const chain = { seq: last?.seq ?? 0, hash: last?.hash ?? null };
  yield { record: { is: 'log', seen: await seenHead(db), chain } as { is: string } };
}

/** What the office signed for, before the entries themselves: it sees which of them it has lost. */
async function* receiptParts(
  { db }: Holdings,
  hashes: readonly string[],
): AsyncGenerator<FerryPart, void, undefined> {
  for (const row of await db.receipts.bulkGet([...hashes]))
    if (row !== undefined)
      yield { record: { is: 'receipt', receipt: JSON.parse(row.receipt) } as { is: string } };
}

/** For an office that lost some of them since. Never in a kit, which fellows can open who are not on all of these cases. */
const keysPart = ({ pack }: Holdings): FerryPart => ({
  record: { is: 'case-keys', keys: pack?.get()?.caseKeys ?? {} } as { is: string },
});

async function* runParts(
  { db, keys }: Holdings,
  runs: readonly RunRow[],
  visitOf: (hash: string) => string | null,
  carried: Carried,
  shows: (visit: string | null) => boolean,
): AsyncGenerator<FerryPart, void, undefined> {
  for (const row of runs) {
    const rows = await db.entries.where('seq').between(row.from, row.to, true, true).sortBy('seq');
    const entries: WireEntry[] = [];
    const visits: (string | null)[] = [];
    for (const each of rows) {
      const { header, fields, hash } = await unboxEntry(keys, each);
      const visit = visitOf(hash);
      entries.push({ header, fields: shows(visit) ? fields : [] });
      visits.push(visit);
      if (shows(visit)) carried.seqs.push(each.seq);
    }
    yield { record: { is: 'run', run: JSON.parse(row.run), entries, visits } as { is: string } };
  }
}

async function* mediaParts(
  { keys, store }: Holdings,
  media: readonly MediumRow[],
  carried: Carried,
): AsyncGenerator<FerryPart, void, undefined> {
  const present = new Set(await store.media());
  for (const medium of media) {
    if (!present.has(medium.id)) continue;
    const { id, visit, mime, size, sha256, entry } = medium;
    yield { record: { is: 'medium', medium: { id, visit, mime, size, sha256, entry } } as { is: string } };
    for (let at = 0; at < size; at += sliceSize)
      yield { bytes: await readRange(store, keys, id, at, Math.min(at + sliceSize, size)) };
    carried.media.push(id);
    carried.bytes += size;
  }
}

const byPhotoFirst = (one: MediumRow, other: MediumRow) => one.size - other.size;

/** For the office: what it has no receipt for. Entries first, then the small recordings, then the large ones. */
export async function* outParts(
  holdings: Holdings,
  carried: Carried,
): AsyncGenerator<FerryPart, void, undefined> {
  const { db } = holdings;
  yield* logPart(holdings);
  yield keysPart(holdings);
  const open = await db.entries.where('state').anyOf('kept', 'sent', 'aside').sortBy('seq');
  const media = await db.media.where('state').anyOf('whole', 'sent').toArray();
  const owed = media.filter((medium) => medium.entry !== null).sort(byPhotoFirst);
  yield* receiptParts(
    holdings,
    open.map((row) => row.hash),
  );
  const seqs = open.map((row) => row.seq);
  const named = await db.entries
    .where('hash')
    .anyOf(owed.flatMap((medium) => medium.entry ?? []))
    .toArray();
  const wanted = [...seqs, ...named.map((row) => row.seq)];
  const runs = (await db.runs.orderBy('from').toArray()).filter((run) =>
    wanted.some((seq) => seq >= run.from && seq <= run.to),
  );
  const visits = visitsByHash(holdings);
  yield* runParts(
    holdings,
    runs,
    (hash) => visits.get(hash) ?? null,
    carried,
    () => true,
  );
  yield* mediaParts(holdings, owed, carried);
}

/** For a fellow tablet: this tablet's whole chain, with the words of the common visits alone. No recordings. */
export async function* fellowParts(
  holdings: Holdings,
  common: readonly string[],
  carried: Carried,
): AsyncGenerator<FerryPart, void, undefined> {
  const visits = visitsByHash(holdings);
  const runs = await holdings.db.runs.orderBy('from').toArray();
  const isCommon = (visit: string | null) => visit !== null && common.includes(visit);
  yield* runParts(holdings, runs, (hash) => visits.get(hash) ?? null, carried, isCommon);
}

/** Everything that somebody else needs to go on: the whole chain, every receipt, every recording still here, the vault's key. */
export async function* kitParts(
  holdings: Holdings,
  carried: Carried,
): AsyncGenerator<FerryPart, void, undefined> {
  const { db } = holdings;
  const vault = await readFact<string>(db, 'vault-recovery');
  yield { record: { is: 'vault', sealed: vault } as { is: string } };
  yield* logPart(holdings);
  yield* receiptParts(holdings, await db.receipts.toCollection().primaryKeys());
  const visits = visitsByHash(holdings);
  const runs = await db.runs.orderBy('from').toArray();
  yield* runParts(
    holdings,
    runs,
    (hash) => visits.get(hash) ?? null,
    carried,
    () => true,
  );
  const media = (await db.media.toArray()).filter(({ state }) => state !== 'writing');
  yield* mediaParts(holdings, media.sort(byPhotoFirst), carried);
}
