import { isKind, type Lifecycle, type NewEvent, type Recorded, ruleOf, type Subject } from '@mingcha/domain';
import {
  type ChainHead,
  composeEntry,
  EMPTY_CHAIN,
  type Header,
  headsOf,
  type JsonObject,
  type Keyring,
  nextInChain,
  openFields,
  orderCausally,
  type SealedEntry,
  type Signer,
  type WireEntry,
} from '@mingcha/journal';
import { newId } from '../keys/bytes.ts';
import { aead, ports } from '../keys/ports.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { boxEntry, openChain } from './chain.ts';
import type { DeviceDb, EntryState } from './device-db.ts';
import { readSeen } from './seen.ts';
import { withWriterLock } from './writer-lock.ts';

/** Somebody else wrote between reading and appending (another tab). Nothing was written; reading again helps. */
export class ChainMoved extends Error {
  constructor() {
    super('the chain has another head than the one read');
    this.name = 'ChainMoved';
  }
}

export interface Author {
  readonly person: string;
  readonly seat: string | null;
}

export interface Known {
  readonly hash: string;
  readonly header: Header;
  readonly own: boolean;
  /** Null for a kind that this version does not know: it counts for order, not for state. */
  readonly recorded: Recorded | null;
}

export interface NotebookParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly signer: Signer;
  readonly office: string;
  /** Keys of the cases (visits) that this tablet carries. */
  readonly caseKeys: Keyring<CryptoKey>;
  readonly now: () => number;
  /** Hash of the last time token of the server. */
  readonly token: () => string | null;
}

/** Work on other tables in the very transaction of the append: Dexie calls only, nothing else may be awaited. */
export type Beside = (entries: readonly SealedEntry[]) => Promise<void>;

export interface Notebook {
  /** All entries about a subject, own and seen, ancestors first. */
  entriesOf(subject: Subject): readonly Known[];
  stateOf<S>(lifecycle: Lifecycle<S, never, never>, id: string): S;
  /** Subjects of a type, in the order they were first heard of. */
  subjects(type: Subject['type']): readonly string[];
  stateOfEntry(hash: string): EntryState | null;
  /** Every entry known of a visit, its findings and its evidence: what a pull need not bring. */
  hashesOfVisit(visit: string): readonly string[];
  /** Signs what `decide` gave: one transaction, on the disk when it resolves. `visit` names the case key. */
  append(
    visit: string,
    events: readonly NewEvent[],
    author: Author,
    beside?: Beside,
  ): Promise<readonly SealedEntry[]>;
  /** Reads everything again, after a pull or receipts. */
  reload(): Promise<void>;
  subscribe(listener: () => void): () => void;
  version(): number;
}

const subjectKey = (subject: { type: string; id: string }) => `${subject.type} ${subject.id}`;
const boot = newId('boo');

function belongsTo({ header, recorded }: Known, visit: string): boolean {
  if (header.subject.type === 'visit') return header.subject.id === visit;
  return recorded !== null && 'visit' in recorded.payload && recorded.payload.visit === visit;
}

export async function openNotebook(parts: NotebookParts): Promise<Notebook> {
  const { db, keys, signer, office, caseKeys, now, token } = parts;
  let head: ChainHead = EMPTY_CHAIN;
  let bySubject = new Map<string, Known[]>();
  let states = new Map<string, EntryState>();
  let version = 0;
  const listeners = new Set<() => void>();

  async function know(entry: WireEntry & { hash: string }, own: boolean): Promise<Known> {
    const { header, hash } = entry;
    if (!isKind(header.kind)) return { hash, header, own, recorded: null };
    const rule = ruleOf(header.kind);
    const { payload } = await openFields(ports, aead, entry.fields, caseKeys, rule);
    const writerClass = rule.writerClass === 'either' ? (own ? 'tablet' : 'server') : rule.writerClass;
    const recorded = {
      hash,
      kind: header.kind,
      schema: header.schema,
      subject: header.subject,
      office: header.office,
      actor: header.actor,
      writer: header.writer,
      writerClass,
      at: header.time.clock,
      after: header.after,
      ...(header.expected === undefined ? {} : { expected: header.expected }),
      payload,
    };
    return { hash, header, own, recorded: recorded as unknown as Recorded };
  }

  function place(known: Known, into: Map<string, Known[]>): void {
    const key = subjectKey(known.header.subject);
    const list = into.get(key);
    if (list === undefined) into.set(key, [known]);
    else list.push(known);
  }

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  const causal = (known: Known) => ({
    hash: known.hash,
    writer: known.header.writer,
    seq: known.header.seq,
    after: known.header.after,
    known,
  });

  async function reload(): Promise<void> {
    const rows = await db.entries.orderBy('seq').toArray();
    const own = await openChain(keys, rows);
    const last = rows.at(-1);
    const seen = await readSeen(db, keys);
    const fresh = new Map<string, Known[]>();
    const mine = new Set(rows.map((row) => row.hash));
    for (const entry of own) place(await know(entry, true), fresh);
    for (const entry of seen) if (!mine.has(entry.hash)) place(await know(entry, false), fresh);
    head = last === undefined ? EMPTY_CHAIN : { seq: last.seq, hash: last.hash };
    bySubject = fresh;
    states = new Map(rows.map((row) => [row.hash, row.state]));
    changed();
  }

  function entriesOf(subject: Subject): readonly Known[] {
    const known = bySubject.get(subjectKey(subject)) ?? [];
    return orderCausally(known.map(causal)).map((entry) => entry.known);
  }

  async function compose(visit: string, events: readonly NewEvent[], author: Author) {
    const key = await caseKeys.get(visit);
    const sealed: SealedEntry[] = [];
    const ahead = new Map<string, string[]>();
    let at = head;
    for (const event of events) {
      const about = subjectKey(event.subject);
      const after = ahead.get(about) ?? headsOf((bySubject.get(about) ?? []).map(causal)).sort();
      const draft = {
        alg: signer.alg,
        writer: signer.writer,
        ...nextInChain(at),
        kind: event.kind,
        schema: ruleOf(event.kind).schema,
        office,
        subject: event.subject,
        after,
        actor: { person: author.person, seat: author.seat },
        time: { clock: now(), mono: Math.round(performance.now()), boot, token: token() },
      };
      const payload = event.payload as JsonObject;
      const entry = await composeEntry(ports, aead, draft, payload, ruleOf(event.kind), () => {
        if (key === null) throw new Error(`no key for the case ${visit}`);
        return { kid: visit, key };
      });
      ahead.set(about, [entry.hash]);
      at = { seq: entry.header.seq, hash: entry.hash };
      sealed.push(entry);
    }
    return { sealed, rows: await Promise.all(sealed.map((entry) => boxEntry(keys, entry))), at };
  }

  async function appendOnce(visit: string, events: readonly NewEvent[], author: Author, beside?: Beside) {
    const { sealed, rows, at } = await compose(visit, events, author);
    const tables = [db.entries, db.media, db.drafts, db.facts];
    await db.transaction('rw', tables, async () => {
      const last = await db.entries.orderBy('seq').last();
      if ((last?.seq ?? 0) !== head.seq || (last?.hash ?? EMPTY_CHAIN.hash) !== head.hash)
        throw new ChainMoved();
      await db.entries.bulkAdd(rows);
      await beside?.(sealed);
    });
    for (const entry of sealed) {
      place(await know(entry, true), bySubject);
      states.set(entry.hash, 'kept');
    }
    head = at;
    changed();
    return sealed;
  }

  await reload();
  return {
    entriesOf,
    stateOf: (lifecycle, id) =>
      entriesOf({ type: lifecycle.subject, id }).reduce(
        (state, known) => (known.recorded === null ? state : lifecycle.evolve(state, known.recorded)),
        lifecycle.initial,
      ),
    subjects: (type) =>
      [...bySubject.keys()]
        .filter((key) => key.startsWith(`${type} `))
        .map((key) => key.slice(type.length + 1)),
    stateOfEntry: (hash) => states.get(hash) ?? null,
    hashesOfVisit: (visit) =>
      [...bySubject.values()].flatMap((list) =>
        list.some((known) => belongsTo(known, visit)) ? list.map((known) => known.hash) : [],
      ),
    append: (visit, events, author, beside) =>
      withWriterLock(async () => {
        try {
          return await appendOnce(visit, events, author, beside);
        } catch (cause) {
          if (!(cause instanceof ChainMoved)) throw cause;
          await reload();
          return appendOnce(visit, events, author, beside);
        }
      }),
    reload: () => withWriterLock(reload),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
