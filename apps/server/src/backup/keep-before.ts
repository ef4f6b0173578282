import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pendingMigrations } from '@mingcha/db';
import type { Settings } from '../config/settings.ts';
import { StartFailure } from '../start/failure.ts';
import { readStamp } from '../start/folder.ts';
import type { Store } from '../start/store.ts';
import { version } from '../version.ts';
import { backUp } from './back-up.ts';
import { BackupFailure } from './failure.ts';

/** Inside the data folder: these are for going back, not for a lost disk. */
export const upgradesIn = (data: string) => ({
  to: join(data, 'upgrades', 'backups'),
  keys: join(data, 'upgrades', 'keys'),
});

/**
 * Before another version touches an installation, it is kept as it is: a whole backup, whose files are links to the ones that
 * never change. With it the version before goes on (`npm run restore`).
 */
export async function keepBefore(
  settings: Settings,
  store: Pick<Store, 'directUrl'>,
): Promise<string | null> {
  const { data } = settings.folders;
  const stamp = readStamp(data);
  const pending = await pendingMigrations(store.directUrl);
  // A database that another one of several servers keeps, or an empty one, has no folder to go back to.
  if (stamp === null || pending === null) return null;
  if ((stamp.version === version && pending.length === 0) || wasKept(data)) return null;
  const order = {
    settings,
    store,
    ...upgradesIn(data),
    recipients: [],
    signal: new AbortController().signal,
  };
  try {
    return (await backUp({ ...order, beside: true })).folder;
  } catch (error) {
    if (error instanceof BackupFailure && error.code === 'target-full')
      throw new StartFailure('disk-full', { folder: data, free: 0, least: 1 }, error);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure('upgrade-not-kept', { written: stamp.version, reason }, error);
  }
}

/** A start that failed after it had kept everything finds it kept: the stamp is written by a start that went well. */
function wasKept(data: string): boolean {
  const { to } = upgradesIn(data);
  if (!existsSync(to)) return false;
  const { mtimeMs } = statSync(join(data, 'program.json'));
  return readdirSync(to).some((name) => {
    const manifest = statSync(join(to, name, 'manifest.json'), { throwIfNoEntry: false });
    return manifest !== undefined && manifest.mtimeMs > mtimeMs;
  });
}
