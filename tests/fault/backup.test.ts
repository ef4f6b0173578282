import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { migrate, openSnapshot, pendingMigrations, startEmbedded } from '@mingcha/db';
import { dice, freePort, seed } from '@mingcha/soak';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '../../apps/server/src/backup/back-up.ts';
import { upgradesIn } from '../../apps/server/src/backup/keep-before.ts';
import { putBack } from '../../apps/server/src/backup/put-back.ts';
import { restoringMark, writeStamp } from '../../apps/server/src/start/folder.ts';
import { version } from '../../apps/server/src/version.ts';
import { settingsIn } from '../../apps/server/test/hazards/settings-in.ts';
import { openHouse } from '../../apps/server/test/house/house.ts';
import { openTown } from '../../apps/server/test/house/town.ts';
import { newFolder, Program } from '../../apps/server/test/start/program.ts';
import { until } from '../harness/pause.ts';

// An installation whose PostgreSQL is the operator's own, its backup, and what becomes of a restore that is killed.

const place = mkdtempSync(join(tmpdir(), 'mingcha-kept-'));
/** Where the operator's PostgreSQL lies; nothing of ours looks into it but through its address. */
const operator = newFolder();
const folder = newFolder();
const restored: string[] = [];
const programs: Program[] = [];
const never = new AbortController().signal;
let ours: string;
let made: Awaited<ReturnType<typeof backUp>>;
let entries: number;
let stop: () => Promise<void>;

async function started(env: Record<string, string>): Promise<Program> {
  const program = new Program(await freePort(), env);
  programs.push(program);
  return program;
}
function emptyFolder(): string {
  const empty = newFolder();
  restored.push(empty);
  return empty;
}
const withDatabase = (data: string, url: string) => ({
  ...settingsIn(data),
  database: { kind: 'server' as const, url, directUrl: url },
});
async function database(name: string): Promise<string> {
  const url = new URL(ours);
  url.pathname = '/mingcha';
  await ask(url.href, `create database ${name}`);
  url.pathname = `/${name}`;
  return url.href;
}
async function ask<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}
const rowsIn = async (url: string) =>
  (await ask<{ count: number }>(url, 'select count(*)::int as count from entry'))[0]?.count;
const bring = (data: string, url?: string, backup: Pick<typeof made, 'folder' | 'keysFolder'> = made) =>
  putBack({
    settings: url === undefined ? settingsIn(data) : withDatabase(data, url),
    from: backup.folder,
    keys: backup.keysFolder,
    identities: [],
    reason: '演练',
    signal: never,
  });

beforeAll(async () => {
  const server = await startEmbedded({ folder: operator });
  stop = () => server.remove();
  ours = server.url;
  ours = await database('ours');
  const house = await openHouse({ folder, database: ours, demo: false });
  const { office } = await openTown(house);
  const { blobs, db } = house.services;
  const stored = await blobs.put(Buffer.from('一张照片'));
  const row = { ...stored, mime: 'image/jpeg', office, subject: 'evd_x', state: 'stored', arrival: 1 };
  await db.prisma.blob.create({ data: row });
  await db.sequencer.run();
  entries = await db.prisma.entry.count();
  await house.close();
  writeStamp(folder, { version, demo: false });
  made = await backUp({
    settings: withDatabase(folder, ours),
    store: { directUrl: ours },
    to: join(place, 'backups'),
    keys: join(place, 'vault'),
    recipients: [],
    signal: never,
  });
}, 120_000);
afterAll(async () => {
  for (const program of programs) await program.stop();
  for (const one of restored) {
    if (existsSync(join(one, 'postgres'))) await (await startEmbedded({ folder: one })).remove();
    rmSync(one, { recursive: true, force: true });
  }
  await stop?.();
  for (const one of [operator, folder, place]) rmSync(one, { recursive: true, force: true });
});

test('a backup of an installation with a database of its own is put back into another one, and never over one in use', async () => {
  const back = await database('back');
  const data = emptyFolder();
  const { verification } = await bring(data, back);
  expect(verification.findings).toEqual([]);
  // All that was there, and the entry that says it was put back.
  expect(await rowsIn(back)).toBeGreaterThan(entries);
  expect(readdirSync(data)).not.toContain('postgres');
  const other = emptyFolder();
  await expect(bring(other, back)).rejects.toMatchObject({ code: 'database-not-empty' });
  expect(readdirSync(other)).toEqual([]);
  expect(await rowsIn(ours)).toBe(entries);
});

test('a restore that was killed leaves a folder that no start opens and no restore fills, and its source as it was', async () => {
  const data = emptyFolder();
  const command = resolve(import.meta.dirname, '../../scripts/restore.ts');
  const said = ['--from', made.folder, '--keys', made.keysFolder, '--to', data];
  const child = spawn(process.execPath, [command, ...said], {
    env: { PATH: process.env.PATH ?? '', LANG: 'en_US.UTF-8', MINGCHA_MIN_FREE_MB: '0' },
    stdio: 'ignore',
  });
  await until(() => existsSync(join(data, restoringMark)), 'the restore to begin', { every: 5 });
  await new Promise((wake) => setTimeout(wake, dice(seed)(400)));
  child.kill('SIGKILL');
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');

  const program = await started({ MINGCHA_DATA: data });
  expect(await program.ended()).not.toBe(0);
  expect(program.told.split('\n')).toHaveLength(1);
  expect(program.told).toContain(data);
  await expect(bring(data)).rejects.toMatchObject({ code: 'folder-not-empty' });

  const { verification } = await bring(emptyFolder());
  expect(verification.findings).toEqual([]);
  expect(await rowsIn(ours)).toBe(entries);
}, 120_000);

test('a database that lacks the newest migrations is kept, then brought here and looked at; and one can go back', async () => {
  const { migrations } = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../releases/0.1.0/contents.json'), 'utf8'),
  ) as { migrations: readonly string[] };
  const older = await database('older');
  await migrate(older, undefined, migrations);
  await copyRows(ours, older);
  const pending = (await pendingMigrations(older)) ?? [];
  expect(pending.length).toBeGreaterThan(0);

  const data = emptyFolder();
  cpSync(folder, data, { recursive: true, filter: (path) => basename(path) !== 'postgres' });
  writeStamp(data, { version, demo: false });
  const program = await started({ MINGCHA_DATA: data, DATABASE_URL: older });
  await program.healthy();
  await until(async () => program.out.includes('The tables were brought to'), 'what the console says of it');
  const looked = `select kind from entry where kind like 'verification.%'`;
  const [seen] = await until(
    async () => {
      const rows = await ask<{ kind: string }>(older, looked);
      return rows.length > 0 && rows;
    },
    'the look after the upgrade',
    { seconds: 60 },
  );
  expect(seen).toEqual({ kind: 'verification.passed' });
  expect(await program.stop()).toBe(0);
  expect(await pendingMigrations(older)).toEqual([]);

  const { to, keys } = upgradesIn(data);
  const [kept = ''] = readdirSync(to).filter((name) => name !== 'blobs');
  const again = await database('again');
  const { manifest, verification } = await bring(emptyFolder(), again, {
    folder: join(to, kept),
    keysFolder: join(keys, kept),
  });
  expect(manifest.migrations).toEqual(migrations);
  expect(verification.findings).toEqual([]);
  // What came since, the look itself, is not in it.
  expect(await ask(again, looked)).toEqual([]);
});

/** Every row of every table that both have; what the journal makes is made anew. */
async function copyRows(from: string, to: string): Promise<void> {
  const snapshot = await openSnapshot(from);
  const there = await ask<{ name: string }>(
    to,
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const tables = snapshot.tables.filter(({ table }) => there.some(({ name }) => name === table));
  await snapshot.close();
  for (const { table } of tables) {
    const [all] = await ask<{ rows: string }>(
      from,
      `select coalesce(json_agg(t), '[]')::text as rows from "${table}" t`,
    );
    // A migration may have put a first row there.
    const first = await ask(to, `select from "${table}" limit 1`);
    if (first.length > 0) await ask(to, `delete from "${table}"`);
    await ask(
      to,
      `insert into "${table}" select * from json_populate_recordset(null::"${table}", $1::json)`,
      [all?.rows],
    );
  }
}
