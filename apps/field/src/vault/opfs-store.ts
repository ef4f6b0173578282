import type { Bytes } from '../keys/bytes.ts';
import type { ChunkStore } from './chunk-store.ts';

interface Answer {
  readonly id: number;
  readonly error?: string;
}

export class StorageFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StorageFailed';
  }
}

const isMissing = (cause: unknown) => cause instanceof DOMException && cause.name === 'NotFoundError';

/** Chunks in the origin private file system: `vault/<medium>/<chunk>`. Writes go through a worker that flushes. */
export function openOpfsStore(): ChunkStore {
  const worker = new Worker(new URL('./chunk-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { done: () => void; failed: (cause: Error) => void }>();
  let last = 0;

  worker.addEventListener('message', (event: MessageEvent<Answer>) => {
    const { id, error } = event.data;
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) waiter?.done();
    else waiter?.failed(new StorageFailed(error));
  });
  worker.addEventListener('error', (event) => {
    for (const waiter of waiting.values()) waiter.failed(new StorageFailed(event.message));
    waiting.clear();
  });

  const vault = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('vault', { create: true });
  const folder = async (medium: string) => (await vault()).getDirectoryHandle(medium);

  return {
    write: (medium, name, bytes) =>
      new Promise((done, failed) => {
        last += 1;
        waiting.set(last, { done, failed });
        worker.postMessage({ id: last, medium, name, bytes });
      }),
    async read(medium, name) {
      try {
        const file = await (await (await folder(medium)).getFileHandle(name)).getFile();
        return new Uint8Array(await file.arrayBuffer()) as Bytes;
      } catch (cause) {
        if (isMissing(cause)) return null;
        throw cause;
      }
    },
    async names(medium) {
      try {
        const names: string[] = [];
        for await (const name of (await folder(medium)).keys()) names.push(name);
        return names.sort();
      } catch (cause) {
        if (isMissing(cause)) return [];
        throw cause;
      }
    },
    async media() {
      const names: string[] = [];
      for await (const name of (await vault()).keys()) names.push(name);
      return names.sort();
    },
    async removeChunk(medium, name) {
      try {
        await (await folder(medium)).removeEntry(name);
      } catch (cause) {
        if (!isMissing(cause)) throw cause;
      }
    },
    async remove(medium) {
      try {
        await (await vault()).removeEntry(medium, { recursive: true });
      } catch (cause) {
        if (!isMissing(cause)) throw cause;
      }
    },
  };
}
