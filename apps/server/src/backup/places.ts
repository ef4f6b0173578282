import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { makeFolder } from '../start/folder.ts';
import { aboutPlace, BackupFailure } from './failure.ts';

/** Where it really lies, also where its end is not made yet: a link may lead back into the data folder. */
export function real(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const above = dirname(full);
  return above === full ? full : join(real(above), basename(full));
}

export const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Neither inside the data, nor around it, nor the two together: whoever takes one must not have taken the other. */
export function checkPlaces(data: string, to: string, keys: string): void {
  const [own, target, vault] = [real(data), real(to), real(keys)];
  for (const folder of [target, vault])
    if (isInside(folder, own) || isInside(own, folder))
      throw new BackupFailure('target-in-data', { folder, data: own });
  if (isInside(target, vault) || isInside(vault, target))
    throw new BackupFailure('keys-not-apart', { target, keys: vault });
}

/** Made, and tried with a write. */
export function makePlace(folder: string): void {
  const probe = join(folder, `.probe.${process.pid}`);
  try {
    makeFolder(folder);
    const file = openSync(probe, 'w', 0o600);
    try {
      writeSync(file, 'x'.repeat(4096));
      fsyncSync(file);
    } finally {
      closeSync(file);
      rmSync(probe, { force: true });
    }
  } catch (error) {
    throw aboutPlace(error, folder);
  }
}

/** Both on one file system: whoever takes the disk has both. */
export const onOneDisk = (one: string, other: string): boolean => statSync(one).dev === statSync(other).dev;

const host = hostname().replace(/[^\w-]/g, '');

/** The name something has until it is whole; nobody takes that for a backup. */
export const unfinished = (id: string): string => `.${id}.${host}.${process.pid}.part`;

/** What backups of this machine that were killed left behind. */
export function sweepUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = new RegExp(`^\\..*\\.${host}\\.(\\d+)\\.part$`).exec(name)?.[1];
    if (pid !== undefined && !lives(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
