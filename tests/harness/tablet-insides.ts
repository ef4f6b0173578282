import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';

/** What lies on the tablet's own disk, read past the app: states and hashes are in clear, contents are sealed. */
export interface TabletInsides {
  readonly entries: { seq: number; hash: string; state: string }[];
  readonly media: { id: string; state: string; size: number; sha256: string; sentBytes: number }[];
  readonly receipts: number;
  /** Names of media of which bytes are still here. */
  readonly vault: string[];
}

export function insidesOf(page: Page): Promise<TabletInsides> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const asked = indexedDB.open('notes');
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    const all = <T>(store: string) =>
      new Promise<T[]>((done, failed) => {
        const asked = db.transaction(store, 'readonly').objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result as T[]);
        asked.onerror = () => failed(asked.error);
      });
    type Entry = { seq: number; hash: string; state: string };
    type Medium = { id: string; state: string; size: number; sha256: string; sentBytes: number };
    const entries = await all<Entry>('entries');
    const media = await all<Medium>('media');
    const receipts = await all<object>('receipts');
    db.close();
    const vault: string[] = [];
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('vault').catch(() => null);
    if (folder !== null) for await (const name of folder.keys()) vault.push(name);
    return {
      entries: entries.map(({ seq, hash, state }) => ({ seq, hash, state })),
      media: media.map(({ id, state, size, sha256, sentBytes }) => ({ id, state, size, sha256, sentBytes })),
      receipts: receipts.length,
      vault,
    };
  });
}

type Remembering = typeof globalThis & { shown?: Map<string, Blob> };

/** Runs before the app: keeps hold of what is given out as a picture, for the page may not fetch it (its policy says so). */
export function rememberPictures(): void {
  const shown = new Map<string, Blob>();
  (globalThis as Remembering).shown = shown;
  const give = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (made) => {
    const address = give(made);
    if (made instanceof Blob) shown.set(address, made);
    return address;
  };
}

/** Digests of the pictures that the page shows right now, over the very bytes that it shows. */
export async function picturesOn(page: Page): Promise<string[]> {
  const shown = await page.locator('img[src^="blob:"]').evaluateAll((images) =>
    Promise.all(
      images.map(async (image) => {
        const blob = (globalThis as Remembering).shown?.get((image as HTMLImageElement).src);
        if (blob === undefined) throw new Error('a picture that nobody gave out');
        return [...new Uint8Array(await blob.arrayBuffer())];
      }),
    ),
  );
  return shown.map((bytes) => createHash('sha256').update(Uint8Array.from(bytes)).digest('hex'));
}
