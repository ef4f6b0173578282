import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';

interface Holder {
  readonly pid: number;
  /** Start time of that process and boot of the machine: a pid alone is given again to somebody else. */
  readonly started: string;
  readonly boot: string;
  readonly host: string;
}

export interface InstanceLock {
  release(): void;
}

/**
 * One server per data folder. The file names its holder; a holder that no longer lives (kill -9, power cut) is
 * succeeded without asking. The database holds a second lock of its own, for folders shared between machines.
 */
export function takeInstanceLock(folder: string): InstanceLock {
  const path = join(folder, 'instance.lock');
  const mine: Holder = { pid: process.pid, started: startOf(process.pid), boot: bootId(), host: hostname() };
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (created(path, mine)) return { release: () => releaseIfMine(path, mine) };
    const found = holderIn(path);
    if (found === null) continue;
    if (lives(found.holder)) throw new StartFailure('already-running', { folder, pid: found.holder.pid });
    succeed(path, found.text);
  }
  throw new StartFailure('already-running', { folder, pid: 0 });
}

/** Whether a living server holds this folder. */
export function isFolderInUse(folder: string): boolean {
  return lives(holderIn(join(folder, 'instance.lock'))?.holder ?? null);
}

function created(path: string, holder: Holder): boolean {
  const beside = `${path}.${holder.pid}`;
  rmSync(beside, { force: true });
  const file = openSync(beside, 'wx', 0o600);
  writeSync(file, JSON.stringify(holder));
  fsyncSync(file);
  closeSync(file);
  try {
    // A link appears whole or not at all, and never replaces another one.
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

function holderIn(path: string): { holder: Holder | null; text: string } | null {
  try {
    const text = readFileSync(path, 'utf8');
    return { holder: parse(text), text };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parse(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number' && typeof value.started === 'string'
      ? { pid: value.pid, started: value.started, boot: value.boot ?? '', host: value.host ?? '' }
      : null;
  } catch {
    return null;
  }
}

function lives(holder: Holder | null): holder is Holder {
  if (holder === null || holder.boot !== bootId()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(holder.pid) === holder.started;
}

/** Moves the dead holder's file away, unless another start has replaced it in between: then it is put back. */
function succeed(path: string, text: string): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== text) linkSync(aside, path);
  rmSync(aside);
}

function releaseIfMine(path: string, mine: Holder): void {
  const found = holderIn(path);
  if (found?.holder?.pid === mine.pid && found.holder.started === mine.started) rmSync(path, { force: true });
}

/** Field 22 of /proc/<pid>/stat, counted after the command name, which may itself contain spaces and brackets. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}
