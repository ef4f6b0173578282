import { Readable } from 'node:stream';
import type { Subject } from '@mingcha/domain';
import pg from 'pg';
import { copyIn } from '../copying/copy.ts';
import { isRowInTheWay } from '../errors.ts';
import type { Opener } from '../journal/open-entries.ts';
import { type KeptEntry, keyOf } from '../journal/stored.ts';
import { numbersForBigints, pagesByIndex, type Statement } from '../sql/connections.ts';
import { copyRowsOn } from '../sql/copy-rows.ts';
import type { FoldTable } from '../types.ts';
import { entriesBySubject } from './all-subjects.ts';
import type { Cells } from './cells.ts';
import { readingAside, readSubject } from './read-subject.ts';
import { tableOf } from './replace-rows.ts';
import { rowsAsBytes } from './row-bytes.ts';
import { subjectsWithTakenRows } from './taken-rows.ts';
import { addToCounters, counterDifferences, type FoldedSubject, systemTables } from './write-readings.ts';

// Pages of subjects folded into tables that hold nothing of them: read as they lie, folded, and given to PostgreSQL by COPY,
// each page in a transaction of its own.

export interface FoldAll {
  readonly folds: FoldTable;
  /** One for each page: what it remembers of keys goes with it. */
  openerOfPage(): Opener;
}

export interface PageFolder {
  /** One page may be read and folded while the one before is written. */
  fold(subjects: readonly Subject[]): Promise<void>;
  close(): Promise<void>;
}

const blank = { isNew: true, marked: false, shares: new Map<string, number>() };

interface Page {
  readonly subjects: readonly Subject[];
  readonly entriesOf: (subject: Subject) => readonly KeptEntry[];
  readonly folded: readonly FoldedSubject[];
}

async function foldPage(
  client: pg.Client,
  subjects: readonly Subject[],
  { folds, openerOfPage }: FoldAll,
): Promise<Page> {
  const entries = await entriesBySubject(copyRowsOn(client), subjects);
  const entriesOf = (subject: Subject) => entries.get(keyOf(subject)) ?? [];
  const opener = openerOfPage();
  const folded: FoldedSubject[] = [];
  for (const subject of subjects) {
    const reading = await readSubject(entriesOf(subject), folds, opener);
    folded.push({ id: subject.id, before: blank, reading, was: null });
  }
  return { subjects, entriesOf, folded };
}

function rowsByModel(folded: readonly FoldedSubject[]): [string, Cells[]][] {
  const by = new Map<string, Cells[]>();
  const put = (model: string, rows: readonly Cells[]) => {
    if (rows.length === 0) return;
    const known = by.get(model);
    if (known) for (const row of rows) known.push(row);
    else by.set(model, [...rows]);
  };
  for (const { reading } of folded) {
    for (const [model, rows] of reading.rows) put(model, rows);
    for (const model of systemTables) put(model, reading.marks.get(model) ?? []);
  }
  return [...by].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function write(client: pg.Client, folded: readonly FoldedSubject[], slot: number): Promise<void> {
  const run = ({ text, values = [] }: Statement) => client.query(text, [...values]);
  await client.query('begin');
  try {
    for (const [model, rows] of rowsByModel(folded)) {
      const table = tableOf(model);
      const names = table.columns.map(([, column]) => `"${column}"`).join(', ');
      const bytes = rowsAsBytes(table, rows);
      await copyIn(
        client,
        `copy "${table.table}" (${names}) from stdin (format binary)`,
        Readable.from([bytes]),
      );
    }
    const counted = counterDifferences(folded);
    if (counted.size > 0) await run(addToCounters(counted, slot));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

export interface FolderPlace {
  readonly directUrl: string;
  /** Which share of the counters it adds to: nobody waits for another one's. */
  readonly slot: number;
  /** It alone folds, in order: then it is clear who came first where two claim one row. */
  readonly alone: boolean;
}

export async function openPageFolder(
  { directUrl, slot, alone }: FolderPlace,
  how: FoldAll,
): Promise<PageFolder> {
  const connect = async () => {
    const client = new pg.Client({
      connectionString: directUrl,
      types: numbersForBigints,
      // No page needs to be on the disk before the last word is: until then a crash has all of it made anew.
      options: `${pagesByIndex} -c synchronous_commit=off`,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const [reading, writing] = await Promise.all([connect(), connect()]);
  let read: Promise<unknown> = Promise.resolve();
  let written: Promise<unknown> = Promise.resolve();

  async function put({ subjects, entriesOf, folded }: Page): Promise<void> {
    try {
      await write(writing, folded, slot);
    } catch (error) {
      if (!isRowInTheWay(error) || !alone) throw error;
      // One of them claims another one's row: that one waits, and the rest stands.
      const claims = folded.map(({ id, reading: of }, at) => ({
        key: keyOf(subjects[at] as Subject),
        id,
        reading: of,
      }));
      const taken = await subjectsWithTakenRows(
        ({ text, values = [] }) => writing.query(text, [...values]),
        claims,
      );
      const whole = folded.map((one, at) => {
        const subject = subjects[at] as Subject;
        return taken.has(keyOf(subject))
          ? { ...one, reading: readingAside(entriesOf(subject), how.folds) }
          : one;
      });
      await write(writing, whole, slot);
    }
  }

  /** Behind what was begun before, whether that went well or not. */
  const behind = <T>(before: Promise<unknown>, work: () => Promise<T>): Promise<T> => before.then(work, work);

  return {
    fold(subjects) {
      const page = behind(read, () => foldPage(reading, subjects, how));
      read = page;
      const done = behind(written, async () => put(await page));
      written = done;
      done.catch(() => {});
      return done;
    },
    async close() {
      await Promise.allSettled([read, written]);
      await Promise.all([reading.end(), writing.end()]).catch(() => {});
    },
  };
}
