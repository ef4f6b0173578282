import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DbError } from '../errors.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { idsOf } from './init-data.ts';
import type { Home } from './place.ts';

export interface Exit {
  code: number | null;
  gone: boolean;
}

/** A killed process that nobody has collected yet still has its number; it does nothing any more. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** First line of `postmaster.pid`; PostgreSQL's own lock file of the data folder. */
function recordedPid(data: string): number | null {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/** A postmaster works in its data folder: that its cwd is ours is the proof that a process is the one we look for. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    if (existsSync('/proc/self')) return false;
    // No /proc (macOS): the command line names the folder.
    const told = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return told.stdout?.includes(`-D ${data}`) ?? false;
  }
}

/**
 * The running postmaster of this data folder, left over or in use. Null: none, and what a dead one left in its place (lock
 * file, socket and its lock) is out of the way. PostgreSQL would refuse to start where the number in them is another
 * program's now, or a dead process's that nobody collected.
 */
export function runningPostmaster(home: Home): number | null {
  const pid = recordedPid(home.data);
  if (pid !== null && isAlive(pid) && worksIn(pid, home.data)) return pid;
  if (pid !== null) renameSync(join(home.data, 'postmaster.pid'), join(home.data, 'postmaster.pid.stale'));
  for (const name of readdirSync(home.root)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(home.root, name), { force: true });
  }
  return null;
}

/** The port that was used last, if nobody took it meanwhile, else a free one. */
export function freePort(preferred: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (preferred === 0) reject(new DbError('port-not-free', { reason: error.message }, error));
      else freePort(0).then(resolve, reject);
    });
    server.listen(preferred, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

export interface Tuning {
  readonly maxConnections: number;
  readonly sharedBuffers: string;
}

export interface Started {
  readonly pid: number;
  readonly exit: Exit;
}

export function spawnPostmaster(
  home: Home,
  binaries: Binaries,
  account: Account | null,
  tuning: Tuning,
): Started {
  const log = openSync(home.log, 'a', 0o600);
  if (account) chownSync(home.log, account.uid, account.gid);
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: home.port,
    unix_socket_directories: home.socket ?? '',
    unix_socket_permissions: '0700',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: tuning.maxConnections,
    shared_buffers: tuning.sharedBuffers,
    // Many short statements: compiling them costs more than it saves.
    jit: 'off',
    logging_collector: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  if (account) settings.unix_socket_permissions = '0770';
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', home.data, ...args], {
    // A session of its own: Ctrl-C at our terminal must not reach it before we stop it in order.
    detached: true,
    stdio: ['ignore', log, log],
    cwd: home.root,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    ...(account ? idsOf(account) : {}),
  });
  closeSync(log);
  const exit: Exit = { code: null, gone: false };
  child.once('error', () => {
    exit.gone = true;
  });
  child.once('exit', (code) => {
    exit.code = code;
    exit.gone = true;
  });
  child.unref();
  return { pid: child.pid ?? 0, exit };
}

/** What the server's log said since `from`, as a named error. */
export function whyNotStarted(home: Home, from: number): DbError {
  const told = existsSync(home.log) ? readFileSync(home.log).subarray(from).toString('utf8') : '';
  const reason = told.trim().slice(-600);
  if (/No space left on device/i.test(told)) return new DbError('disk-full', { folder: home.root, reason });
  if (/could not bind|Address already in use/i.test(told)) {
    return new DbError('port-not-free', { port: home.port, reason });
  }
  if (/lock file .* already exists|pre-existing shared memory block/i.test(told)) {
    return new DbError('already-running', { folder: home.folder, reason });
  }
  if (/Permission denied/i.test(told)) return new DbError('folder-not-usable', { folder: home.root, reason });
  return new DbError('database-not-starting', { folder: home.root, reason });
}

export const logSize = (home: Home): number => (existsSync(home.log) ? statSync(home.log).size : 0);

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function endsWithin(home: Home, pid: number, patienceMs: number): Promise<boolean> {
  const end = Date.now() + patienceMs;
  while (isAlive(pid) && worksIn(pid, home.data)) {
    if (Date.now() > end) return false;
    await pause(20);
  }
  return true;
}

/**
 * Immediate shutdown: every process of it ends where it stands, and the next start recovers from its log. Nothing that was
 * committed is lost. Only for a postmaster proven to be of this folder.
 */
export async function endPostmaster(home: Home, pid: number): Promise<void> {
  if (!isAlive(pid) || !worksIn(pid, home.data)) return;
  process.kill(pid, 'SIGQUIT');
  // It gives its processes five seconds and then kills them itself.
  if (!(await endsWithin(home, pid, 15_000)))
    throw new DbError('database-not-starting', { step: 'stop', pid });
}

/**
 * Fast shutdown: sessions are ended, the checkpoint is written. One that hangs in it is ended the immediate way. Only for a
 * postmaster proven to be of this folder.
 */
export async function stopPostmaster(home: Home, pid: number, patienceMs: number): Promise<void> {
  if (!isAlive(pid) || !worksIn(pid, home.data)) return;
  process.kill(pid, 'SIGINT');
  if (!(await endsWithin(home, pid, patienceMs))) await endPostmaster(home, pid);
}
