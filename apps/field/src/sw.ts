/// <reference lib="webworker" />
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Array<string | { url: string; revision: string | null }>;
};

const consentCache = 'notes-update-wanted';

// Static files by GET, and nothing else: a worker that answers an upload's POST sends empty bodies on some browsers.
// workbox registers routes for GET only, and the shell answers page loads inside /field/ only.
const shell = new PrecacheController();
shell.addToCacheList(self.__WB_MANIFEST);
registerRoute(new PrecacheRoute(shell));
registerRoute(
  // A browser that threw the cache away still opens while there is a network.
  new NavigationRoute(async () => (await shell.matchPrecache('index.html')) ?? fetch('/field/index.html'), {
    allowlist: [/^\/field(\/|$)/],
  }),
);

// A waiting worker takes over by itself once every tab is closed, also in the middle of a visit. So a new version does
// not even install until a person has asked for it on the settings page (which says so by creating this cache).
self.addEventListener('install', (event) => {
  event.waitUntil(installIfWanted(event));
});

async function installIfWanted(event: ExtendableEvent): Promise<void> {
  const first = self.registration.active === null;
  if (!first && !(await caches.has(consentCache))) throw new Error('update-not-asked-for');
  await shell.install(event);
  if (!first) {
    await caches.delete(consentCache);
    await self.skipWaiting();
  }
}

self.addEventListener('activate', (event) => {
  event.waitUntil(shell.activate(event));
});
