import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { projectedTables } from '../generated/tables.ts';
import type { Run } from '../journal/reads.ts';
import { sessionLocks } from '../migrations/migrate.ts';
import { numbersForBigints } from '../sql/connections.ts';
import type { CaseKeys, FoldTable } from '../types.ts';
import { allSubjects } from './all-subjects.ts';
import { type FoldingThread, foldingHow, openFoldCrew, RowClaimedTwice } from './fold-crew.ts';
import { openPageFolder, type PageFolder } from './fold-pages.ts';

const ddl = () =>
  readFileSync(fileURLToPath(new URL('../../../../prisma/projected.sql', import.meta.url)), 'utf8');

/**
 * Indexes that only help to search are made when the rows stand: that is sooner than keeping them in order row by row. Those
 * that allow a value once belong to the tables: by them it is seen that a subject claims what is another one's.
 */
function splitDdl(): { readonly tables: string; readonly indexes: string } {
  const searching = /^CREATE INDEX [^;]+;$/gm;
  const all = ddl();
  return { tables: all.replace(searching, ''), indexes: (all.match(searching) ?? []).join('\n') };
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
    const gone = [...new Set([...(before?.tables ?? []), ...tables])];
    const names = gone.map((table) => `"${table.replaceAll('"', '""')}"`).join(', ');
    await client.query(`drop table if exists ${names} cascade;\n${splitDdl().tables}`);
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

/** A thread costs a second to begin: fewer entries than this are folded sooner without one. */
const worthThreads = 20_000;

export interface Rebuilding {
  readonly folds: FoldTable;
  readonly keyring: CaseKeys;
  readonly thread?: FoldingThread;
}

/** Answers how many subjects there were. */
async function foldAll(run: Run, folder: PageFolder, width: number): Promise<number> {
  let count = 0;
  let failure: unknown = null;
  const begun = new Set<Promise<void>>();
  for await (const subjects of allSubjects(run)) {
    count += subjects.length;
    const one = folder.fold(subjects).catch((error: unknown) => {
      failure ??= error;
    });
    begun.add(one);
    void one.finally(() => begun.delete(one));
    while (begun.size >= width) await Promise.race(begun);
    if (failure !== null) break;
  }
  await Promise.all(begun);
  if (failure !== null) throw failure;
  return count;
}

/** Answers null where one alone must begin again. */
async function foldByThreads(
  run: Run,
  crew: ReturnType<typeof openFoldCrew>,
  made: () => Promise<void>,
): Promise<number | null> {
  try {
    await made();
    return await foldAll(run, crew, crew.width);
  } catch (error) {
    if (error instanceof RowClaimedTwice) return null;
    throw error;
  } finally {
    await crew.close();
  }
}

async function foldAlone(run: Run, directUrl: string, { folds, keyring }: Rebuilding): Promise<number> {
  const folder = await openPageFolder({ directUrl, slot: 0, alone: true }, foldingHow(folds, keyring));
  try {
    return await foldAll(run, folder, 2);
  } finally {
    await folder.close();
  }
}

/**
 * Makes the projected tables anew from the journal. Nothing may write meanwhile: the caller is alone (start, or a repair).
 * Answers how many subjects were folded.
 */
export async function rebuildTables(
  directUrl: string,
  version: string,
  how: Rebuilding,
  now: number,
): Promise<number> {
  const client = new pg.Client({ connectionString: directUrl, types: numbersForBigints });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${sessionLocks.projection})`);
    const run: Run = ({ name, text, values }) =>
      client.query({ name, text, ...(values ? { values: [...values] } : {}) });
    const { rows } = await client.query<{ size: number }>(
      'select coalesce(max(position), 0) as size from leaf',
    );
    const made = () => recreate(client, version, now);
    let count: number | null = null;
    if (how.thread !== undefined && (rows[0]?.size ?? 0) >= (how.thread.from ?? worthThreads))
      // The threads load their program while the tables are made.
      count = await foldByThreads(run, openFoldCrew(directUrl, how.thread), made);
    if (count === null) {
      // Here too where threads came upon a row that is claimed twice: who came first is a matter of order, which they do not keep.
      await made();
      count = await foldAlone(run, directUrl, how);
    }
    // One transaction for all: each of its own would wait for the disk.
    await client.query(`${splitDdl().indexes}\nupdate projection set whole = true where id = 1`);
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
