import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packTar, type TarEntry, unpackTar } from 'modern-tar';
import type { Folders } from '../config/settings.ts';
import { BackupFailure } from './failure.ts';
import type { Pieces } from './pieces.ts';

/** Files of a process that is at work, and what an address of today is worth tomorrow. */
const passing = (name: string) => name.startsWith('.') || name === 'running-database.url';

/** Marks of keys that were destroyed for good. */
export const destroyedMarks = (folders: Pick<Folders, 'keys'>): string[] =>
  existsSync(folders.keys) ? readdirSync(folders.keys).filter((name) => name.endsWith('.destroyed')) : [];

/** Everything that opens or signs, as one plain tar. A key that is destroyed while it is read leaves its mark, and is left out. */
export async function* keysArchive(
  folders: Pick<Folders, 'keys' | 'secrets'>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const entries: TarEntry[] = [];
  for (const part of ['secrets', 'keys'] as const)
    for (const name of readdirSync(folders[part]).sort()) {
      if (passing(name)) continue;
      let body: Uint8Array;
      try {
        body = readFileSync(join(folders[part], name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
        throw error;
      }
      const header = { name: `${part}/${name}`, size: body.length, mode: 0o600, type: 'file' as const };
      entries.push({ header: { ...header, mtime: new Date(0) }, body });
    }
  yield await packTar(entries);
}

/** What an archive of keys holds; anything else in it makes it none. */
export async function keysIn(
  pieces: Pieces,
  folder: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }[]> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  const entries = await unpackTar(Buffer.concat(parts), { strict: true });
  return entries.map(({ header: { name, type }, data }) => {
    if (type !== 'file' || !/^(secrets|keys)\/[\w-][\w.-]*$/.test(name))
      throw new BackupFailure('not-keys', { folder });
    return { name, bytes: data ?? new Uint8Array() };
  });
}
