import { hash } from 'node:crypto';
import type { Field, Header, Subject } from '@mingcha/journal';
import { DbError } from '../errors.ts';
import type { StoredEntry } from '../types.ts';
import type { OpenedEntry } from './open-entries.ts';

/** An entry as it lies in the tables, or as it is about to. */
export interface KeptEntry extends StoredEntry {
  readonly writerClass: 'tablet' | 'server';
  /** 0, or the ordinal of a fork under the same number. */
  readonly branch: number;
  /** Canonical JSON of `fields`, as stored. */
  readonly fieldBytes: Uint8Array;
}

/** What a fold needs of it. */
export interface FoldEntry extends Pick<KeptEntry, 'hash' | 'header' | 'fields' | 'writerClass'> {
  /** What it opened to, where somebody has already opened it. */
  readonly opened?: OpenedEntry | undefined;
}

export interface EntryRow {
  readonly hash: string;
  readonly branch: number;
  readonly header: Buffer;
  readonly fields: Buffer;
  readonly arrival: number;
  readonly contested: string | null;
  readonly class: 'tablet' | 'server';
}

function parsed<T>(bytes: Buffer, hash: string): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T;
  } catch (cause) {
    throw new DbError('entry-unreadable', { hash }, cause);
  }
}

/**
 * The tables hold what was checked on the way in; `verify` is what distrusts them. Throws `entry-unreadable` for bytes that
 * somebody's hand made into no JSON at all.
 */
export function entryOfRow(row: EntryRow): KeptEntry {
  return {
    hash: row.hash,
    branch: row.branch,
    header: parsed<Header>(row.header, row.hash),
    bytes: row.header,
    fields: parsed<readonly Field[]>(row.fields, row.hash),
    fieldBytes: row.fields,
    arrival: row.arrival,
    contested: row.contested,
    writerClass: row.class,
  };
}

/** What the causal order needs. */
export const causal = <E extends Pick<FoldEntry, 'hash' | 'header'>>(entry: E) => ({
  entry,
  hash: entry.hash,
  writer: entry.header.writer,
  seq: entry.header.seq,
  after: entry.header.after,
  kind: entry.header.kind,
});

export const keyOf = (subject: Subject): string => `${subject.type}/${subject.id}`;

/** A tablet's chain is locked like a subject. */
export const chainKey = (writer: string): string => `writer/${writer}`;

/** The advisory lock of a subject: 64 bits of its hash, so that two subjects share one lock once in an age. */
export const lockOf = (key: string): bigint => hash('sha256', key, 'buffer').readBigInt64BE(0);

/** Locks are always taken in this order, so that two transactions cannot wait for each other. */
export function locksOf(keys: Iterable<string>): bigint[] {
  return [...new Set([...keys].map(lockOf))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
