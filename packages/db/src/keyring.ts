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
  /**
   * A key that was lost here and is proven, for this process alone: what is folded meanwhile is read with it, and the disk has
   * it only once `keep` wrote it.
   */
  lend(kid: string, key: Uint8Array): void;
  /** Gives up what was lent. */
  letGo(kid: string): void;
  /**
   * A key that was lost here, on the disk like a new one. False: another one stands under that name, and stays.
   * Throws `key-destroyed` for one that was destroyed.
   */
  keep(kid: string, key: Uint8Array): boolean;
  /** For good. Returns once the disk has forgotten the name; the name is never given a key again. */
  destroy(kid: string): void;
  isDestroyed(kid: string): boolean;
  list(): readonly string[];
}

const named = /^[a-z0-9_-]{3,80}$/;
const keyLength = 32;

/**
 * What a case goes on under whose key was lost: a second key under the first name would make unreadable for good what a tablet
 * may still bring the key of.
 */
export const successorOf = (kid: string): string => `${kid}-2`;
const caseOf = (kid: string): string => kid.replace(/-2$/, '');

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
  const lent = new Map<string, Uint8Array>();

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
      return lent.get(kid) ?? null;
    }
    const known = cache.get(kid);
    if (known) return known;
    const key = readFileSync(path);
    if (key.length !== keyLength) throw new DbError('key-folder-not-usable', { kid, bytes: key.length });
    if (cache.size > 10_000) cache.clear();
    cache.set(kid, key);
    return key;
  }

  function assertNotDestroyed(kid: string): void {
    if (existsSync(markOf(kid)) || existsSync(markOf(caseOf(kid))))
      throw new DbError('key-destroyed', { kid });
  }

  /** Whole and synced under its name, or not at all. A name that stands keeps the key it has. */
  function put(kid: string, key: Uint8Array): void {
    const beside = join(folder, `.${kid}.${process.pid}`);
    try {
      writeSynced(beside, key, 'w');
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
  }

  function create(kid: string): Uint8Array {
    assertNotDestroyed(kid);
    const there = get(kid);
    if (there) return there;
    put(kid, random(keyLength));
    const made = get(kid);
    if (!made) throw new DbError('key-folder-not-usable', { kid });
    return made;
  }

  function keep(kid: string, key: Uint8Array): boolean {
    if (key.length !== keyLength) throw new DbError('key-folder-not-usable', { kid, bytes: key.length });
    assertNotDestroyed(kid);
    put(kid, key);
    lent.delete(kid);
    // Destroyed while it was written: the mark came before the name was looked for.
    if (existsSync(markOf(kid))) destroy(kid);
    assertNotDestroyed(kid);
    const stands = get(kid);
    return stands !== null && Buffer.from(stands).equals(key);
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
    for (const held of [cache, lent]) {
      held.get(kid)?.fill(0);
      held.delete(kid);
    }
    syncFolder(folder);
    if (existsSync(pathOf(successorOf(kid)))) destroy(successorOf(kid));
  }

  return {
    get,
    create,
    lend: (kid, key) => void lent.set(kid, key),
    letGo: (kid) => void lent.delete(kid),
    keep,
    destroy,
    isDestroyed: (kid) => named.test(kid) && existsSync(markOf(kid)),
    list: () => readdirSync(folder).filter((name) => named.test(name)),
  };
}
