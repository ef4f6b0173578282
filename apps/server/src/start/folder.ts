import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Folders } from '../config/settings.ts';
import { StartFailure } from './failure.ts';

/** Layout of the data folder; raised when an older program could no longer read it. */
export const folderFormat = 1;

/** Stands in a folder that a backup is being put back into, until it was verified. */
export const restoringMark = 'restoring';

const Stamp = z.object({ format: z.number().int(), version: z.string(), demo: z.boolean() });
export type FolderStamp = z.infer<typeof Stamp>;

/** Makes the data folder and its parts, tries a write in it, and looks at the space left. */
export function prepareFolders(folders: Folders, minFreeBytes: number): void {
  for (const folder of Object.values(folders)) if (folder !== folders.postgres) makeFolder(folder);
  const probe = join(folders.data, `.probe.${process.pid}`);
  try {
    accessSync(folders.data, constants.R_OK | constants.W_OK | constants.X_OK);
    const file = openSync(probe, 'w', 0o600);
    writeSync(file, 'x'.repeat(4096));
    fsyncSync(file);
    closeSync(file);
    rmSync(probe);
  } catch (error) {
    rmSync(probe, { force: true });
    throw asFailure(error, folders.data);
  }
  const { bavail, bsize } = statfsSync(folders.data);
  const free = bavail * bsize;
  if (free < minFreeBytes)
    throw new StartFailure('disk-full', {
      folder: folders.data,
      free: Math.floor(free / 1_048_576),
      least: Math.ceil(minFreeBytes / 1_048_576),
    });
}

/** Step by step from what exists: `recursive` never returns where the system answers "not there" for a folder it will not make. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new StartFailure('folder-not-a-folder', { folder });
    return;
  }
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw asFailure(error, folder);
  }
}

function asFailure(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT')
    return new StartFailure('folder-forbidden', { folder }, error);
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new StartFailure('folder-not-a-folder', { folder }, error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StartFailure('disk-full', { folder, free: 0, least: 1 }, error);
  return error;
}

export function readStamp(data: string): FolderStamp | null {
  try {
    return Stamp.parse(JSON.parse(readFileSync(join(data, 'program.json'), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Refuses what an older program or another kind of start must not open; called before anything in the folder is touched. */
export function checkStamp(data: string, version: string, demo: boolean): void {
  if (existsSync(join(data, restoringMark))) throw new StartFailure('folder-half-restored', { folder: data });
  const stamp = readStamp(data);
  if (stamp === null) return;
  if (stamp.format > folderFormat || newer(stamp.version, version))
    throw new StartFailure('folder-newer', { folder: data, written: stamp.version, program: version });
  if (stamp.demo && !demo) throw new StartFailure('folder-is-demo', { folder: data });
  if (!stamp.demo && demo) throw new StartFailure('folder-is-not-demo', { folder: data });
}

export function writeStamp(data: string, stamp: Omit<FolderStamp, 'format'>): void {
  const beside = join(data, `.program.${process.pid}`);
  const file = openSync(beside, 'w', 0o600);
  writeSync(file, `${JSON.stringify({ format: folderFormat, ...stamp })}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, join(data, 'program.json'));
}

function newer(written: string, program: string): boolean {
  const [a, b] = [written, program].map((v) => v.split('.').map(Number));
  for (let i = 0; i < 3; i += 1) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
