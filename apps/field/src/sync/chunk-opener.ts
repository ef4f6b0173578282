import { StorageFailed } from '../vault/opfs-store.ts';
import type { OpenAnswer, OpenAsk } from './open-worker.ts';

/** The vault does not give this piece back as it was written. */
export class PieceBroken extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'PieceBroken';
  }
}

export interface ChunkOpener {
  open(medium: string, key: CryptoKey, start: number, end: number): Promise<Blob>;
  close(): void;
}

/** The page's side of the worker that opens chunks. */
export function startChunkOpener(): ChunkOpener {
  const waiting = new Map<number, { done: (blob: Blob) => void; failed: (cause: Error) => void }>();
  let worker: Worker | null = null;
  let last = 0;

  function fail(why: string): void {
    for (const { failed } of waiting.values()) failed(new StorageFailed(why));
    waiting.clear();
    worker?.terminate();
    worker = null;
  }

  function start(): Worker {
    const begun = new Worker(new URL('./open-worker.ts', import.meta.url), { type: 'module' });
    begun.addEventListener('message', ({ data }: MessageEvent<OpenAnswer>) => {
      const waiter = waiting.get(data.ask);
      waiting.delete(data.ask);
      if ('blob' in data) waiter?.done(data.blob);
      else waiter?.failed(data.broken ? new PieceBroken(data.why) : new StorageFailed(data.why));
    });
    begun.addEventListener('error', (event) => fail(event.message));
    return begun;
  }

  return {
    open: (medium, key, from, end) =>
      new Promise((done, failed) => {
        worker ??= start();
        last += 1;
        waiting.set(last, { done, failed });
        worker.postMessage({ ask: last, medium, key, start: from, end } satisfies OpenAsk);
      }),
    close: () => fail('closed'),
  };
}
