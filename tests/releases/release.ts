import { createReadStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type CopiedTable, type Filling, openSnapshot } from '@mingcha/db';
import pg from 'pg';
import { meter, packed, unpacked } from '../../apps/server/src/backup/pieces.ts';

// A release is the journal of its demonstration city as it was stored then, with the keys that open it: no person in it lives.

/** Of a release everything that the journal stands on. Passwords, sessions and what was looked at stay out. */
const kept = ['blob', 'entry', 'entry_payload', 'leaf', 'run', 'tree_head', 'writer'];

interface Contents {
  readonly migrations: readonly string[];
  readonly tables: readonly (CopiedTable & { readonly rows: number })[];
}

/** What one table of the newest program says of that journal, in the columns that it had when this was written. */
interface Digest {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly sha256: string;
}
export type Digests = Readonly<Record<string, Digest>>;

export const releases = (): string[] =>
  readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => join(import.meta.dirname, name));

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
}

export async function keepRelease(folder: string, url: string, keysFolder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const snapshot = await openSnapshot(url);
  const tables: Contents['tables'][number][] = [];
  for (const table of snapshot.tables.filter((one) => kept.includes(one.table))) {
    const measure = meter();
    const bytes = gunzipSync(await bytesOf(packed(measure.through(snapshot.copy(table)))));
    writeFileSync(join(folder, `${table.table}.copy.gz`), gzipSync(bytes, { level: 9 }));
    tables.push({ ...table, rows: measure.told().lines });
  }
  const contents: Contents = { migrations: snapshot.migrations, tables };
  await snapshot.close();
  writeFileSync(join(folder, 'contents.json'), `${JSON.stringify(contents, null, 2)}\n`);
  const keys = Object.fromEntries(
    readdirSync(keysFolder)
      .filter((name) => /^[a-z0-9_]+$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(keysFolder, name)).toString('base64url')]),
  );
  writeFileSync(join(folder, 'keys.json'), `${JSON.stringify(keys, null, 1)}\n`);
}

/** Lays its keys into a folder, and answers what fills an empty database with it. */
export function openRelease(folder: string, keysFolder: string): Filling {
  const contents = JSON.parse(readFileSync(join(folder, 'contents.json'), 'utf8')) as Contents;
  const keys = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as Record<string, string>;
  mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
  for (const [name, key] of Object.entries(keys))
    writeFileSync(join(keysFolder, name), Buffer.from(key, 'base64url'), { mode: 0o600 });
  return {
    migrations: contents.migrations,
    tables: contents.tables.map((table) => ({
      ...table,
      source: () => Readable.from(unpacked(createReadStream(join(folder, `${table.table}.copy.gz`)))),
    })),
  };
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Of every table that the journal makes; `asked`: in these columns alone. */
export async function digestsOf(url: string, asked: Digests | null): Promise<Digests> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: made } = await client.query<{ table: string; columns: string[] }>(
      `select c.table_name as table, array_agg(c.column_name::text order by c.column_name) as columns
        from information_schema.columns c join projection p on c.table_name = any(p.tables)
        where c.table_schema = 'public' group by 1 order by 1`,
    );
    const digests: Record<string, Digest> = {};
    for (const { table, columns: all } of made) {
      const columns = asked?.[table]?.columns ?? (asked === null ? all : null);
      if (columns === null || columns === undefined) continue;
      const line = `row(${columns.map(quoted).join(', ')})::text`;
      const { rows } = await client.query<{ rows: number; sha256: string }>(
        `select count(*)::int as rows, encode(sha256(convert_to(
          coalesce(string_agg(${line}, E'\\n' order by ${line} collate "C"), ''), 'UTF8')), 'hex') as sha256 from ${quoted(table)}`,
      );
      digests[table] = { columns, rows: rows[0]?.rows ?? 0, sha256: rows[0]?.sha256 ?? '' };
    }
    return digests;
  } finally {
    await client.end();
  }
}
