/**
 * Versions of this app as they lie in the browser's cache: one cache each, and a note which of them is in use. The page
 * and the service worker both read it, so it knows no DOM. Which version opens is decided by that note alone, never by
 * which worker happens to run (decision 0116).
 */
export interface Shell {
  readonly build: string;
  /** When it was whole in the cache. */
  readonly at: number;
}

const cacheName = (build: string): string => `notes-shell-${build}`;
const noteCache = 'notes-shells';
const inUseAt = '/field/shell-in-use';
const wholeAt = '/field/shell-whole';
/** Made by a person's wish: without it a new worker refuses to install. */
export const wishCache = 'notes-update-wanted';

export const openShell = (caches: CacheStorage, build: string): Promise<Cache> =>
  caches.open(cacheName(build));

export async function readInUse(caches: CacheStorage): Promise<string | null> {
  const note = await caches.match(inUseAt, { cacheName: noteCache });
  return note === undefined ? null : (await note.text()) || null;
}

export async function writeInUse(caches: CacheStorage, build: string): Promise<void> {
  await (await caches.open(noteCache)).put(inUseAt, new Response(build));
}

/** Last of all: a download that was cut is no version. */
export async function markWhole(caches: CacheStorage, build: string, at: number): Promise<void> {
  await (await openShell(caches, build)).put(wholeAt, new Response(JSON.stringify({ build, at })));
}

/** Whole versions, the youngest first. */
export async function wholeShells(caches: CacheStorage): Promise<Shell[]> {
  const shells: Shell[] = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(cacheName(''))) continue;
    const mark = await caches.match(wholeAt, { cacheName: name });
    if (mark !== undefined) shells.push((await mark.json()) as Shell);
  }
  return shells.sort((a, b) => b.at - a.at);
}

/** A file of this version; null when it has none by that name. */
export async function fileOf(caches: CacheStorage, build: string, path: string): Promise<Response | null> {
  return (await caches.match(path, { cacheName: cacheName(build), ignoreSearch: true })) ?? null;
}

/**
 * What may be thrown away: neither the version in use, nor the one that waits to be taken, nor any that an unfinished
 * visit was begun under.
 */
export function spareShells(
  shells: readonly Shell[],
  inUse: string | null,
  pinned: readonly string[],
): string[] {
  // Younger than the one in use, or it is a version that was left.
  const waiting = shells[0]?.build;
  return shells
    .map(({ build }) => build)
    .filter((build) => build !== inUse && build !== waiting && !pinned.includes(build));
}

export async function dropShell(caches: CacheStorage, build: string): Promise<void> {
  await caches.delete(cacheName(build));
}
