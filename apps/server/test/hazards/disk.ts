import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const isRoot = process.getuid?.() === 0;

const run = (command: string, ...args: string[]): string | null => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : null;
};

/** A file system of its own over a folder, small enough to be filled. False where this machine lets nobody make one. */
export function mountSmall(folder: string, megabytes: number): boolean {
  return (
    isRoot && run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'mingcha', folder) !== null
  );
}

export const unmount = (folder: string) => run('umount', '--lazy', folder);

/** Takes every byte that is left and gives `left` of them back. Answers what makes room again. */
export function fill(folder: string, left: number): () => void {
  const path = join(folder, 'ballast');
  const file = openSync(path, 'w');
  let size = 0;
  for (let piece = 4_194_304; piece >= 4096; ) {
    try {
      size += writeSync(file, Buffer.alloc(piece, 1));
    } catch {
      piece = Math.floor(piece / 2);
    }
  }
  closeSync(file);
  truncateSync(path, Math.max(0, size - left));
  return () => rmSync(path);
}

function ownerOf(pid: number): { uid?: number; gid?: number } {
  try {
    const { uid, gid } = statSync(`/proc/${pid}`);
    return { uid, gid };
  } catch {
    return {};
  }
}

/** Every process below this one, and itself. */
function family(pid: number): number[] {
  const children = (run('ps', '--no-headers', '-o', 'pid', '--ppid', String(pid)) ?? '').trim().split(/\s+/);
  return [pid, ...children.filter(Boolean).flatMap((child) => family(Number(child)))];
}

/**
 * The other way, which needs no rights: none of these processes can write a byte beyond `bytes` of any file any more, as
 * on a disk that has no room for it. Answers what lifts the limit from those that still live.
 */
export function forbidGrowth(pids: readonly number[], bytes: number): () => void {
  const limit = (size: number | 'unlimited') => {
    for (const pid of pids.flatMap(family)) {
      // In the name of whom it runs as: nobody needs a right for what is their own.
      const as = isRoot ? ownerOf(pid) : {};
      spawnSync('prlimit', ['--pid', String(pid), `--fsize=${size}:`], { ...as, stdio: 'ignore' });
    }
  };
  if (run('prlimit', '--version') === null)
    throw new Error('prlimit (util-linux) is needed to make a disk full without being root');
  limit(bytes);
  return () => limit('unlimited');
}
