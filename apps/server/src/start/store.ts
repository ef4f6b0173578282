import { migrate, startEmbedded } from '@mingcha/db';
import type { Settings } from '../config/settings.ts';

/** A PostgreSQL to work with: our own in the data folder, or the operator's. */
export interface Store {
  readonly url: string;
  readonly directUrl: string;
  stop(): Promise<void>;
}

export async function openStore(settings: Settings, onLost: (error: Error) => void): Promise<Store> {
  const { database, folders } = settings;
  if (database.kind === 'server') {
    await migrate(database.directUrl);
    return { url: database.url, directUrl: database.directUrl, stop: async () => {} };
  }
  const embedded = await startEmbedded({ folder: folders.data, onLost });
  try {
    await migrate(embedded.url);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return { url: embedded.url, directUrl: embedded.url, stop: () => embedded.stop() };
}
