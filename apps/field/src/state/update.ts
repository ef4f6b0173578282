import { visitLifecycle } from '@mingcha/domain/visits';
import type { Notebook } from '../journal/notebook.ts';

const consentCache = 'notes-update-wanted';

/** A visit under way, or a paper under way, stays with the version that it was begun with. */
export const isVisiting = (notebook: Notebook): boolean =>
  notebook
    .subjects('visit')
    .some((id) => ['started', 'ended', 'draft-paper'].includes(notebook.stateOf(visitLifecycle, id).status));

/** Is there another version than the one that runs? Compares the shell on the server with the one kept here. */
export async function isUpdateThere(): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration('/field/');
  if (registration?.active == null) return false;
  const [kept, fresh] = await Promise.all([
    fetch('/field/index.html'),
    fetch(`/field/index.html?fresh=${Date.now()}`, { cache: 'no-store' }),
  ]);
  return fresh.ok && (await fresh.text()) !== (await kept.text());
}

/** A person said yes: only now the new worker installs (it refuses otherwise) and takes over. */
export async function takeUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/field/');
  if (registration === undefined) return;
  await caches.open(consentCache);
  const taken = new Promise<void>((done) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true });
  });
  await registration.update();
  await Promise.race([taken, new Promise((done) => setTimeout(done, 15_000))]);
  window.location.reload();
}
