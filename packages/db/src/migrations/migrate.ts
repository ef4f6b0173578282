import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DbError, namedError } from '../errors.ts';

export const migrationsFolder = fileURLToPath(new URL('../../../../prisma/migrations/', import.meta.url));

/** Session locks of the installation, one number each: migrations, sequencer, projection. */
export const sessionLocks = { migrations: 7301, sequencer: 7302, projection: 7303 } as const;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export function committedMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}/migration.sql`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

const ledger = `create table if not exists migration (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

function assertKnown(
  applied: readonly { name: string; checksum: string }[],
  known: readonly Migration[],
): void {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const migration = byName.get(name);
    if (!migration) throw new DbError('folder-is-newer', { migration: name });
    if (migration.checksum !== checksum) throw new DbError('migration-changed', { migration: name });
  }
}

/**
 * Brings the permanent tables to what this program expects. Safe to call by several processes at once.
 * Answers the names applied. Throws folder-is-newer, migration-changed, migration-failed.
 * `only`: no further than these, as a database stood when a backup was taken.
 */
export async function migrate(
  directUrl: string,
  folder = migrationsFolder,
  only?: readonly string[],
): Promise<readonly string[]> {
  const committed = committedMigrations(folder);
  const missing = only?.find((name) => !committed.some((one) => one.name === name));
  if (missing !== undefined) throw new DbError('folder-is-newer', { migration: missing });
  const known = only === undefined ? committed : committed.filter(({ name }) => only.includes(name));
  const client = new pg.Client({ connectionString: directUrl });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(`select pg_advisory_lock(${sessionLocks.migrations})`);
    await client.query(ledger);
    const answer = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration order by name',
    );
    assertKnown(answer.rows, known);
    const done = new Set(answer.rows.map((row) => row.name));
    const applied: string[] = [];
    for (const migration of known.filter((m) => !done.has(m.name))) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } catch (error) {
    throw namedError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** What `migrate` would apply here; null where nothing was ever applied. Touches nothing. Throws folder-is-newer. */
export async function pendingMigrations(
  directUrl: string,
  folder = migrationsFolder,
): Promise<readonly string[] | null> {
  const client = new pg.Client({ connectionString: directUrl });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('public.migration') is not null as there`,
    );
    if (rows[0]?.there !== true) return null;
    const applied = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from migration',
    );
    if (applied.rows.length === 0) return null;
    const known = committedMigrations(folder);
    assertKnown(applied.rows, known);
    const done = new Set(applied.rows.map(({ name }) => name));
    return known.map(({ name }) => name).filter((name) => !done.has(name));
  } catch (error) {
    throw namedError(error);
  } finally {
    await client.end().catch(() => {});
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => {});
    const named = namedError(cause);
    if (named instanceof DbError && named.code !== 'already-exists') throw named;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DbError('migration-failed', { migration: migration.name, reason }, cause);
  }
}
