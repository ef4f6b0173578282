import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Subject } from '@mingcha/domain';
import pg from 'pg';
import { isRowInTheWay } from '../errors.ts';
import { projectedTables } from '../generated/tables.ts';
import type { Opener } from '../journal/open-entries.ts';
import type { Run } from '../journal/reads.ts';
import { begin, commit, rollback } from '../journal/statements.ts';
import { type KeptEntry, keyOf } from '../journal/stored.ts';
import { sessionLocks } from '../migrations/migrate.ts';
import { type Connection, numbersForBigints } from '../sql/connections.ts';
import { type CopyOut, copyOut } from '../sql/copy-rows.ts';
import type { FoldTable } from '../types.ts';
import { allSubjects, entriesBySubject } from './all-subjects.ts';
import { readingAside, readSubject } from './read-subject.ts';
import { subjectsWithTakenRows } from './taken-rows.ts';
import { type FoldedSubject, writeReadings } from './write-readings.ts';

const ddl = () =>
  readFileSync(fileURLToPath(new URL('../../../../prisma/projected.sql', import.meta.url)), 'utf8');

/**
 * Indexes that only help to search are made when the rows stand: that is sooner than keeping them in order row by row. Those
 * that allow a value once belong to the tables: by them it is seen that a subject claims what is another one's.
 */
function splitDdl(): { readonly tables: string; readonly indexes: readonly string[] } {
  const searching = /^CREATE INDEX [^;]+;$/gm;
  const all = ddl();
  return { tables: all.replace(searching, ''), indexes: all.match(searching) ?? [] };
}

/** Names the layout of the projected tables together with what the folds write into them. */
export const projectionVersion = (foldVersion: string): string =>
  createHash('sha256').update(ddl()).update('\0').update(foldVersion).digest('hex');

interface Known {
  readonly version: string;
  readonly tables: readonly string[];
  readonly whole: boolean;
}

async function known(client: pg.ClientBase): Promise<Known | null> {
  const answer = await client.query<Known>('select version, tables, whole from projection where id = 1');
  return answer.rows[0] ?? null;
}

/** Old tables away, new ones in their place, marked as not yet whole: a crash while folding is seen at the next start. */
async function recreate(client: pg.ClientBase, version: string, now: number): Promise<void> {
  const before = await known(client);
  const tables = Object.values(projectedTables).map(({ table }) => table);
  await client.query('begin');
  try {
    for (const table of new Set([...(before?.tables ?? []), ...tables])) {
      await client.query(`drop table if exists "${table.replaceAll('"', '""')}" cascade`);
    }
    await client.query(splitDdl().tables);
    await client.query(
      `insert into projection (id, version, tables, whole, made_at) values (1, $1, $2, false, $3)
       on conflict (id) do update set version = $1, tables = $2, whole = false,
         made_at = greatest($3, projection.made_at + 1)`,
      [version, tables, now],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

export interface FoldAll {
  readonly folds: FoldTable;
  readonly opener: Opener;
}

const blank = { isNew: true, marked: false, shares: new Map<string, number>() };

async function write(connection: Connection, folded: readonly FoldedSubject[]): Promise<void> {
  try {
    await connection.batch([begin, ...writeReadings(folded, 0), commit]);
  } catch (error) {
    await connection.run(rollback).catch(() => {});
    throw error;
  }
}

interface Page {
  readonly subjects: readonly Subject[];
  readonly entriesOf: (subject: Subject) => readonly KeptEntry[];
  readonly folded: readonly FoldedSubject[];
}

async function foldPage(
  copy: CopyOut,
  subjects: readonly Subject[],
  { folds, opener }: FoldAll,
): Promise<Page> {
  const entries = await entriesBySubject(copy, subjects);
  const entriesOf = (subject: Subject) => entries.get(keyOf(subject)) ?? [];
  const folded = await Promise.all(
    subjects.map(async (subject) => ({
      id: subject.id,
      before: blank,
      reading: await readSubject(entriesOf(subject), folds, opener),
      was: null,
    })),
  );
  return { subjects, entriesOf, folded };
}

/** Into tables that hold nothing of these subjects. */
async function writePage(connection: Connection, { subjects, entriesOf, folded }: Page, { folds }: FoldAll) {
  try {
    await write(connection, folded);
  } catch (error) {
    if (!isRowInTheWay(error)) throw error;
    // One of them claims another one's row: that one waits, and the rest stands.
    const claims = folded.map(({ id, reading }, at) => ({
      key: keyOf(subjects[at] as Subject),
      id,
      reading,
    }));
    const taken = await subjectsWithTakenRows((statement) => connection.run(statement), claims);
    const whole = folded.map((one, at) => {
      const subject = subjects[at] as Subject;
      return taken.has(keyOf(subject)) ? { ...one, reading: readingAside(entriesOf(subject), folds) } : one;
    });
    await write(connection, whole);
  }
}

/**
 * Makes the projected tables anew from the journal. Nothing may write meanwhile: the caller is alone (start, or a repair).
 * Answers how many subjects were folded.
 */
export async function rebuildTables(
  directUrl: string,
  connection: Connection,
  version: string,
  how: FoldAll,
  now: number,
): Promise<number> {
  const client = new pg.Client({ connectionString: directUrl, types: numbersForBigints });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${sessionLocks.projection})`);
    await recreate(client, version, now);
    const run: Run = ({ name, text, values }) =>
      client.query({ name, text, ...(values ? { values: [...values] } : {}) });
    const copy: CopyOut = (select, columns) => copyOut(client, select, columns);
    // No page needs to be on the disk before the last word is: until then a crash has all of it made anew.
    await connection.run({ name: 'mc_lazily', text: 'set synchronous_commit = off' });
    let count = 0;
    let writing = Promise.resolve();
    try {
      for await (const subjects of allSubjects(run)) {
        // One page is folded while the one before is written.
        const page = await foldPage(copy, subjects, how);
        await writing;
        writing = writePage(connection, page, how);
        writing.catch(() => {});
        count += subjects.length;
      }
    } finally {
      await writing.finally(() => connection.run({ name: 'mc_at_once', text: 'reset synchronous_commit' }));
    }
    for (const index of splitDdl().indexes) await client.query(index);
    await client.query('update projection set whole = true where id = 1');
    return count;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the tables that stand are those of this version, whole. */
export async function isCurrent(directUrl: string, version: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: directUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    const now = await known(client);
    return now?.whole === true && now.version === version;
  } finally {
    await client.end().catch(() => {});
  }
}
