import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDatabase, openDatabase, openKeyring, startEmbedded } from '@mingcha/db';
import { folds, foldVersion } from '@mingcha/server';
import { openRelease } from './release.ts';

/** A release in a database of its own, brought to this program and folded by it. */
export async function withRelease<T>(release: string, look: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-release-'));
  // The database's own user must be able to enter it.
  chmodSync(folder, 0o755);
  const embedded = await startEmbedded({ folder });
  try {
    await fillDatabase(embedded.url, openRelease(release, join(folder, 'keys')));
    const keyring = openKeyring(join(folder, 'keys'));
    const { url } = embedded;
    const db = await openDatabase({ url, directUrl: url, folds, foldVersion, keyring });
    await db.close();
    return await look(url);
  } finally {
    await embedded.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}
