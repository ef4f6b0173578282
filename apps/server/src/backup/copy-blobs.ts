import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { link, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { BlobRow } from './copy-database.ts';
import { BlobLine, type Manifest, readManifest } from './manifest.ts';
import { digestOfFile, keep, meter, type Pieces, sealedFor } from './pieces.ts';

/** What was sealed for others is of no use to these: they get a folder of their own. */
export const blobFolder = (recipients: readonly string[] | null): string =>
  recipients === null
    ? 'blobs'
    : `blobs-${createHash('sha256')
        .update([...recipients].sort().join('\n'))
        .digest('hex')
        .slice(0, 12)}`;

export const pathIn = (folder: string, sha256: string, isSealed: boolean): string =>
  join(folder, sha256.slice(0, 2), sha256.slice(2, 4), isSealed ? `${sha256}.age` : sha256);

/** What earlier backups in this place say lies there, so that nothing of it is read again. */
export async function knownBlobs(to: string, folder: string): Promise<Map<string, BlobLine['stored']>> {
  const known = new Map<string, BlobLine['stored']>();
  for (const name of (await readdir(to)).filter((one) => !one.startsWith('.'))) {
    if (!existsSync(join(to, name, 'manifest.json'))) continue;
    let manifest: Manifest;
    try {
      manifest = readManifest(join(to, name));
    } catch {
      // Somebody else's folder, or a backup that was damaged since: nothing is taken from its word.
      continue;
    }
    if (manifest.blobs.folder !== folder || manifest.blobs.list === null) continue;
    try {
      for await (const line of linesOf(createReadStream(join(to, name, manifest.blobs.list.name))))
        known.set(line.sha256, line.stored);
    } catch {
      // As above.
    }
  }
  return known;
}

export async function* linesOf(pieces: Pieces): AsyncGenerator<BlobLine> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  for (const line of gunzipSync(Buffer.concat(parts)).toString('utf8').split('\n'))
    if (line !== '') yield BlobLine.parse(JSON.parse(line));
}

export interface CopiedBlobs {
  readonly lines: readonly BlobLine[];
  readonly damaged: Manifest['blobs']['damaged'];
  /** Written this time; the others lay there. */
  readonly copied: number;
  readonly copiedBytes: number;
}

export interface BlobWay {
  readonly from: BlobStore;
  /** Where backups lie side by side. */
  readonly to: string;
  readonly recipients: readonly string[] | null;
  readonly signal: AbortSignal;
  /** On one disk a file that never changes needs no copy; what it holds is hashed when it is put back. */
  readonly linked: boolean;
  readonly progress: (done: number, of: number) => void;
}

const atOnce = 3;

/** Every file that the snapshot names, hashed as it is copied. */
export async function copyBlobs(rows: readonly BlobRow[], way: BlobWay): Promise<CopiedBlobs> {
  const { from, to, recipients, signal, linked, progress } = way;
  const folder = blobFolder(recipients);
  const known = await knownBlobs(to, folder);
  const lines: BlobLine[] = [];
  const damaged: Manifest['blobs']['damaged'] = [];
  let copied = 0;
  let copiedBytes = 0;
  let done = 0;

  async function take({ sha256, size }: BlobRow): Promise<void> {
    const path = pathIn(join(to, folder), sha256, recipients !== null);
    const there = await stat(path).catch(() => null);
    const told = known.get(sha256);
    if (there !== null && told !== undefined && there.size === told.size) {
      lines.push({ sha256, size, stored: told });
      return;
    }
    // A file under its name is whole; one that no list tells of (its backup was broken off) is read once.
    if (there !== null) {
      const stored = await digestOfFile(path);
      if (recipients !== null || stored.sha256 === sha256) {
        lines.push({ sha256, size, stored });
        return;
      }
    }
    if ((await from.size(sha256)) === null) {
      damaged.push({ sha256, why: 'missing' });
      return;
    }
    if (linked && (await isLinked(from.absolute(sha256), path))) {
      lines.push({ sha256, size, stored: { sha256, size } });
      return;
    }
    const plain = meter();
    const changed = new Error('changed');
    async function* watched(): AsyncGenerator<Uint8Array> {
      yield* plain.through(from.read(sha256));
      // Thrown before it is given its name: other bytes never stand under this one.
      if (plain.told().sha256 !== sha256) throw changed;
    }
    try {
      const stored = await keep(path, await sealedFor(recipients, watched()), signal);
      lines.push({ sha256, size, stored });
      copied += 1;
      copiedBytes += stored.size;
    } catch (error) {
      if (!isOrCauses(error, changed)) throw error;
      damaged.push({ sha256, why: 'changed' });
    }
  }

  const waiting = [...rows];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        signal.throwIfAborted();
        await take(row);
        done += 1;
        progress(done, rows.length);
      }
    }),
  );
  lines.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  damaged.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  return { lines, damaged, copied, copiedBytes };
}

/** False where the file system knows no links. */
async function isLinked(file: string, path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await link(file, path);
    return true;
  } catch {
    return false;
  }
}

const isOrCauses = (error: unknown, wanted: Error): boolean =>
  error === wanted || (error instanceof Error && error.cause === wanted);
