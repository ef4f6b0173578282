import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSnapshot } from '@mingcha/db';
import { signManifest } from '@mingcha/journal';
import { Encrypter } from 'age-encryption';
import { BlobStore, syncFolder } from '../blobs/blob-store.ts';
import { openSecrets } from '../config/secrets.ts';
import type { Settings } from '../config/settings.ts';
import { signerOf } from '../journal/ports.ts';
import { readStamp } from '../start/folder.ts';
import type { Store } from '../start/store.ts';
import { blobFolder, type CopiedBlobs, copyBlobs } from './copy-blobs.ts';
import { type BlobRow, blobsOf, type CopiedDatabase, copyDatabase } from './copy-database.ts';
import { destroyedMarks, keysArchive } from './copy-keys.ts';
import { aboutPlace, BackupFailure } from './failure.ts';
import type { Manifest, StoredFile } from './manifest.ts';
import { keep, packed, sealedFor } from './pieces.ts';
import { checkPlaces, makePlace, onOneDisk, sweepUnfinished, unfinished } from './places.ts';

export interface BackupOrder {
  readonly settings: Settings;
  readonly store: Pick<Store, 'directUrl'>;
  /** Where backups lie side by side, and where their keys do. */
  readonly to: string;
  readonly keys: string;
  readonly recipients: readonly string[];
  readonly signal: AbortSignal;
  /** For going back to another version: it lies in the data folder itself, and files are linked. */
  readonly beside?: boolean;
  readonly now?: () => number;
  readonly progress?: (step: 'database' | 'keys' | 'blobs', done: number, of: number) => void;
}

export interface BackedUp {
  readonly folder: string;
  readonly keysFolder: string;
  readonly manifest: Manifest;
  readonly copied: Pick<CopiedBlobs, 'copied' | 'copiedBytes'>;
  readonly onOneDisk: boolean;
}

/** What can be seen before a database is opened. Answers for whom it is sealed. */
export function checkOrder({
  settings: { folders },
  to,
  keys,
  recipients,
  beside,
}: Pick<BackupOrder, 'settings' | 'to' | 'keys' | 'recipients' | 'beside'>): string[] | null {
  if (beside !== true) checkPlaces(folders.data, to, keys);
  const checked = checkedRecipients(recipients);
  if (readStamp(folders.data) === null) throw new BackupFailure('nothing-there', { folder: folders.data });
  return checked;
}

/** One backup, whole or not at all, of an installation that runs or rests. */
export async function backUp(order: BackupOrder): Promise<BackedUp> {
  const { to, keys, settings, now = Date.now } = order;
  const recipients = checkOrder(order);
  for (const place of [to, keys]) {
    makePlace(place);
    sweepUnfinished(place);
  }
  const id = idOf(now());
  const [part, keysPart] = [join(to, unfinished(id)), join(keys, unfinished(id))];
  try {
    const made = await overtaking(order, part, recipients, keysPart);
    const signer = signerOf((await openSecrets(settings.folders.secrets, 0)).receipt);
    const { destroyed, blobs, at, keyFile, ...copied } = made;
    const shared = { v: 1 as const, id, at, program: made.program, first: made.first, recipients };
    const newest = destroyed.at(-1) ?? null;
    const { database, migrations, log, demo } = copied;
    const facts = { demo, migrations, log, database, destroyed: { count: destroyed.length, newest } };
    const manifest: Manifest = await signManifest(signer, {
      ...shared,
      format: 'mingcha-backup' as const,
      ...facts,
      blobs: blobs.told,
    });
    const keysManifest = await signManifest(signer, {
      ...shared,
      format: 'mingcha-backup-keys' as const,
      file: keyFile,
      destroyed,
    });
    await keepManifest(keysPart, keysManifest, order.signal);
    await keepManifest(part, manifest, order.signal);
    // The keys first: where the backup has its name, its keys have theirs.
    await finish(keysPart, join(keys, id), keys);
    await finish(part, join(to, id), to);
    return {
      folder: join(to, id),
      keysFolder: join(keys, id),
      manifest,
      copied: blobs,
      onOneDisk: onOneDisk(to, keys),
    };
  } catch (error) {
    // Removing needs no room; what cannot be removed is still under no name of a backup.
    for (const folder of [part, keysPart]) rmSync(folder, { recursive: true, force: true });
    if (order.signal.aborted) throw new BackupFailure('interrupted', {}, error);
    throw aboutPlace(error, to);
  }
}

type Made = CopiedDatabase & {
  readonly at: number;
  readonly program: string;
  readonly demo: boolean;
  readonly keyFile: StoredFile;
  readonly blobs: CopiedBlobs & { readonly told: Manifest['blobs'] };
};

/** A destruction in the middle would leave a copy that names what is no more: then it is begun again. */
async function overtaking(
  order: BackupOrder,
  part: string,
  recipients: readonly string[] | null,
  keysPart: string,
): Promise<Made> {
  for (let tries = 1; ; tries += 1) {
    const made = await attempt(order, part, recipients, keysPart);
    if (made !== null) return made;
    if (tries === 5) throw new BackupFailure('overtaken');
  }
}

async function attempt(
  order: BackupOrder,
  part: string,
  recipients: readonly string[] | null,
  keysPart: string,
): Promise<Made | null> {
  const { settings, store, signal, now = Date.now, progress = () => {} } = order;
  const { folders } = settings;
  const stamp = readStamp(folders.data);
  const marks = destroyedMarks(folders).length;
  progress('database', 0, 1);
  // Before it is opened: what was committed until then is in it.
  const at = now();
  const snapshot = await openSnapshot(store.directUrl);
  let copied: CopiedDatabase;
  let rows: BlobRow[];
  try {
    copied = await copyDatabase(snapshot, part, recipients, signal);
    rows = await blobsOf(snapshot);
  } finally {
    await snapshot.close();
  }
  // After the snapshot: the key of everything in it was made before it was written.
  progress('keys', 0, 1);
  const keyName = recipients === null ? 'keys.tar' : 'keys.tar.age';
  const archive = await sealedFor(recipients, keysArchive(folders));
  const keyFile = await keep(join(keysPart, keyName), archive, signal);
  const from = new BlobStore(folders.blobs);
  const blobs = await copyBlobs(rows, {
    from,
    to: order.to,
    recipients,
    signal,
    linked: order.beside === true,
    progress: (done, of) => progress('blobs', done, of),
  });
  if (destroyedMarks(folders).length !== marks || (await wereTakenAway(order, blobs))) return null;
  const list = await keep(join(part, 'blobs.jsonl.gz'), packed(linesOf(blobs)), signal);
  return {
    ...copied,
    at,
    program: stamp?.version ?? '',
    demo: stamp?.demo ?? false,
    keyFile: { name: keyName, ...keyFile },
    blobs: {
      ...blobs,
      told: {
        folder: blobFolder(recipients),
        count: blobs.lines.length,
        bytes: blobs.lines.reduce((sum, { size }) => sum + size, 0),
        list: { name: 'blobs.jsonl.gz', ...list },
        damaged: blobs.damaged,
      },
    },
  };
}

async function* linesOf({ lines }: CopiedBlobs): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(`${JSON.stringify(line)}\n`);
}

/** A file that is gone although nothing says so is damage; one that is said to be gone by now was taken away meanwhile. */
async function wereTakenAway({ store }: BackupOrder, { damaged }: CopiedBlobs): Promise<boolean> {
  const missing = damaged.filter(({ why }) => why === 'missing').map(({ sha256 }) => sha256);
  if (missing.length === 0) return false;
  const snapshot = await openSnapshot(store.directUrl);
  try {
    const still = new Set((await blobsOf(snapshot)).map(({ sha256 }) => sha256));
    return missing.some((sha256) => !still.has(sha256));
  } finally {
    await snapshot.close();
  }
}

function checkedRecipients(given: readonly string[]): string[] | null {
  for (const recipient of given)
    try {
      new Encrypter().addRecipient(recipient);
    } catch (cause) {
      throw new BackupFailure('recipient-wrong', { recipient }, cause);
    }
  return given.length === 0 ? null : [...new Set(given)];
}

export const keepManifest = (folder: string, manifest: object, signal: AbortSignal) =>
  keep(
    join(folder, 'manifest.json'),
    (async function* () {
      yield Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    })(),
    signal,
  );

async function finish(part: string, name: string, place: string): Promise<void> {
  await syncFolder(part);
  renameSync(part, name);
  await syncFolder(place);
}

/** Sorted by name they are sorted by time. */
export const idOf = (at: number): string => new Date(at).toISOString().replace(/[-:]/g, '').replace('.', '');
