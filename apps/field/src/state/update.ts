import { visitLifecycle } from '@mingcha/domain/visits';
import { type DeviceDb, readFact, writeFact } from '../journal/device-db.ts';
import type { Notebook } from '../journal/notebook.ts';
import { News, newsSince } from '../shell/news.ts';
import { ownVersion } from '../shell/own-news.ts';
import {
  dropShell,
  fileOf,
  readInUse,
  spareShells,
  wholeShells,
  wishCache,
  writeInUse,
} from '../shell/shells.ts';

const page = '/field/index.html';
const newsFile = '/field/news.json';

/** A visit under way, or a paper under way, stays with the version that it was begun with. */
const unfinished = (notebook: Notebook): string[] =>
  notebook
    .subjects('visit')
    .filter((id) =>
      ['started', 'ended', 'draft-paper'].includes(notebook.stateOf(visitLifecycle, id).status),
    );

export const isVisiting = (notebook: Notebook): boolean => unfinished(notebook).length > 0;

/** Under which version each unfinished visit was begun. */
type Pins = Readonly<Record<string, string>>;
const pinsFact = 'shell-of-visit';

/** Notes the version of what was begun since, forgets what was handed in, and throws away versions nobody needs. */
export async function keepPins(db: DeviceDb, notebook: Notebook): Promise<void> {
  if (!('caches' in globalThis)) return;
  const inUse = await readInUse(caches);
  if (inUse === null) return;
  const before = (await readFact<Pins>(db, pinsFact)) ?? {};
  const pins: Pins = Object.fromEntries(unfinished(notebook).map((id) => [id, before[id] ?? inUse]));
  if (JSON.stringify(pins) !== JSON.stringify(before)) await writeFact(db, pinsFact, pins);
  for (const build of spareShells(await wholeShells(caches), inUse, Object.values(pins)))
    await dropShell(caches, build);
}

/** Keeps the pins right while the journal grows; looks closer only when a visit began or ended. */
export function watchPins(db: DeviceDb, notebook: Notebook): () => void {
  let known = '';
  const look = () => {
    const now = unfinished(notebook).join();
    if (now === known) return;
    known = now;
    void keepPins(db, notebook).catch(() => {
      known = '';
    });
  };
  void keepPins(db, notebook).catch(() => {});
  return notebook.subscribe(look);
}

/** What can be had: nothing, a version on the server, or one that lies here and can be taken without a network. */
export type Offer =
  | { readonly stand: 'none' | 'unknown' }
  | { readonly stand: 'there' | 'ready'; readonly news: News };

export async function lookForUpdate(): Promise<Offer> {
  const registration = await navigator.serviceWorker?.getRegistration('/field/');
  if (registration?.active == null) return { stand: 'unknown' };
  const waiting = await waitingShell();
  const fresh = await fromServer(page);
  const kept = waiting ?? (await readInUse(caches));
  const present = kept === null ? null : await (await fileOf(caches, kept, page))?.text();
  if (fresh !== null && fresh !== present)
    return { stand: 'there', news: newsIn(await fromServer(newsFile)) };
  if (waiting !== null)
    return {
      stand: 'ready',
      news: newsIn((await (await fileOf(caches, waiting, newsFile))?.text()) ?? null),
    };
  return { stand: fresh === null ? 'unknown' : 'none' };
}

/** A person asked for it: only now the new worker installs (it refuses otherwise). The version in use stays in use. */
export async function fetchUpdate(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration('/field/');
  if (registration === undefined) return false;
  await caches.open(wishCache);
  try {
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (worker !== null) await settled(worker);
  } finally {
    await caches.delete(wishCache);
  }
  return (await waitingShell()) !== null;
}

/** From the next page load on; never under a visit that was begun under the old one. */
export async function takeUpdate(notebook: Notebook): Promise<void> {
  const waiting = await waitingShell();
  if (waiting === null || isVisiting(notebook)) return;
  await writeInUse(caches, waiting);
  window.location.reload();
}

async function waitingShell(): Promise<string | null> {
  const inUse = await readInUse(caches);
  const [youngest] = await wholeShells(caches);
  return youngest === undefined || inUse === null || youngest.build === inUse ? null : youngest.build;
}

/** Past the worker and every cache. */
async function fromServer(path: string): Promise<string | null> {
  try {
    const answer = await fetch(`${path}?fresh=${Date.now()}`, { cache: 'no-store' });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function newsIn(text: string | null): News {
  try {
    const read = News.safeParse(JSON.parse(text ?? ''));
    return read.success ? newsSince(read.data, ownVersion) : [];
  } catch {
    return [];
  }
}

const settled = (worker: ServiceWorker): Promise<void> =>
  new Promise((done) => {
    const look = () => {
      if (['installed', 'activating', 'activated', 'redundant'].includes(worker.state)) done();
    };
    worker.addEventListener('statechange', look);
    look();
  });
