import { rmSync } from 'node:fs';
import { totalmem } from 'node:os';
import pg from 'pg';
import { DbError } from '../errors.ts';
import { type Account, databaseAccount } from './account.ts';
import { binariesFor } from './binaries.ts';
import { initData, superuser } from './init-data.ts';
import { findHome, type Home, reachableRoot, recordPlace } from './place.ts';
import {
  endPostmaster,
  freePort,
  isAlive,
  logSize,
  pause,
  runningPostmaster,
  type Started,
  spawnPostmaster,
  stopPostmaster,
  type Tuning,
  whyNotStarted,
} from './postmaster.ts';
import { takeStartLock } from './start-lock.ts';

export interface EmbeddedOptions {
  /** The installation's own folder (`var`). The database lies in it, or where `postgres/place.json` in it says. */
  readonly folder: string;
  readonly maxConnections?: number;
  readonly sharedBuffers?: string;
  /** How long a start (with crash recovery) or a stop may take. */
  readonly patienceMs?: number;
  /** Called once when the database goes away without `stop` having been called. */
  readonly onLost?: (error: DbError) => void;
}

export interface EmbeddedDatabase {
  readonly url: string;
  readonly pid: number;
  /** A server that an earlier process left running was taken over. */
  readonly adopted: boolean;
  readonly dataFolder: string;
  stop(): Promise<void>;
  /** Stops it and deletes its data, wherever that lies: for tests and tools that made a folder for the moment. */
  remove(): Promise<void>;
}

const databaseName = 'mingcha';
/** Key of the advisory lock that says "this installation is in use": "mingcha" in bytes. */
const instanceLock = '30795287806043233';

export function urlOf(home: Home, database = databaseName): string {
  const who = `${superuser}:${home.password}`;
  return home.socket
    ? `postgresql://${who}@localhost:${home.port}/${database}?host=${encodeURIComponent(home.socket)}`
    : `postgresql://${who}@127.0.0.1:${home.port}/${database}`;
}

async function connect(home: Home): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: urlOf(home, 'postgres'), connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Our server talks English (LC_ALL=C), and starting up has the same code as going away. */
const isLeaving = (error: unknown) => error instanceof Error && error.message.includes('shutting down');

/** Waits until the server that we started answers. */
async function waitUntilReady(home: Home, { pid, exit }: Started, end: number): Promise<pg.Client> {
  const logged = logSize(home);
  for (;;) {
    try {
      return await connect(home);
    } catch (error) {
      if (exit.gone || !isAlive(pid)) throw whyNotStarted(home, Math.max(0, logged - 2000));
      if (Date.now() > end) throw notStarting(home, pid, error);
    }
    await pause(25);
  }
}

/**
 * Waits until the server that somebody left running answers. Null: it was on its way out and is gone. One that says for
 * a third of the patience that it is shutting down hangs (PostgreSQL 18 can, where a stop meets a recovery that fails) and is ended.
 */
async function waitForLeft(home: Home, pid: number, patience: number): Promise<pg.Client | null> {
  const end = Date.now() + patience;
  const gone = Date.now() + patience / 3;
  for (;;) {
    try {
      return await connect(home);
    } catch (error) {
      if (!isAlive(pid)) return null;
      // 28P01: it runs on our folder, yet our password is not its password. It is not ours to touch.
      if (codeOf(error) === '28P01')
        throw new DbError('already-running', { folder: home.folder, pid, reason: '28P01' });
      if (isLeaving(error) && Date.now() > gone) await endPostmaster(home, pid);
      else if (Date.now() > end) throw notStarting(home, pid, error);
    }
    await pause(25);
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

const notStarting = (home: Home, pid: number, error: unknown) =>
  new DbError('database-not-starting', {
    pid,
    reason: error instanceof Error ? error.message : codeOf(error),
    folder: home.root,
  });

/** The lock lives as long as our connection does, so a crash of ours frees it and a second process cannot get it. */
async function takeInstanceLock(home: Home, client: pg.Client): Promise<void> {
  const end = Date.now() + 2000;
  for (;;) {
    const answer = await client.query<{ got: boolean; data: string }>(
      `select pg_try_advisory_lock(${instanceLock}) as got, current_setting('data_directory') as data`,
    );
    const row = answer.rows[0];
    if (row?.data !== home.data) {
      throw new DbError('already-running', { folder: home.folder, reason: 'other-data-folder' });
    }
    if (row.got) return;
    // The server may need a moment to notice that the process before us is gone.
    if (Date.now() > end) throw new DbError('already-running', { folder: home.folder });
    await pause(50);
  }
}

interface Running {
  readonly home: Home;
  readonly pid: number;
  readonly adopted: boolean;
  readonly client: pg.Client;
}

async function adoptOrStart(
  found: Home,
  account: Account | null,
  tuning: Tuning,
  patience: number,
): Promise<Running> {
  const left = runningPostmaster(found);
  if (left !== null) {
    const client = await waitForLeft(found, left, patience);
    if (client !== null) {
      try {
        await takeInstanceLock(found, client);
      } catch (error) {
        await client.end();
        throw error;
      }
      return { home: found, pid: left, adopted: true, client };
    }
    // Its lock file and socket may have stayed.
    runningPostmaster(found);
  }
  const binaries = binariesFor(account, reachableRoot);
  initData(found, binaries, account);
  for (let tries = 1; ; tries += 1) {
    const home = recordPlace(found, await freePort(found.port));
    const started = spawnPostmaster(home, binaries, account, tuning);
    const { pid } = started;
    try {
      const client = await waitUntilReady(home, started, Date.now() + patience);
      await takeInstanceLock(home, client);
      return { home, pid, adopted: false, client };
    } catch (error) {
      await stopPostmaster(home, pid, 10_000);
      // Backends of a killed postmaster need a moment to notice; a port can be taken between the look and the start.
      const passing =
        error instanceof DbError && /shared memory block|Address already in use/.test(error.message);
      if (!passing || tries >= 40) throw error;
      await pause(250);
    }
  }
}

/**
 * What PostgreSQL keeps of its tables for itself, in megabytes: a sixteenth of the memory that there is, at most a gigabyte. Of that only
 * what is used is taken, and what does not fit is read from the system's own memory again and again.
 */
function sharedMegabytes(): number {
  // A container may be allowed far less than the machine has; 0 where nothing is said.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.min(Math.max(Math.floor(memory / 16 / 2 ** 20), 128), 1024);
}

/**
 * Starts, or takes over, the PostgreSQL server of this folder.
 * Throws DbError: already-running, folder-not-usable, disk-full, port-not-free, database-binaries-missing,
 * database-user-missing, database-not-starting.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const patience = options.patienceMs ?? 60_000;
  const tuning = {
    maxConnections: options.maxConnections ?? 100,
    sharedBuffers: options.sharedBuffers ?? `${sharedMegabytes()}MB`,
  };
  const account = databaseAccount();
  const found = findHome(options.folder, account);
  const release = takeStartLock(found.folder);
  let running: Running;
  try {
    running = await adoptOrStart(found, account, tuning, patience);
    const known = await running.client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (known.rowCount === 0) await running.client.query(`create database ${databaseName}`);
  } finally {
    release();
  }
  const { home, pid, adopted, client } = running;
  let stopping = false;
  client.on('end', () => {
    if (stopping) return;
    stopping = true;
    options.onLost?.(new DbError('database-lost', { folder: home.folder, pid }));
  });
  const stop = async () => {
    stopping = true;
    await client.end().catch(() => {});
    await stopPostmaster(home, pid, patience / 2);
  };
  return {
    url: urlOf(home),
    pid,
    adopted,
    dataFolder: home.data,
    stop,
    remove: async () => {
      await stop();
      rmSync(home.root, { recursive: true, force: true });
      rmSync(home.record, { force: true });
    },
  };
}
