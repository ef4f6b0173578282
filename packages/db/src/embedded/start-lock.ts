import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DbError } from '../errors.ts';
import { isAlive } from './postmaster.ts';

/** When a process with this number began: a number can be given again, the pair cannot. */
function birth(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * Only one start at a time on one folder. Held from before the data folder is looked at until the instance lock in the
 * database is ours; a holder that died leaves a file that says so.
 */
export function takeStartLock(folder: string): () => void {
  const path = join(folder, 'postgres', 'starting');
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      const handle = openSync(path, 'wx', 0o600);
      writeSync(handle, `${process.pid} ${birth(process.pid)}`);
      closeSync(handle);
      return () => rmSync(path, { force: true });
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : '';
      if (code === 'ENOSPC') throw new DbError('disk-full', { folder }, cause);
      if (code !== 'EEXIST') throw new DbError('folder-not-usable', { folder, reason: String(code) }, cause);
    }
    const [pid = '', born = ''] = (readOrEmpty(path) || '0 ').split(' ');
    const holder = Number(pid);
    if (holder > 0 && isAlive(holder) && birth(holder) === born) {
      throw new DbError('already-running', { folder, pid: holder });
    }
    rmSync(path, { force: true });
  }
  throw new DbError('already-running', { folder });
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
