import { resolve } from 'node:path';
import { readEnv, withEnvFile } from '../config/env.ts';
import { openSecrets, retireLanes } from '../config/secrets.ts';
import { settingsOf } from '../config/settings.ts';
import { createServer } from '../create-server.ts';
import type { Services } from '../services.ts';
import { StartFailure } from '../start/failure.ts';
import { prepareFolders } from '../start/folder.ts';
import { takeInstanceLock } from '../start/instance-lock.ts';

/**
 * Opens a stopped installation for one repair: alone on its folder, on a port nobody knows, without jobs.
 * `newLanes`: the keys of the lanes are set aside first and new ones made.
 */
export async function withServices<T>(
  options: { readonly newLanes?: boolean },
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const read = readEnv(withEnvFile(process.env, resolve('.env')));
  if (!read.ok)
    throw new StartFailure('settings', { reason: read.mistakes.map((one) => one.name).join(', ') });
  const settings = {
    ...settingsOf(read.env, process.cwd(), process.env.LANG),
    port: 0,
    host: '127.0.0.1',
    tls: { kind: 'none' as const },
  };
  prepareFolders(settings.folders, settings.minFreeBytes);
  const lock = takeInstanceLock(settings.folders.data);
  try {
    if (options.newLanes === true) retireLanes(settings.folders.secrets, settings.lanes, Date.now());
    const secrets = await openSecrets(settings.folders.secrets, settings.lanes);
    const server = await createServer({ ...settings, logLevel: 'error' }, secrets, { jobs: false });
    try {
      return await work(server.services);
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}
