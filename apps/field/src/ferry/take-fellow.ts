import { kindRules } from '@mingcha/domain';
import {
  checkKind,
  checkRun,
  type KnownWriter,
  type PreparedEntry,
  prepareRun,
  type WireEntry,
} from '@mingcha/journal';
import { FerryFault } from '@mingcha/journal/ferry';
import type { DeviceDb } from '../journal/device-db.ts';
import type { Notebook } from '../journal/notebook.ts';
import { keepSeen } from '../journal/seen.ts';
import { fromBase64url } from '../keys/bytes.ts';
import { algorithmOf, ports } from '../keys/ports.ts';
import type { Pack } from '../state/pack.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { openFile } from './open-file.ts';
import { RunRecord } from './records.ts';

export type Fellow = Pack['fellows'][number];

export interface FellowParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly office: string;
  readonly pack: Pack;
  readonly notebook: Pick<Notebook, 'hashesOfVisit' | 'reload'>;
}

export interface FellowReport {
  readonly fellow: Fellow;
  readonly at: number;
  /** Visits of which the file told something that this tablet did not know. */
  readonly visits: readonly string[];
  readonly fresh: number;
  /** Entries that prove nothing: not kept. */
  readonly refused: number;
}

const writerOfFellow = (fellow: Fellow, office: string): KnownWriter => ({
  writer: fellow.writer,
  alg: algorithmOf(fellow.alg),
  publicKey: fromBase64url(fellow.publicKey),
  writerClass: 'tablet',
  office,
  enrolled: true,
  persons: new Set(fellow.persons),
  revoked: null,
});

/**
 * Takes what a fellow tablet of the same team wrote out of its file, before either has met the server: every run under the
 * key that the office named for that tablet, every entry under its own digests, visits of both teams alone. What stands is
 * kept beside the server's own entries (`keepSeen`), so that the merged visit is the same whichever way it came.
 */
export async function takeFellowFile(parts: FellowParts, file: Blob): Promise<FellowReport> {
  const { db, keys, office, pack, notebook } = parts;
  let fellow: Fellow | null = null;
  let at = 0;
  let fresh = 0;
  let refused = 0;
  const visits = new Set<string>();
  const known = new Map<string, ReadonlySet<string>>();
  const knownOf = (visit: string) => {
    const hashes = known.get(visit) ?? new Set(notebook.hashesOfVisit(visit));
    known.set(visit, hashes);
    return hashes;
  };
  const reading = openFile(keys, file, ({ from }) => {
    fellow = pack.fellows.find(({ writer }) => writer === from) ?? null;
    return fellow === null ? null : writerOfFellow(fellow, office);
  });
  for await (const read of reading) {
    if ('head' in read) {
      if (read.head.purpose !== 'fellow' && read.head.purpose !== 'kit')
        throw new FerryFault('ferry.malformed', 'purpose');
      at = read.head.at;
    }
    if (!('record' in read) || fellow === null) continue;
    const record = RunRecord.safeParse(read.record);
    if (!record.success) continue;
    const sender: Fellow = fellow;
    const told = await provenOf(sender, office, record.data);
    refused += told.refused;
    for (const [visit, entries] of told.byVisit) {
      const has = knownOf(visit);
      const news = entries.filter(({ hash }) => !has.has(hash));
      if (news.length === 0) continue;
      const wire: WireEntry[] = news.flatMap(({ header, payload }) =>
        payload.ok ? [{ header, fields: payload.value.fields }] : [],
      );
      await keepSeen(db, keys, visit, wire);
      visits.add(visit);
      fresh += wire.length;
    }
  }
  if (fellow === null) throw new FerryFault('ferry.cut-or-changed');
  if (fresh > 0) await notebook.reload();
  return { fellow, at, visits: [...visits], fresh, refused };
}

/** Entries of a run that stand, by the visit that both tablets are on. */
async function provenOf(fellow: Fellow, office: string, record: RunRecord) {
  const byVisit = new Map<string, PreparedEntry[]>();
  const prepared = prepareRun(ports, { run: record.run, entries: record.entries });
  if (!prepared.ok) return { byVisit, refused: record.entries.length };
  const writer = writerOfFellow(fellow, office);
  const checked = await checkRun(ports, prepared.value, writer);
  if (!checked.ok) return { byVisit, refused: record.entries.length };
  let refused = 0;
  for (const [index, entry] of prepared.value.entries.entries()) {
    const visit = record.visits[index] ?? null;
    // Of other visits the chain alone is told, without a word of what was recorded.
    if (visit === null || !fellow.visits.includes(visit)) continue;
    const { header, payload } = entry;
    const other = header.subject.type === 'visit' && header.subject.id !== visit;
    const stands = payload.ok && checkKind({ ...entry, ...payload.value }, writer, kindRules).ok;
    if (other || !stands) refused += 1;
    else byVisit.set(visit, [...(byVisit.get(visit) ?? []), entry]);
  }
  return { byVisit, refused };
}
