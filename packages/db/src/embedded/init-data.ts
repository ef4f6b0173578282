import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DbError } from '../errors.ts';
import { syncFolder } from '../files.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './place.ts';

export const superuser = 'mingcha';

/** Makes the data folder beside its place and renames it, so that an interrupted start never leaves half of one. */
export function initData(home: Home, binaries: Binaries, account: Account | null): void {
  if (existsSync(home.data)) return;
  const partial = `${home.data}.part`;
  const passwordFile = join(home.root, 'password.part');
  rmSync(partial, { recursive: true, force: true });
  writeFileSync(passwordFile, home.password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    const made = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${partial}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Sorting that no library upgrade can change: indexes stay right when the system below is replaced.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { cwd: home.root, env: { LC_ALL: 'C' }, encoding: 'utf8', ...(account ? idsOf(account) : {}) },
    );
    if (made.status !== 0) {
      const told = `${made.stderr ?? ''}${made.error?.message ?? ''}`;
      const code = /No space left/i.test(told) ? 'disk-full' : 'database-not-starting';
      throw new DbError(code, { step: 'initdb', reason: told.trim().slice(-500) });
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, home.data);
  syncFolder(home.root);
}

export const idsOf = (account: Account): { uid: number; gid: number } => ({
  uid: account.uid,
  gid: account.gid,
});
