import type { Subject } from '@mingcha/domain';
import { DbError } from '../errors.ts';
import { readingAside, readSubject, type SubjectReading } from '../folds/read-subject.ts';
import { subjectsWithTakenRows } from '../folds/taken-rows.ts';
import { type Before, type FoldedSubject, writeReadings } from '../folds/write-readings.ts';
import type { Opener } from '../journal/open-entries.ts';
import { ordered } from '../journal/reads.ts';
import {
  begin,
  commit,
  entriesOfSubjects,
  insertEntries,
  lockSubjects,
  markedSubjects,
  rollback,
  wokenBy,
} from '../journal/statements.ts';
import { type EntryRow, entryOfRow, type KeptEntry, keyOf, locksOf } from '../journal/stored.ts';
import type { Connection, InParts, Rows, Statement } from '../sql/connections.ts';
import type { FoldTable, WriterRecord } from '../types.ts';
import { type KnownSubject, knownOf, type Learned } from './memory.ts';
import type { Recalled } from './recall.ts';

interface LockedSubject {
  readonly subject: Subject;
  entries: KeptEntry[];
  before: Before;
  /** Its entries when it was locked: what the rows that stand were folded from. */
  stood: readonly KeptEntry[];
  /** What those said, where it is remembered. */
  readonly stoodReading: SubjectReading | null;
  /** The remaking of tables that it was read after. */
  remade: number | null;
  /** What was written for it in this transaction. */
  reading: SubjectReading | null;
  /** An entry's payload was replaced: what stood cannot be told any more. */
  replaced: boolean;
}

interface MarkRow {
  /** Null: the value is the last remaking of tables. */
  readonly subject_id: string | null;
  readonly name: string | null;
  readonly value: number | null;
}

/** How a transaction that stumbled is tried again. */
export interface Manner {
  /** Rows are not compared with what should stand but replaced, whatever stands. */
  readonly writesWhole?: boolean;
  /** Subjects (type/id) whose rows would stand under ids of others: they wait, marked. */
  readonly aside?: ReadonlySet<string>;
  /** What is remembered may stand for what would be read. */
  readonly remembers?: boolean;
}

const nobody: ReadonlySet<string> = new Set();
const blank: Before = { isNew: true, marked: false, shares: new Map() };

/** One open transaction: what is locked, what waits to be written, what must be folded before the commit. */
export class Transaction {
  readonly connection: Connection;
  /** Held entries that may come free by what is accepted here. */
  readonly woken = new Set<string>();
  /** Set by the first append: from then on no subject lock is given. */
  hasLane = false;
  /** Writers as this transaction leaves them; null where that is not known. */
  readonly writers = new Map<string, WriterRecord | null>();
  readonly remembers: boolean;
  readonly #folds: FoldTable;
  readonly #opener: Opener;
  readonly #locked = new Map<string, LockedSubject>();
  readonly #touched = new Set<string>();
  /** Subjects with values that were taken out of entries here. */
  readonly #emptied = new Set<string>();
  #fresh: KeptEntry[] = [];
  #statements: Statement[] = [];
  /** On its way, not yet answered. */
  readonly #sent: Promise<void>[] = [];
  readonly #asked = new Map<Statement, (rows: readonly object[]) => void>();
  #begun = false;
  /** The one round trip of a transaction that reads nothing, with what it said so far. */
  #parts: InParts | null = null;
  #told: Statement[] = [];
  readonly #writesWhole: boolean;
  /** Subjects whose rows may not be written. */
  readonly #aside: ReadonlySet<string>;

  constructor(
    connection: Connection,
    folds: FoldTable,
    opener: Opener,
    { writesWhole = false, aside = nobody, remembers = false }: Manner = {},
  ) {
    this.connection = connection;
    this.#writesWhole = writesWhole;
    this.#aside = aside;
    this.remembers = remembers;
    this.#folds = folds;
    this.#opener = opener;
  }

  /** A read in this transaction, which begins with it if it has not begun. */
  async run<R extends object>(statement: Statement): Promise<Rows<R>> {
    const answers = await this.batch([statement]);
    return answers[0] as Rows<R>;
  }

  async #batch(statements: readonly Statement[]): Promise<Rows[]> {
    if (this.#begun) return await this.connection.batch(statements);
    this.#begun = true;
    return (await this.connection.batch([begin, ...statements])).slice(1);
  }

  async batch(statements: readonly Statement[]): Promise<Rows[]> {
    const answering = this.#batch(statements);
    answering.catch(() => {});
    // Behind a failure everything fails: the first one says why.
    for (const sent of this.#sent) await sent;
    return await answering;
  }

  /**
   * Takes these as they are remembered. Their locks and what compares them go before the first that is written; the answer
   * comes with that of the commit, which a difference fails.
   */
  assume({ subjects, first }: Recalled): void {
    for (const [key, { subject, known }] of subjects) {
      this.#locked.set(key, {
        subject,
        entries: [...(known?.entries ?? [])],
        before: known?.before ?? blank,
        stood: known?.entries ?? [],
        stoodReading: known?.reading ?? null,
        remade: known?.remade ?? null,
        reading: null,
        replaced: false,
      });
    }
    this.#told = [begin, ...first];
  }

  get hasAssumed(): boolean {
    return this.#told.length > 0;
  }

  /**
   * Locks and reads subjects, together with `more` (sent behind the locks, so it sees what the locks protect).
   * One round trip. Answers of `more` come back. `chains`: of writers, locked with them.
   */
  async lock(subjects: readonly Subject[], more: readonly Statement[] = [], chains: readonly string[] = []) {
    const missing = new Map(
      subjects
        .map((subject) => [keyOf(subject), subject])
        .filter(([key]) => !this.#locked.has(key as string)) as [string, Subject][],
    );
    if (missing.size === 0) {
      const only = chains.length === 0 ? more : [lockSubjects(locksOf(chains)), ...more];
      return (only.length > 0 ? await this.batch(only) : []).slice(chains.length === 0 ? 0 : 1);
    }
    if (this.hasLane) throw new DbError('lock-order', { subject: [...missing.keys()].join(' ') });
    const wanted = [...missing.values()];
    const [, entries, marks, ...rest] = await this.batch([
      lockSubjects(locksOf([...missing.keys(), ...chains])),
      entriesOfSubjects(wanted),
      markedSubjects(wanted.map(({ id }) => id)),
      ...more,
    ]);
    for (const [key, subject] of missing) {
      this.#locked.set(key, {
        subject,
        entries: [],
        before: blank,
        stood: [],
        stoodReading: null,
        remade: null,
        reading: null,
        replaced: false,
      });
    }
    for (const row of (entries?.rows ?? []) as EntryRow[]) {
      const entry = entryOfRow(row);
      this.#ofKey(keyOf(entry.header.subject as Subject)).entries.push(entry);
    }
    this.#readMarks(wanted, (marks?.rows ?? []) as MarkRow[]);
    return rest;
  }

  #readMarks(subjects: readonly Subject[], rows: readonly MarkRow[]): void {
    const remade = rows.find(({ subject_id }) => subject_id === null)?.value ?? null;
    for (const subject of subjects) {
      const of = this.#ofKey(keyOf(subject));
      const own = rows.filter((row) => row.subject_id === subject.id);
      const shares = own
        .filter((row) => row.name !== null)
        .map((row) => [row.name, row.value] as [string, number]);
      of.before = { isNew: of.entries.length === 0, marked: own.length > 0, shares: new Map(shares) };
      of.stood = [...of.entries];
      of.remade = remade;
    }
  }

  #ofKey(key: string): LockedSubject {
    const of = this.#locked.get(key);
    if (!of) throw new DbError('lock-order', { subject: key, reason: 'not-locked' });
    return of;
  }

  isLocked(subject: Subject): boolean {
    return this.#locked.has(keyOf(subject));
  }

  /** The entries of a locked subject with those about to be written, ancestors first. */
  entriesOf(subject: Subject): readonly KeptEntry[] {
    return ordered(this.#ofKey(keyOf(subject)).entries);
  }

  /** Writes these entries with the next flush and folds their subjects then. */
  keep(unmarked: readonly KeptEntry[]): void {
    const entries = this.#aside.size === 0 ? unmarked : unmarked.map((entry) => this.#marked(entry));
    for (const entry of entries) {
      const key = keyOf(entry.header.subject as Subject);
      this.#ofKey(key).entries.push(entry);
      this.#touched.add(key);
    }
    this.#fresh.push(...entries);
  }

  #marked(entry: KeptEntry): KeptEntry {
    if (!this.#aside.has(keyOf(entry.header.subject as Subject))) return entry;
    return { ...entry, contested: entry.contested ?? 'row-taken' };
  }

  /** After a failure: the folded subjects whose rows others own. */
  async takenSubjects(): Promise<ReadonlySet<string>> {
    const read = [...this.#locked].flatMap(([key, { subject, reading }]) =>
      reading === null ? [] : [{ key, id: subject.id, reading }],
    );
    const taken = await subjectsWithTakenRows((statement) => this.connection.run(statement), read);
    return new Set([...this.#aside, ...taken]);
  }

  /** Another payload under the same header (erasure). */
  replace(entry: KeptEntry): void {
    const key = keyOf(entry.header.subject as Subject);
    const of = this.#ofKey(key);
    of.entries = of.entries.map((old) => (old.hash === entry.hash ? entry : old));
    of.replaced = true;
    this.#emptied.add(key);
    this.#touched.add(key);
  }

  /** The same entries, read with a key that was not here when their rows were written. */
  foldAgain(subject: Subject): void {
    const key = keyOf(subject);
    this.#ofKey(key).replaced = true;
    this.#touched.add(key);
  }

  send(...statements: readonly Statement[]): void {
    this.#statements.push(...statements);
  }

  /** Sent with the next flush, behind what it writes; the rows are told when they come. */
  ask<R extends object>(statement: Statement, told: (rows: readonly R[]) => void): void {
    this.#statements.push(statement);
    this.#asked.set(statement, told as (rows: readonly object[]) => void);
  }

  /** Notes, when the commit comes, what waited for these. */
  wakeFor(hashes: readonly string[]): void {
    this.ask<{ hash: string }>(wokenBy(hashes), (rows) => {
      for (const { hash } of rows) this.woken.add(hash);
    });
  }

  async #telling(statements: readonly Statement[], answering: Promise<readonly Rows[]>): Promise<void> {
    const answers = await answering;
    statements.forEach((statement, index) => {
      this.#asked.get(statement)?.(answers[index]?.rows ?? []);
    });
  }

  async #fold(): Promise<Statement[]> {
    const keys = [...this.#touched].sort();
    const folded: FoldedSubject[] = [];
    for (const key of keys) folded.push(await this.#foldOne(this.#ofKey(key)));
    this.#touched.clear();
    return writeReadings(folded, this.connection.slot);
  }

  async #foldOne(of: LockedSubject): Promise<FoldedSubject> {
    const isAside = this.#aside.has(keyOf(of.subject));
    const reading = isAside
      ? readingAside(of.entries, this.#folds)
      : await readSubject(of.entries, this.#folds, this.#opener);
    const was = this.#writesWhole || of.replaced ? null : await this.#was(of, reading);
    const before = this.#writesWhole ? { ...of.before, isNew: false, marked: true } : of.before;
    of.reading = reading;
    of.replaced = false;
    const marked = [...reading.marks.values()].some((rows) => rows.length > 0);
    of.before = { isNew: false, marked, shares: reading.shares };
    return { id: of.subject.id, before, reading, was };
  }

  /**
   * What the rows that stand were folded from, folded again: cheaper than reading the rows. Null where it need not be what
   * stands: a subject that waited, a value that a key could open once and cannot now.
   */
  async #was(of: LockedSubject, now: SubjectReading): Promise<SubjectReading | null> {
    const { before, stood, stoodReading, reading } = of;
    if (before.isNew || now.unopened) return null;
    if (stoodReading !== null && reading === null) return stoodReading;
    if (before.marked) return null;
    const was = reading ?? (await readSubject(stood, this.#folds, this.#opener));
    return was.unopened ? null : was;
  }

  #unsent(): Statement[] {
    const entries = this.#fresh;
    const statements = this.#statements;
    this.#fresh = [];
    this.#statements = [];
    return [...insertEntries(entries), ...statements];
  }

  /** Sends what waits but the rows, which are folded while the database writes. Whatever is sent next tells how it went. */
  sendAhead(): void {
    const statements = this.#unsent();
    if (statements.length === 0) return;
    if (this.hasAssumed) this.#more(statements);
    else {
      const sent = this.#telling(statements, this.#batch(statements));
      sent.catch(() => {});
      this.#sent.push(sent);
    }
  }

  #more(statements: readonly Statement[]): void {
    this.#told.push(...statements);
    if (this.#parts) this.#parts.more(statements);
    else {
      this.#begun = true;
      this.#parts = this.connection.inParts(this.#told);
    }
  }

  /** Where nothing is read, the rows go ahead as well, and the commit may wait for what is still being checked. */
  async foldAhead(): Promise<void> {
    const statements = await this.#fold();
    if (this.hasAssumed && statements.length > 0) this.#more(statements);
    else this.send(...statements);
  }

  async #pending(): Promise<Statement[]> {
    const statements = this.#unsent();
    return [...statements, ...(await this.#fold())];
  }

  /** Writes and folds what waits, so that this transaction's own reads see it. */
  async flush(): Promise<void> {
    const statements = await this.#pending();
    if (statements.length > 0) await this.#telling(statements, this.batch(statements));
  }

  /** The last flush and the commit in one round trip: behind a failed statement the commit is not reached. */
  async commit(): Promise<void> {
    const statements = await this.#pending();
    if (!this.#begun && statements.length === 0) return;
    const last = [...statements, commit];
    const parts = this.#parts;
    if (parts) {
      this.#parts = null;
      return await this.#telling([...this.#told, ...last], parts.end(last));
    }
    await this.#telling(last, this.batch(last));
  }

  async rollback(): Promise<void> {
    if (!this.#begun || this.connection.broken) return;
    const parts = this.#parts;
    this.#parts = null;
    await parts?.end([]).catch(() => {});
    await this.connection.run(rollback).catch(() => {
      this.connection.broken = true;
    });
  }

  /** What was assumed and not committed is not assumed again. */
  unlearned(): Learned {
    return {
      subjects: new Map([...this.#locked.keys()].map((key) => [key, null])),
      writers: new Map([...this.writers.keys()].map((id) => [id, null])),
    };
  }

  /** After the commit: what stands now, of everything that was written. */
  learned(): Learned {
    const subjects = new Map<string, KnownSubject | null>();
    for (const [key, of] of this.#locked) {
      if (of.reading === null) continue;
      subjects.set(key, this.#emptied.has(key) ? null : knownOf(of, of.reading));
    }
    return { subjects, writers: this.writers };
  }
}
