import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DbError } from './errors.ts';
import { syncFolder } from './files.ts';

/** Keys of cases, outside the database: who has a dump has no names. 32 bytes each. */
export interface Keyring {
  /** Null: destroyed, or never here. */
  get(kid: string): Uint8Array | null;
  /** Makes the key, or answers the one that is there. Throws `key-destroyed` for one that was destroyed. */
  create(kid: string): Uint8Array;
  /** For good. Returns once the disk has forgotten the name; the name is never given a key again. */
  destroy(kid: string): void;
  isDestroyed(kid: string): boolean;
  list(): readonly string[];
}

const named = /^[a-z0-9_-]{3,80}$/;
const keyLength = 32;

function writeSynced(path: string, bytes: Uint8Array, flags: string): void {
  const handle = openSync(path, flags, 0o600);
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function openKeyring(folder: string, random: (n: number) => Uint8Array = randomBytes): Keyring {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  } catch (cause) {
    throw new DbError('key-folder-not-usable', { folder }, cause);
  }
  const cache = new Map<string, Uint8Array>();

  const pathOf = (kid: string) => {
    if (!named.test(kid)) throw new DbError('key-folder-not-usable', { kid });
    return join(folder, kid);
  };
  const markOf = (kid: string) => `${pathOf(kid)}.destroyed`;

  function get(kid: string): Uint8Array | null {
    // Which key a value was sealed under is what a stranger says: a name that no key can have is the name of none.
    if (!named.test(kid)) return null;
    const path = pathOf(kid);
    // Another process may have destroyed it: the file decides, the cache only spares reading it.
    if (!statSync(path, { throwIfNoEntry: false })) {
      cache.delete(kid);
      return null;
    }
    const known = cache.get(kid);
    if (known) return known;
    const key = readFileSync(path);
    if (key.length !== keyLength) throw new DbError('key-folder-not-usable', { kid, bytes: key.length });
    if (cache.size > 10_000) cache.clear();
    cache.set(kid, key);
    return key;
  }

  function create(kid: string): Uint8Array {
    if (existsSync(markOf(kid))) throw new DbError('key-destroyed', { kid });
    const there = get(kid);
    if (there) return there;
    const beside = join(folder, `.${kid}.${process.pid}`);
    try {
      writeSynced(beside, random(keyLength), 'w');
      // A link fails where a name stands, so two processes cannot make two keys for one case.
      linkSync(beside, pathOf(kid));
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : '';
      if (code === 'ENOSPC') throw new DbError('disk-full', { folder }, cause);
      if (code !== 'EEXIST') throw new DbError('key-folder-not-usable', { folder }, cause);
    } finally {
      rmSync(beside, { force: true });
    }
    syncFolder(folder);
    const made = get(kid);
    if (!made) throw new DbError('key-folder-not-usable', { kid });
    return made;
  }

  function destroy(kid: string): void {
    const path = pathOf(kid);
    // The mark first: a crash in between leaves a key that the next call destroys, never a name that is free again.
    writeSynced(markOf(kid), new Uint8Array(), 'w');
    syncFolder(folder);
    if (existsSync(path)) {
      writeSynced(path, new Uint8Array(keyLength), 'r+');
      rmSync(path, { force: true });
    }
    cache.get(kid)?.fill(0);
    cache.delete(kid);
    syncFolder(folder);
  }

  return {
    get,
    create,
    destroy,
    isDestroyed: (kid) => named.test(kid) && existsSync(markOf(kid)),
    list: () => readdirSync(folder).filter((name) => named.test(name)),
  };
}
