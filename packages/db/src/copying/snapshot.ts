import type { Readable } from 'node:stream';
import pg from 'pg';
import { DbError, namedError } from '../errors.ts';
import { projectedTables } from '../generated/tables.ts';
import { migrate, migrationsFolder } from '../migrations/migrate.ts';
import { numbersForBigints } from '../sql/connections.ts';
import { copyIn, copyOut } from './copy.ts';

/** One table as it stands in a snapshot. */
export interface CopiedTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Everything that was committed at one moment, whoever goes on writing. */
export interface Snapshot {
  /** Names of migrations, in order. */
  readonly migrations: readonly string[];
  readonly tables: readonly CopiedTable[];
  query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** In PostgreSQL's text format of COPY. */
  copy(table: CopiedTable): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/**
 * What is not copied: tables that the journal makes (they are made again), the ledger of migrations (it is written again), and
 * who is signed in at the moment.
 */
const left = new Set([
  ...Object.values(projectedTables).map(({ table }) => table),
  'migration',
  'projection',
  'auth_session',
  'auth_session_clock',
  'auth_pass_session',
]);

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const listed = ({ columns }: CopiedTable) => columns.map(quoted).join(', ');

const columnsOf = `select c.table_name as table, array_agg(c.column_name::text order by c.ordinal_position) as columns
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' group by 1 order by 1`;

export async function openSnapshot(directUrl: string): Promise<Snapshot> {
  const client = new pg.Client({ connectionString: directUrl, types: numbersForBigints });
  client.on('error', () => {});
  const query = async <R extends object>(text: string, values: readonly unknown[] = []) => {
    try {
      return (await client.query<R & pg.QueryResultRow>(text, [...values])).rows as R[];
    } catch (error) {
      throw namedError(error);
    }
  };
  try {
    await client.connect();
    await query('begin isolation level repeatable read read only');
    // Dates and bytes are spelt one way, whatever the database is set to.
    await query(`set local datestyle = 'ISO, YMD'`);
    await query(`set local bytea_output = 'hex'`);
    const ledger = await query<{ there: boolean }>(
      `select to_regclass('public.migration') is not null as there`,
    );
    if (ledger[0]?.there !== true) throw new DbError('database-empty');
    const migrations = await query<{ name: string }>('select name from migration order by name');
    // A version before may have made tables from the journal that this one does not know.
    const made = await query<{ tables: string[] }>('select tables from projection where id = 1');
    const projected = new Set([...left, ...(made[0]?.tables ?? [])]);
    const tables = (await query<CopiedTable>(columnsOf)).filter(({ table }) => !projected.has(table));
    return {
      migrations: migrations.map(({ name }) => name),
      tables,
      query,
      copy: (table) => copyOut(client, `copy ${quoted(table.table)} (${listed(table)}) to stdout`),
      close: () => client.end().catch(() => {}),
    };
  } catch (error) {
    await client.end().catch(() => {});
    throw namedError(error);
  }
}

export interface Filling {
  readonly migrations: readonly string[];
  readonly tables: readonly (CopiedTable & { readonly rows: number; readonly source: () => Readable })[];
}

/**
 * Makes an empty database what a snapshot was: the tables of its time, its rows, and then the migrations that came since.
 * Throws database-not-empty, folder-is-newer, rows-missing; whatever it throws, an empty database is empty again.
 */
export async function fillDatabase(directUrl: string, { migrations, tables }: Filling): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl, types: numbersForBigints });
  client.on('error', () => {});
  let wasEmpty = false;
  try {
    await client.connect();
    const there = await client.query<{ n: number }>(
      `select count(*)::int as n from information_schema.tables where table_schema = 'public'`,
    );
    if ((there.rows[0]?.n ?? 0) > 0) throw new DbError('database-not-empty');
    wasEmpty = true;
    await migrate(directUrl, migrationsFolder, migrations);
    await client.query('begin');
    for (const one of tables) {
      // A migration may have put a first row there.
      const first = await client.query<{ n: number }>(`select count(*)::int as n from ${quoted(one.table)}`);
      if ((first.rows[0]?.n ?? 0) > 0) await client.query(`delete from ${quoted(one.table)}`);
      await copyIn(client, `copy ${quoted(one.table)} (${listed(one)}) from stdin`, one.source());
      const { rows } = await client.query<{ n: number }>(`select count(*) as n from ${quoted(one.table)}`);
      if (rows[0]?.n !== one.rows)
        throw new DbError('rows-missing', { table: one.table, expected: one.rows, found: rows[0]?.n ?? 0 });
    }
    await client.query('commit');
    await client.query('analyze');
    await migrate(directUrl);
  } catch (error) {
    await client.end().catch(() => {});
    // What cannot be emptied any more was lost with its server.
    if (wasEmpty) await emptyDatabase(directUrl).catch(() => {});
    throw namedError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Takes back what a filling made in a database that was empty before. */
export async function emptyDatabase(directUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('drop schema public cascade');
    await client.query('create schema public');
    await client.query('drop schema if exists jobs cascade');
  } finally {
    await client.end().catch(() => {});
  }
}
