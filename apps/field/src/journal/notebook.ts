import { isKind, type Lifecycle, type NewEvent, type Recorded, ruleOf, type Subject } from '@mingcha/domain';
import {
  type ChainHead,
  composeEntry,
  EMPTY_CHAIN,
  type JsonObject,
  type Keyring,
  nextInChain,
  openFields,
  type SealedEntry,
  type Signer,
  type WireEntry,
} from '@mingcha/journal';
import { newId } from '../keys/bytes.ts';
import { aead, ports } from '../keys/ports.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { boxEntry, openChain } from './chain.ts';
import type { DeviceDb, EntryState } from './device-db.ts';
import { createLedger, type Known, type Ledger } from './ledger.ts';
import { readSeen } from './seen.ts';
import { withWriterLock } from './writer-lock.ts';

export type { Known } from './ledger.ts';

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
  /** Reads what is new on the disk, after a pull, receipts, or another tab. */
  reload(afresh?: boolean): Promise<void>;
  subscribe(listener: () => void): () => void;
  version(): number;
}

const subjectKey = (subject: { type: string; id: string }) => `${subject.type} ${subject.id}`;
/** Names this start of the program, over which its counter of milliseconds goes on. */
export const boot = newId('boo');
const atOnce = 32;
const entryStates: readonly EntryState[] = ['kept', 'sent', 'received', 'aside'];

function belongsTo({ header, recorded }: Known, visit: string): boolean {
  if (header.subject.type === 'visit') return header.subject.id === visit;
  return recorded !== null && 'visit' in recorded.payload && recorded.payload.visit === visit;
}

export async function openNotebook(parts: NotebookParts): Promise<Notebook> {
  const { db, keys, signer, office, caseKeys, now, token } = parts;
  let head: ChainHead = EMPTY_CHAIN;
  let ledger = createLedger();
  let states = new Map<string, EntryState>();
  /** Hash of each own entry, by its number. */
  let own = new Map<number, string>();
  let seen = new Set<string>();
  /** Something could not be read for want of a key, which may come with the next pack. */
  let lacking = false;
  let version = 0;
  const listeners = new Set<() => void>();

  async function know(entry: WireEntry & { hash: string }, own: boolean): Promise<Known> {
    const { header, hash } = entry;
    if (!isKind(header.kind)) return { hash, header, own, recorded: null };
    const rule = ruleOf(header.kind);
    const keyring: Keyring<CryptoKey> = {
      get(kid) {
        const key = caseKeys.get(kid);
        if (key === null) lacking = true;
        return key;
      },
    };
    const { payload } = await openFields(ports, aead, entry.fields, keyring, rule);
    // Only a server says which command of the subject it expects to be.
    const saidBy = own || header.expected === undefined ? 'tablet' : 'server';
    const writerClass = rule.writerClass === 'either' ? saidBy : rule.writerClass;
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

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  /** Some at a time: each waits for its decryption, and none holds up the screen. */
  async function placeAll(entries: readonly (WireEntry & { hash: string })[], ours: boolean, into: Ledger) {
    for (let at = 0; at < entries.length; at += atOnce) {
      const part = entries.slice(at, at + atOnce);
      for (const known of await Promise.all(part.map((entry) => know(entry, ours)))) into.place(known);
    }
  }

  function forget(): void {
    head = EMPTY_CHAIN;
    ledger = createLedger();
    states = new Map();
    own = new Map();
    seen = new Set();
    lacking = false;
  }

  async function reload(afresh = false): Promise<void> {
    const last = head.seq === 0 ? undefined : await db.entries.get(head.seq);
    if (afresh || lacking || (last?.hash ?? EMPTY_CHAIN.hash) !== head.hash) forget();
    const rows = await db.entries.where('seq').above(head.seq).sortBy('seq');
    await placeAll(await openChain(keys, rows, head), true, ledger);
    for (const row of rows) own.set(row.seq, row.hash);
    const end = rows.at(-1);
    if (end !== undefined) head = { seq: end.seq, hash: end.hash };
    const mine = new Set(own.values());
    const others = await readSeen(db, keys, (hash) => seen.has(hash) || mine.has(hash));
    await placeAll(others, false, ledger);
    for (const { hash } of others) seen.add(hash);
    states = await readStates();
    changed();
  }

  async function readStates(): Promise<Map<string, EntryState>> {
    const read = new Map<string, EntryState>();
    for (const state of entryStates) {
      // Numbers alone, from the index: the entries themselves stay on the disk.
      for (const seq of await db.entries.where('state').equals(state).primaryKeys()) {
        const hash = own.get(seq);
        if (hash !== undefined) read.set(hash, state);
      }
    }
    return read;
  }

  async function compose(visit: string, events: readonly NewEvent[], author: Author) {
    const key = await caseKeys.get(visit);
    const sealed: SealedEntry[] = [];
    const ahead = new Map<string, string[]>();
    let at = head;
    for (const event of events) {
      const about = subjectKey(event.subject);
      const after = ahead.get(about) ?? ledger.headsOf(event.subject);
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
    const tables = [db.entries, db.media, db.drafts, db.facts, db.pack];
    await db.transaction('rw', tables, async () => {
      const last = await db.entries.orderBy('seq').last();
      if ((last?.seq ?? 0) !== head.seq || (last?.hash ?? EMPTY_CHAIN.hash) !== head.hash)
        throw new ChainMoved();
      await db.entries.bulkAdd(rows);
      await beside?.(sealed);
    });
    for (const entry of sealed) {
      ledger.place(await know(entry, true));
      own.set(entry.header.seq, entry.hash);
      states.set(entry.hash, 'kept');
    }
    head = at;
    changed();
    return sealed;
  }

  await reload();
  return {
    entriesOf: (subject) => ledger.entriesOf(subject),
    stateOf: (lifecycle, id) => ledger.stateOf(lifecycle, id),
    subjects: (type) => ledger.subjects(type),
    stateOfEntry: (hash) => states.get(hash) ?? null,
    hashesOfVisit: (visit) => ledger.filter((known) => belongsTo(known, visit)).map(({ hash }) => hash),
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
    reload: (afresh) => withWriterLock(() => reload(afresh)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}
