import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeOnce } from './made-once.ts';

type Start = (options: { readonly folder: string }) => Promise<{ stop(): Promise<void> }>;

/** Its database lies in it, or where its place says: then it is nothing to copy. */
const data = (folder: string) => join(folder, 'postgres', 'server', 'data');

/**
 * Lays a database that nobody has used yet into a data folder, where the run keeps one: PostgreSQL takes most of a start to make one.
 * `start` is the product's own; what it finds in the folder is what it made in another one and left in order.
 */
export async function layDatabase(folder: string, start: Start): Promise<void> {
  const template = await madeOnce('database', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'mingcha-fresh-'));
    // The database runs under an account of its own and must be able to enter.
    chmodSync(fresh, 0o755);
    await (await start({ folder: fresh })).stop();
    // It says whose data they are; every copy finds its own place.
    rmSync(join(fresh, 'postgres', 'place.json'));
    return fresh;
  });
  if (template === null || !existsSync(data(template.folder))) return;
  // With owners and times, as that account needs them.
  execFileSync('cp', ['-a', join(template.folder, 'postgres'), folder]);
}
