import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** A file system in memory that Linux gives to every program. */
const memory = '/dev/shm';
/** Room that the checks need at their peak, several times over, in bytes. */
const enough = 6 * 1024 ** 3;

/**
 * A place in memory for the databases and browser profiles that the checks make and throw away: where deleting a file
 * waits for the disk, throwing them away takes longer than the checks. Null where there is no such place or too little
 * room in it, and where somebody chose another (TMPDIR): then the system's own temporary folder serves. What is said of
 * full or failing disks is tried on file systems of those tests' own.
 */
export function quickFolder(): { readonly path: string; remove(): void } | null {
  if (process.env.TMPDIR !== undefined || process.platform !== 'linux') return null;
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < enough) return null;
    const path = mkdtempSync(join(memory, 'mingcha-checks-'));
    // The database runs as a user of its own and must get through.
    chmodSync(path, 0o755);
    return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
  } catch {
    return null;
  }
}
