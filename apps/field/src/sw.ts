/// <reference lib="webworker" />
import {
  fileOf,
  markWhole,
  openShell,
  readInUse,
  wholeShells,
  wishCache,
  writeInUse,
} from './shell/shells.ts';
import { answerCarry, carryPath, hearCarry } from './sw-carry.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Array<{ url: string; revision: string | null }>;
};

const files = self.__WB_MANIFEST;
const build = nameOf(JSON.stringify(files));
const page = '/field/index.html';
const at = (url: string): string => new URL(url, `${self.location.origin}/field/`).pathname;

self.addEventListener('message', hearCarry);

// Static files below /field/ by GET, and nothing else: a worker that answers an upload's POST sends empty bodies on some
// browsers. An address with a question mark asks the server: so the page learns of a newer version.
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (!url.pathname.startsWith('/field/') && url.pathname !== '/field') return;
  // A file that the page writes for a stick, on its way out.
  if (carryPath.test(url.pathname)) event.respondWith(answerCarry(url));
  else if (request.mode === 'navigate') event.respondWith(kept(page, request));
  else if (url.search === '') event.respondWith(kept(url.pathname, request));
});

/**
 * From the version in use. Files with a hash in their name may also be asked of another kept version: a page that was
 * opened under it still loads its parts. What nobody keeps comes from the network.
 */
async function kept(path: string, request: Request): Promise<Response> {
  const inUse = await readInUse(caches);
  const own = inUse === null ? null : await fileOf(caches, inUse, path);
  if (own !== null) return own;
  const others = (await wholeShells(caches)).filter((shell) => shell.build !== inUse);
  if (path.startsWith('/field/assets/'))
    for (const shell of others) {
      const file = await fileOf(caches, shell.build, path);
      if (file !== null) return file;
    }
  try {
    return await fetch(request);
  } catch (cause) {
    // A browser that threw the version in use away opens another one rather than nothing.
    for (const shell of request.mode === 'navigate' ? others : []) {
      const file = await fileOf(caches, shell.build, path);
      if (file !== null) return file;
    }
    throw cause;
  }
}

// A waiting worker takes over by itself once every tab is closed, also in the middle of a visit. So a new version is not
// even fetched until a person has asked for it on the settings page (which says so by creating this cache); and whichever
// worker runs, the version in use stays in use until that person takes the new one. Nothing hurries the new worker: under
// an open page it would have to wait for all that the old one is still answering.
self.addEventListener('install', (event) => {
  event.waitUntil(installIfWanted());
});

async function installIfWanted(): Promise<void> {
  const first = self.registration.active === null;
  if (!first && !(await caches.has(wishCache))) throw new Error('update-not-asked-for');
  const shell = await openShell(caches, build);
  await Promise.all(
    files.map(async ({ url, revision }) => {
      const path = at(url);
      if ((await shell.match(path)) !== undefined) return;
      // A hashed name is the same file in every version: what is here is not fetched again.
      const here = revision === null ? await caches.match(path) : undefined;
      const file = here ?? (await fetch(path, { cache: revision === null ? 'default' : 'reload' }));
      if (!file.ok || file.redirected) throw new Error(`not fetched: ${path}`);
      await shell.put(path, file);
    }),
  );
  await markWhole(caches, build, Date.now());
  await caches.delete(wishCache);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      if ((await readInUse(caches)) === null) await writeInUse(caches, build);
      for (const name of await caches.keys())
        if (name.startsWith('workbox-precache')) await caches.delete(name);
    })(),
  );
});

/** A name for these files, the same wherever they are the same; nothing is proven by it (FNV-1a, twice 32 bits). */
function nameOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
    b = Math.imul(b + text.charCodeAt(i), 0x85ebca6b) >>> 0;
  }
  return `${a.toString(16).padStart(8, '0')}${b.toString(16).padStart(8, '0')}`;
}
