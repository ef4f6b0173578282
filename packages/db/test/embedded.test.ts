import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from '../src/index.ts';

const isRoot = process.getuid?.() === 0;
const folders: string[] = [];
const running: EmbeddedDatabase[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-embedded-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

async function start(folder: string): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ folder });
  running.push(database);
  return database;
}

/** Another process that starts the database of this folder and stays; answers its pid and what it printed. */
async function startElsewhere(folder: string, as: { uid?: number; gid?: number } = {}) {
  const code = `import { startEmbedded } from '${new URL('../src/index.ts', import.meta.url).href}';
    const database = await startEmbedded({ folder: ${JSON.stringify(folder)} });
    console.log(JSON.stringify({ url: database.url, pid: database.pid, adopted: database.adopted }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as,
  });
  children.push(child);
  let errors = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    errors += bytes.toString();
  });
  const [bytes] = (await Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(errors))),
  ])) as [Buffer];
  return { child, ...(JSON.parse(bytes.toString()) as { url: string; pid: number; adopted: boolean }) };
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

const isAlive = (pid: number) =>
  existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
const gone = async (pid: number) => {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
};

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop().catch(() => {});
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    const place = join(folder, 'postgres', 'place.json');
    if (existsSync(place)) {
      const { root } = JSON.parse(readFileSync(place, 'utf8')) as { root: string };
      const pidFile = join(root, 'data', 'postmaster.pid');
      if (existsSync(pidFile)) {
        const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
        if (isAlive(pid)) process.kill(pid, 'SIGKILL');
        await gone(pid);
      }
      rmSync(root, { recursive: true, force: true });
    }
    rmSync(folder, { recursive: true, force: true });
  }
});

it('a stopped database starts again with everything in it, on the port it had', async () => {
  const folder = newFolder();
  const first = await start(folder);
  await query(first.url, 'create table t (n int); insert into t values (7)');
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start(folder);
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select n from t')).toEqual([{ n: 7 }]);
  expect(await query(second.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
});

it('a second start on one folder is refused while the first one runs, here and from another process', async () => {
  const folder = newFolder();
  const { child, pid } = await startElsewhere(folder);
  await expect(startEmbedded({ folder })).rejects.toMatchObject({ code: 'already-running' });
  await expect(startElsewhere(folder)).rejects.toThrow('already-running');
  expect(isAlive(pid)).toBe(true);
  expect(child.exitCode).toBeNull();
});

it('two starts at the same moment make one server', async () => {
  const folder = newFolder();
  const both = await Promise.allSettled([startElsewhere(folder), startElsewhere(folder)]);
  expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
});

it('after kill -9 of the program the server it left is taken over, with every committed row', async () => {
  const folder = newFolder();
  const { child, url, pid } = await startElsewhere(folder);
  await query(url, 'create table t (n int); insert into t values (1)');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(pid)).toBe(true);
  const adopted = await start(folder);
  expect(adopted.adopted).toBe(true);
  expect(adopted.pid).toBe(pid);
  expect(await query(adopted.url, 'select n from t')).toEqual([{ n: 1 }]);
  await adopted.stop();
  expect(isAlive(pid)).toBe(false);
});

it('after kill -9 of the server no acknowledged row is lost, and its stale lock file does not stop the next start', async () => {
  const folder = newFolder();
  for (let round = 0; round < 4; round += 1) {
    const database = await start(folder);
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => {});
    await client.connect();
    await client.query('create table if not exists t (n int primary key)');
    let acknowledged = -1;
    const writing = (async () => {
      for (let n = round * 100_000; ; n += 1) {
        await client.query('insert into t values ($1)', [n]);
        acknowledged = n;
      }
    })().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 60 + round * 40));
    process.kill(database.pid, 'SIGKILL');
    await writing;
    await gone(database.pid);
    const again = await start(folder);
    const rows = await query<{ n: number }>(again.url, `select max(n) as n from t`);
    expect(acknowledged).toBeGreaterThan(round * 100_000);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
    await again.stop();
  }
}, 60_000);

it('after kill -9 of both, program and server, it starts again', async () => {
  const folder = newFolder();
  const { child, url, pid } = await startElsewhere(folder);
  await query(url, 'create table t (n int); insert into t values (3)');
  child.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  const again = await start(folder);
  expect(again.adopted).toBe(false);
  expect(await query(again.url, 'select n from t')).toEqual([{ n: 3 }]);
});

/** Its checkpointer stands still, so that no orderly shutdown of it ever ends. */
function holdUp(postmaster: number): void {
  const children = execFileSync('ps', ['--no-headers', '-o', 'pid,args', '--ppid', String(postmaster)]);
  const checkpointer = /(\d+) postgres: checkpointer/.exec(children.toString())?.[1];
  process.kill(Number(checkpointer), 'SIGSTOP');
}

it('a server that hangs while it shuts down is ended by the next start, and no committed row is lost', async () => {
  const folder = newFolder();
  const { child, url, pid } = await startElsewhere(folder);
  await query(url, 'create table t (n int); insert into t values (5)');
  holdUp(pid);
  child.kill('SIGKILL');
  await once(child, 'exit');
  process.kill(pid, 'SIGINT');
  await expect.poll(() => query(url, 'select 1').catch(String)).toMatch('shutting down');
  const again = await startEmbedded({ folder, patienceMs: 3000 });
  running.push(again);
  expect([isAlive(pid), again.adopted]).toEqual([false, false]);
  expect(await query(again.url, 'select n from t')).toEqual([{ n: 5 }]);
}, 60_000);

it('a server that hangs while it is stopped is ended all the same, and starts again whole', async () => {
  const folder = newFolder();
  const database = await startEmbedded({ folder, patienceMs: 3000 });
  await query(database.url, 'create table t (n int); insert into t values (6)');
  holdUp(database.pid);
  await database.stop();
  expect(isAlive(database.pid)).toBe(false);
  const again = await start(folder);
  expect(await query(again.url, 'select n from t')).toEqual([{ n: 6 }]);
}, 60_000);

it('a lock file that names a living process which is not our server stops nothing and harms nobody', async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.stop();
  const file = join(first.dataFolder, 'postmaster.pid');
  writeFileSync(file, `${process.pid}\n${first.dataFolder}\n`);
  const again = await start(folder);
  expect(again.pid).not.toBe(process.pid);
});

it('the loss of the server is told, once, with its folder', async () => {
  const folder = newFolder();
  const told: unknown[] = [];
  const database = await startEmbedded({ folder, onLost: (error) => told.push(error) });
  running.push(database);
  process.kill(database.pid, 'SIGKILL');
  await gone(database.pid);
  await expect.poll(() => told).toMatchObject([{ code: 'database-lost' }]);
});

it('Ctrl-C at the terminal reaches the program and not its database', async () => {
  const folder = newFolder();
  const { child, pid } = await startElsewhere(folder);
  const groupOf = (of: number | undefined) =>
    readFileSync(`/proc/${of}/stat`, 'utf8').split(') ')[1]?.split(' ')[2];
  expect(groupOf(pid)).not.toBe(groupOf(child.pid));
});

it.runIf(isRoot)(
  'in a home that the database user cannot enter, the data goes to a place it can, and is found again',
  async () => {
    const folder = mkdtempSync(join(homedir(), 'mingcha-embedded-'));
    folders.push(folder);
    const first = await start(folder);
    expect(first.dataFolder.startsWith(folder)).toBe(false);
    await query(first.url, 'create table t (n int); insert into t values (5)');
    await first.stop();
    const again = await start(folder);
    expect(again.dataFolder).toBe(first.dataFolder);
    expect(await query(again.url, 'select n from t')).toEqual([{ n: 5 }]);

    // The folder is removed and made anew at the same place: the old data is nobody's to touch, and in nobody's way.
    await again.stop();
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    const anew = await start(folder);
    expect(anew.dataFolder).not.toBe(first.dataFolder);
    expect(await query(anew.url, "select to_regclass('t') as t")).toEqual([{ t: null }]);
    await anew.stop();
    for (const data of [first.dataFolder, anew.dataFolder])
      rmSync(dirname(data), { recursive: true, force: true });
  },
);

it.runIf(isRoot)('runs as an ordinary user, in that user’s own folder', async () => {
  const uid = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
  const gid = Number(execFileSync('id', ['-g', 'nobody'], { encoding: 'utf8' }));
  const folder = newFolder();
  chownSync(folder, uid, gid);
  const { url, pid } = await startElsewhere(folder, { uid, gid });
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(new RegExp(`^Uid:\\s+${uid}`, 'm'));
});

it.runIf(isRoot)('a folder without rights is a named error', async () => {
  const uid = Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }));
  const folder = newFolder();
  mkdirSync(join(folder, 'closed'), { mode: 0o700 });
  await expect(startElsewhere(join(folder, 'closed'), { uid, gid: uid })).rejects.toThrow(
    'folder-not-usable',
  );
});

it('a long path has no socket and is reached over the loopback', async () => {
  const folder = join(newFolder(), 'x'.repeat(90));
  mkdirSync(folder);
  folders.push(folder);
  const database = await start(folder);
  expect(database.url).toContain('@127.0.0.1:');
  expect(await query(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
