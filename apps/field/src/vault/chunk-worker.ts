/// <reference lib="webworker" />
// Owns the disk: writes chunks with a sync access handle, the only OPFS door with a real flush, which opens in workers
// only. Hashing, sealing and encoding happen here too, so that the screen never waits for them.

import type { EvidenceDigests } from '@mingcha/journal';
import type { Bytes } from '../keys/bytes.ts';
import { sideName } from './chunk-store.ts';
import type { Frame } from './media-port.ts';
import {
  digestsOf,
  type MediaWriter,
  type NamedChunk,
  sealSide,
  sealWhole,
  writeHere,
} from './media-writer.ts';
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
  write: (medium: string, name: string, bytes: Bytes): Promise<void> =>
    disk.writeAll(medium, [{ name, bytes }]),
  /**
   * Written first and flushed then, one after the other: what the first flush brings to the disk the others find there
   * already. Resolves when each of them was flushed.
   */
  async writeAll(medium: string, chunks: readonly NamedChunk[]): Promise<void> {
    const handles: FileSystemSyncAccessHandle[] = [];
    try {
      const folder = await folderOf(medium);
      const opened = await Promise.allSettled(
        chunks.map(async ({ name }) => {
          const file = await folder.getFileHandle(name, { create: true });
          const handle = await file.createSyncAccessHandle();
          handles.push(handle);
          return handle;
        }),
      );
      opened.forEach((each, at) => {
        if (each.status === 'rejected') throw each.reason;
        const { bytes } = chunks[at] as NamedChunk;
        each.value.truncate(0);
        const written = each.value.write(bytes, { at: 0 });
        if (written !== bytes.length) throw new Error(`wrote ${written} of ${bytes.length} bytes`);
      });
      for (const handle of handles) handle.flush();
    } catch (cause) {
      folders.delete(medium);
      throw cause;
    } finally {
      for (const handle of handles) handle.close();
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

interface Prepared {
  readonly bytes: Bytes;
  readonly digests: EvidenceDigests;
  readonly chunks: readonly NamedChunk[];
}
/** Stills being encoded, hashed and sealed; then those of which a small picture is still to be made. */
const waiting = new Map<string, Promise<Prepared>>();
const kept = new Map<string, Bytes>();

function writingOf(medium: string): Writing {
  const found = writing.get(medium);
  if (found === undefined) throw new Error(`nothing is being written as ${medium}`);
  return found;
}

const isFrame = (source: Uint8Array | Frame): source is Frame => !(source instanceof Uint8Array);

async function encoded(frame: Frame): Promise<Bytes> {
  try {
    return await encodeFrame(frame);
  } finally {
    // A camera has few of them to give.
    frame.close();
  }
}

async function prepare(medium: string, key: CryptoKey, source: Bytes | Frame): Promise<Prepared> {
  const bytes = isFrame(source) ? await encoded(source) : source;
  const [digests, chunks] = await Promise.all([digestsOf(bytes), sealWhole(key, medium, bytes)]);
  return { bytes, digests, chunks };
}

async function thumbFrom(medium: string, frame: ImageBitmap | null): Promise<Bytes | null> {
  if (frame !== null) {
    const thumb = await encodeThumb(frame);
    frame.close();
    return thumb;
  }
  const bytes = kept.get(medium);
  kept.delete(medium);
  return bytes === undefined ? null : thumbOf(bytes);
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
      const prepared = prepare(medium, request.key, request.source);
      waiting.set(medium, prepared);
      return { digests: (await prepared).digests };
    }
    case 'keep': {
      const prepared = waiting.get(medium);
      if (prepared === undefined) throw new Error(`nothing waits as ${medium}`);
      waiting.delete(medium);
      const { chunks, bytes } = await prepared;
      await disk.writeAll(medium, chunks);
      kept.set(medium, bytes);
      return {};
    }
    case 'thumb': {
      const thumb = await thumbFrom(medium, request.frame);
      if (thumb !== null)
        await disk.write(medium, sideName('thumb'), await sealSide(request.key, medium, 'thumb', thumb));
      folders.delete(medium);
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
