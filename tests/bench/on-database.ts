import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedDatabase, migrate, startEmbedded } from '@mingcha/db';

export interface OnDatabase {
  /** Gone with everything in it when the work is over. */
  readonly folder: string;
  readonly embedded: EmbeddedDatabase;
}

/** Measures on a database of its own, migrated and empty, and ends the process: with 1 where the work failed. */
export async function onDatabase(name: string, work: (on: OnDatabase) => Promise<void>): Promise<never> {
  const folder = mkdtempSync(join(tmpdir(), `mingcha-${name}-`));
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ folder });
  let status = 0;
  try {
    await migrate(embedded.url);
    await work({ folder, embedded });
  } catch (error) {
    console.error(error);
    status = 1;
  } finally {
    await embedded.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  process.exit(status);
}
