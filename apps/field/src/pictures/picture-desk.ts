import type { Bytes } from '../keys/bytes.ts';
import type { Mark } from './marks.ts';
import type { PictureAnswer, PictureRequest } from './picture-messages.ts';
import type { Quad } from './quad.ts';

export interface PictureDesk {
  /** The frames are given away. */
  find(picture: ImageBitmap): Promise<Quad | null>;
  flatten(picture: ImageBitmap, quad: Quad): Promise<Bytes>;
  mark(bytes: Bytes, marks: readonly Mark[]): Promise<Bytes>;
  close(): void;
}

/** A worker for as long as somebody works on pictures. */
export function openPictureDesk(): PictureDesk {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { done: (answer: PictureAnswer) => void; failed: (why: Error) => void }>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<PictureAnswer>) => {
    const waiter = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) waiter?.done(data);
    else waiter?.failed(new Error(data.error));
  });
  worker.addEventListener('error', (event) => {
    for (const waiter of waiting.values()) waiter.failed(new Error(event.message));
    waiting.clear();
  });
  const ask = (request: PictureRequest, given: Transferable[]) =>
    new Promise<PictureAnswer>((done, failed) => {
      waiting.set(request.id, { done, failed });
      worker.postMessage(request, given);
    });
  const next = () => {
    last += 1;
    return last;
  };
  const bytesIn = ({ bytes }: PictureAnswer): Bytes => {
    if (bytes === undefined) throw new Error('no picture came back');
    return bytes;
  };
  return {
    find: async (picture) => (await ask({ id: next(), do: 'find', picture }, [picture])).quad ?? null,
    flatten: async (picture, quad) =>
      bytesIn(await ask({ id: next(), do: 'flatten', picture, quad }, [picture])),
    mark: async (bytes, marks) =>
      bytesIn(await ask({ id: next(), do: 'mark', bytes, marks }, [bytes.buffer])),
    close: () => worker.terminate(),
  };
}
