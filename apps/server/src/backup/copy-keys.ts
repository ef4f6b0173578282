import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders } from '../config/settings.ts';
import { type TarFile, tarOf } from './tar.ts';

/** Files of a process that is at work, and what an address of today is worth tomorrow. */
const passing = (name: string) => name.startsWith('.') || name === 'running-database.url';

/** Marks of keys that were destroyed for good. */
export const destroyedMarks = (folders: Pick<Folders, 'keys'>): string[] =>
  existsSync(folders.keys) ? readdirSync(folders.keys).filter((name) => name.endsWith('.destroyed')) : [];

/** Everything that opens or signs, as one archive. A key that is destroyed while it is read leaves its mark, and is left out. */
export function keysArchive(folders: Pick<Folders, 'keys' | 'secrets'>): AsyncGenerator<Uint8Array> {
  function* files(): Generator<TarFile> {
    for (const part of ['secrets', 'keys'] as const)
      for (const name of readdirSync(folders[part]).sort()) {
        if (passing(name)) continue;
        let bytes: Uint8Array;
        try {
          bytes = readFileSync(join(folders[part], name));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
          throw error;
        }
        yield { name: `${part}/${name}`, bytes };
      }
  }
  return tarOf(files());
}
