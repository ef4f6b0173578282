/// <reference lib="webworker" />
// Owns the disk: writes chunks with a sync access handle, the only OPFS door with a real flush, which opens in workers
// only. Hashing, sealing and encoding happen here too, so that the screen never waits for them.

import type { Bytes } from '../keys/bytes.ts';
import { sideName } from './chunk-store.ts';
import { digestsOf, type MediaWriter, sealSide, writeHere, writeWhole } from './media-writer.ts';
import { encodeFrame, encodeThumb, thumbOf } from './still.ts';
import type { Answer, Request } from './worker-messages.ts';

const folders = new Map<string, Promise<FileSystemDirectoryHandle>>();

function folderOf(medium: string): Promise<FileSystemDirectoryHandle> {
  let folder = folders.get(medium);
  if (folder === undefined) {
    folder = navigator.storage
      .getDirectory()
      .then((root) => root.getDirectoryHandle('vault', { create: true }))
      .then((vault) => vault.getDirectoryHandle(medium, { create: true }));
    folder.catch(() => folders.delete(medium));
    folders.set(medium, folder);
  }
  return folder;
}

const disk = {
  async write(medium: string, name: string, bytes: Bytes): Promise<void> {
    try {
      const folder = await folderOf(medium);
      const file = await folder.getFileHandle(name, { create: true });
      const handle = await file.createSyncAccessHandle();
      try {
        handle.truncate(0);
        const written = handle.write(bytes, { at: 0 });
        if (written !== bytes.length) throw new Error(`wrote ${written} of ${bytes.length} bytes`);
        handle.flush();
      } finally {
        handle.close();
      }
    } catch (cause) {
      folders.delete(medium);
      throw cause;
    }
  },
  async removeChunk(medium: string, name: string): Promise<void> {
    try {
      await (await folderOf(medium)).removeEntry(name);
    } catch (cause) {
      if (!(cause instanceof DOMException && cause.name === 'NotFoundError')) throw cause;
    }
  },
};

interface Writing {
  readonly writer: MediaWriter;
  slices: [number, string][];
}
const writing = new Map<string, Writing>();

interface Waiting {
  readonly key: CryptoKey;
  readonly bytes: Bytes;
  readonly thumb: Bytes | null;
}
const waiting = new Map<string, Waiting>();

function writingOf(medium: string): Writing {
  const found = writing.get(medium);
  if (found === undefined) throw new Error(`nothing is being written as ${medium}`);
  return found;
}

const isFrame = (source: Uint8Array | ImageBitmap): source is ImageBitmap => source instanceof ImageBitmap;

async function keepThumb(medium: string, key: CryptoKey, thumb: Bytes): Promise<void> {
  await disk.write(medium, sideName('thumb'), await sealSide(key, medium, 'thumb', thumb));
}

async function answer(request: Request): Promise<Omit<Answer, 'id'>> {
  const { medium } = request;
  switch (request.do) {
    case 'write':
      await disk.write(medium, request.name, request.bytes);
      return {};
    case 'begin': {
      const slices: [number, string][] = [];
      const one: Writing = {
        slices,
        writer: writeHere(disk, request.key, medium, (index, digest) => one.slices.push([index, digest])),
      };
      writing.set(medium, one);
      return {};
    }
    case 'push': {
      const one = writingOf(medium);
      await one.writer.push(request.bytes);
      const { slices } = one;
      one.slices = [];
      return { slices };
    }
    case 'finish': {
      const digests = await writingOf(medium).writer.finish();
      writing.delete(medium);
      folders.delete(medium);
      return { digests };
    }
    case 'still': {
      const { source, key } = request;
      const bytes = isFrame(source) ? await encodeFrame(source) : source;
      const [digests, thumb] = await Promise.all([
        digestsOf(bytes),
        isFrame(source) ? encodeThumb(source) : thumbOf(bytes),
      ]);
      if (isFrame(source)) source.close();
      waiting.set(medium, { key, bytes, thumb });
      return { digests };
    }
    case 'keep': {
      const one = waiting.get(medium);
      if (one === undefined) throw new Error(`nothing waits as ${medium}`);
      waiting.delete(medium);
      await writeWhole(disk, one.key, medium, one.bytes);
      if (one.thumb !== null) await keepThumb(medium, one.key, one.thumb);
      folders.delete(medium);
      return {};
    }
    case 'thumb': {
      const thumb = await encodeThumb(request.frame);
      request.frame.close();
      await keepThumb(medium, request.key, thumb);
      return {};
    }
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  answer(data).then(
    (found) => self.postMessage({ id: data.id, ...found } satisfies Answer),
    (cause: unknown) => {
      const error = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
      self.postMessage({ id: data.id, error } satisfies Answer);
    },
  );
});
