import { migrate, startEmbedded } from '@mingcha/db';
import { keepBefore } from '../backup/keep-before.ts';
import type { Settings } from '../config/settings.ts';
import { isFolderInUse, takeInstanceLock } from './instance-lock.ts';
import { readRunningUrl } from './running-url.ts';

/** A PostgreSQL to work with: our own in the data folder, or the operator's. */
export interface Store {
  readonly url: string;
  readonly directUrl: string;
  /** Where what stood here before was kept; nothing where nothing had to be brought to what this program expects. */
  readonly kept?: string | null;
  stop(): Promise<void>;
}

/** A database as it stands: whatever version wrote it. */
export async function openStoreAsItIs(settings: Settings, onLost: (error: Error) => void): Promise<Store> {
  const { database, folders } = settings;
  if (database.kind === 'server')
    return { url: database.url, directUrl: database.directUrl, stop: async () => {} };
  const embedded = await startEmbedded({ folder: folders.data, onLost });
  return { url: embedded.url, directUrl: embedded.url, stop: () => embedded.stop() };
}

/** And brought to what this program expects; what another version left is kept first. */
export async function openStore(settings: Settings, onLost: (error: Error) => void): Promise<Store> {
  const store = await openStoreAsItIs(settings, onLost);
  try {
    const kept = await keepBefore(settings, store);
    await migrate(store.directUrl);
    return { ...store, kept };
  } catch (error) {
    await store.stop();
    throw error;
  }
}

/** A running server's database is looked at while it runs; a stopped one is started for the look. */
export async function withStore<T>(
  settings: Settings,
  open: typeof openStore,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const { data } = settings.folders;
  if (settings.database.kind === 'embedded' && isFolderInUse(data)) {
    const url = readRunningUrl(settings.folders.secrets);
    if (url !== null) return work({ url, directUrl: url, stop: async () => {} });
  }
  const lock = settings.database.kind === 'embedded' ? takeInstanceLock(data) : null;
  try {
    const store = await open(settings, () => {});
    try {
      return await work(store);
    } finally {
      await store.stop();
    }
  } finally {
    lock?.release();
  }
}
