import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DbError } from '../errors.ts';

/** Whom the database server runs as. PostgreSQL refuses to run as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function find(name: string): Account | null {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [user, , uid, gid] = line.split(':');
    if (user === name && uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

/** Null: run as whoever we are. As root: the system user `postgres`, made when it is missing. */
export function databaseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const name = 'postgres';
  const there = find(name);
  if (there) return there;
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', name]],
  ];
  for (const [program, args] of ways) {
    try {
      execFileSync(program, args, { stdio: 'ignore' });
    } catch {
      continue;
    }
    const made = find(name);
    if (made) return made;
  }
  throw new DbError('database-user-missing', { user: name });
}

/** Runs a test of the shell as that account: only this tells what it may really reach. */
function holds(account: Account | null, test: string, path: string): boolean {
  const as = account ? { uid: account.uid, gid: account.gid } : {};
  return spawnSync('/bin/sh', ['-c', test, path], { ...as, cwd: '/', stdio: 'ignore' }).status === 0;
}

export const canWriteIn = (account: Account | null, folder: string): boolean =>
  holds(account, 'cd "$0" && test -w .', folder);

export const canRun = (account: Account | null, program: string): boolean =>
  holds(account, '"$0" --version >/dev/null', program);
