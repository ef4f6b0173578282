import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { chmod, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface StoredBlob {
  readonly sha256: string;
  readonly size: number;
  /** Path inside the store, as kept in the table. */
  readonly path: string;
}

export interface Range {
  readonly start: number;
  /** Inclusive. */
  readonly end: number;
}

/**
 * Bytes under their own SHA-256. A blob is written whole and synced before it has its name, never overwritten and never
 * changed; two writers of the same bytes end in one file.
 */
export class BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('a blob is named by 64 hexadecimal digits');
    return join(sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  absolute(sha256: string): string {
    return join(this.#folder, this.pathOf(sha256));
  }

  async size(sha256: string): Promise<number | null> {
    try {
      return (await stat(this.absolute(sha256))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** When bytes, name or rights of the file last changed: no ordinary call sets this back. Null: it is not there. */
  async touched(sha256: string): Promise<number | null> {
    try {
      return (await stat(this.absolute(sha256))).ctimeMs;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  put(bytes: Uint8Array): Promise<StoredBlob> {
    return this.putFrom((write) => write(bytes));
  }

  /** The same of what comes piece by piece, so that nobody holds all of it. */
  async putFrom(
    fill: (write: (chunk: Uint8Array) => Promise<void>) => Promise<unknown>,
  ): Promise<StoredBlob> {
    const incoming = join(this.#folder, '.incoming', randomUUID());
    await mkdir(dirname(incoming), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let size = 0;
    try {
      const file = await open(incoming, 'wx', 0o400);
      try {
        await fill(async (chunk) => {
          hash.update(chunk);
          size += chunk.byteLength;
          await file.writeFile(chunk);
        });
        await file.sync();
      } finally {
        await file.close();
      }
      return await this.adopt(incoming, hash.digest('hex'), size);
    } finally {
      await rm(incoming, { force: true });
    }
  }

  /**
   * Gives a complete, synced file its name. The caller has hashed it. The old name stays and may be removed:
   * both are one file.
   */
  async adopt(file: string, sha256: string, size: number): Promise<StoredBlob> {
    const target = this.absolute(sha256);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await chmod(file, 0o400);
    try {
      await link(file, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    for (const folder of [dirname(target), dirname(dirname(target)), this.#folder]) await syncFolder(folder);
    return { sha256, size, path: this.pathOf(sha256) };
  }

  read(sha256: string, range?: Range): ReadStream {
    return createReadStream(
      this.absolute(sha256),
      range === undefined ? {} : { start: range.start, end: range.end },
    );
  }

  async hash(sha256: string): Promise<{ sha256: string; size: number }> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of this.read(sha256)) {
      hash.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
    return { sha256: hash.digest('hex'), size };
  }

  /**
   * Lawful destruction: the bytes are overwritten, so that no other name of the same file still holds them, and the name
   * goes. Returns once the disk has forgotten it; may run twice.
   */
  async destroy(sha256: string): Promise<void> {
    const path = this.absolute(sha256);
    const size = await this.size(sha256);
    if (size === null) return;
    await chmod(path, 0o600);
    const file = await open(path, 'r+');
    try {
      const zeros = Buffer.alloc(1_048_576);
      for (let at = 0; at < size; at += zeros.length)
        await file.write(zeros, 0, Math.min(zeros.length, size - at), at);
      await file.sync();
    } finally {
      await file.close();
    }
    await rm(path);
    await syncFolder(dirname(path));
  }

  /**
   * Files that were on their way to a name and that nothing was written to since: whoever wrote them ended in the middle. Nobody
   * can go on with one, they have no name that anybody else knows.
   */
  async dropIncoming(untouchedSince: number): Promise<number> {
    const folder = join(this.#folder, '.incoming');
    let dropped = 0;
    for (const name of await list(folder)) {
      const file = join(folder, name);
      // It may have been given its name just now.
      const found = await stat(file).catch(() => null);
      if (found === null || found.mtimeMs > untouchedSince) continue;
      await rm(file, { force: true });
      dropped += 1;
    }
    return dropped;
  }

  /** Everything in the store by name and by where it lies, for the check that nothing lies there unrecorded. */
  async *names(): AsyncGenerator<{ name: string; path: string }> {
    for (const first of await list(this.#folder)) {
      if (first.length !== 2) continue;
      for (const second of await list(join(this.#folder, first)))
        for (const name of await list(join(this.#folder, first, second)))
          yield { name, path: join(first, second, name) };
    }
  }
}

async function list(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
