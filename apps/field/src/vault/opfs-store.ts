import type { Bytes } from '../keys/bytes.ts';
import type { ChunkStore } from './chunk-store.ts';
import type { Frame, MediaPort, StillSource } from './media-port.ts';
import { isMissing, readChunk, vaultFolder as vault } from './opfs-read.ts';
import type { Answer, Asked, Request } from './worker-messages.ts';

export class StorageFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StorageFailed';
  }
}

/** A buffer of its own that can be given away: never a window into a larger one. */
function whole(bytes: Uint8Array): Bytes {
  const isWhole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  return isWhole ? (bytes as Bytes) : new Uint8Array(bytes);
}

const isFrame = (source: StillSource): source is Frame => !(source instanceof Uint8Array);

/** Chunks in the origin private file system: `vault/<medium>/<chunk>`. Writes go through a worker that flushes. */
export function openOpfsStore(): ChunkStore {
  const worker = new Worker(new URL('./chunk-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { done: (answer: Answer) => void; failed: (cause: Error) => void }>();
  const watching = new Set<(medium: string) => void>();
  let last = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) waiter?.done(data);
    else waiter?.failed(new StorageFailed(data.error));
  });
  worker.addEventListener('error', (event) => {
    for (const waiter of waiting.values()) waiter.failed(new StorageFailed(event.message));
    waiting.clear();
  });

  function ask(asked: Asked, given: Transferable[] = []): Promise<Answer> {
    return new Promise((done, failed) => {
      last += 1;
      waiting.set(last, { done, failed });
      const request: Request = { ...asked, id: last };
      worker.postMessage(request, given);
    });
  }

  async function thumb(medium: string, key: CryptoKey, frame: ImageBitmap | null): Promise<void> {
    await ask({ do: 'thumb', medium, key, frame }, frame === null ? [] : [frame]);
    for (const listener of watching) listener(medium);
  }

  const port: MediaPort = {
    begin(medium, key, onSlice) {
      const begun = ask({ do: 'begin', medium, key });
      begun.catch(() => {});
      return {
        async push(bytes) {
          await begun;
          const given = whole(bytes);
          const { slices = [] } = await ask({ do: 'push', medium, bytes: given }, [given.buffer]);
          for (const [index, digest] of slices) onSlice(index, digest);
        },
        async finish() {
          const { digests } = await ask({ do: 'finish', medium });
          if (digests === undefined) throw new StorageFailed('no digests');
          return digests;
        },
      };
    },
    still(medium, key, source) {
      const given = isFrame(source) ? source : whole(source);
      const answered = ask({ do: 'still', medium, key, source: given }, [
        isFrame(given) ? given : given.buffer,
      ]);
      const digests = answered.then((answer) => {
        if (answer.digests === undefined) throw new StorageFailed('no digests');
        return answer.digests;
      });
      // Whoever keeps hears of it from there as well.
      digests.catch(() => {});
      return {
        digests,
        keep: async () => void (await ask({ do: 'keep', medium })),
        thumb: () => thumb(medium, key, null),
      };
    },
    thumb,
    onThumb(listener) {
      watching.add(listener);
      return () => watching.delete(listener);
    },
  };

  const folder = async (medium: string) => (await vault()).getDirectoryHandle(medium);

  return {
    port,
    write: async (medium, name, bytes) => void (await ask({ do: 'write', medium, name, bytes })),
    read: readChunk,
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
