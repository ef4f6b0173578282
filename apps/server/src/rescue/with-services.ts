import { resolve } from 'node:path';
import { readEnv, withEnvFile } from '../config/env.ts';
import { makeNextKey, openSecrets, retireLanes } from '../config/secrets.ts';
import { type Settings, settingsOf } from '../config/settings.ts';
import { createServer } from '../create-server.ts';
import { signerOf } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { StartFailure } from '../start/failure.ts';
import { prepareFolders } from '../start/folder.ts';
import { takeInstanceLock } from '../start/instance-lock.ts';
import type { LostKeyOrder } from './lost-key.ts';

/**
 * Makes the key that is to follow, also while the server runs: it signs nothing before two persons have confirmed it. Its
 * fingerprint is what they compare.
 */
export function nameNextKey(): string {
  const read = readEnv(withEnvFile(process.env, resolve('.env')));
  if (!read.ok)
    throw new StartFailure('settings', { reason: read.mistakes.map((one) => one.name).join(', ') });
  const { folders } = settingsOf(read.env, process.cwd(), process.env.LANG);
  return signerOf(makeNextKey(folders.secrets)).writer.replace(/(.{4})(?=.)/g, '$1 ');
}

export interface Opening {
  /** The keys of the lanes are set aside first and new ones made. */
  readonly newLanes?: boolean;
  /** The key of the server is gone, and another one takes its place. */
  readonly lostKey?: LostKeyOrder;
}

/** Opens the stopped installation that the environment names, for one repair. */
export async function withServices<T>(
  options: Opening,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const read = readEnv(withEnvFile(process.env, resolve('.env')));
  if (!read.ok)
    throw new StartFailure('settings', { reason: read.mistakes.map((one) => one.name).join(', ') });
  return await openedFor(settingsOf(read.env, process.cwd(), process.env.LANG), options, work);
}

/** Alone on its folder, on a port nobody knows, without jobs. */
export async function openedFor<T>(
  told: Settings,
  options: Opening,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  const settings = { ...told, port: 0, host: '127.0.0.1', tls: { kind: 'none' as const } };
  prepareFolders(settings.folders, settings.minFreeBytes);
  const lock = takeInstanceLock(settings.folders.data);
  try {
    if (options.newLanes === true) retireLanes(settings.folders.secrets, settings.lanes, Date.now());
    const secrets = await openSecrets(settings.folders.secrets, settings.lanes);
    const server = await createServer({ ...settings, logLevel: 'error' }, secrets, {
      jobs: false,
      ...(options.lostKey === undefined ? {} : { lostKey: options.lostKey }),
    });
    try {
      return await work(server.services);
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}
