import {
  createReadStream,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { emptyDatabase, fillDatabase, startEmbedded } from '@mingcha/db';
import { checkManifest } from '@mingcha/journal';
import { BlobStore } from '../blobs/blob-store.ts';
import { openSecrets } from '../config/secrets.ts';
import type { Settings } from '../config/settings.ts';
import { opened } from '../ferry/seal.ts';
import { ports, signerOf } from '../journal/ports.ts';
import { publicKeysOf, readKnownKeys } from '../server-key/known-keys.ts';
import { makeFolder, prepareFolders, restoringMark } from '../start/folder.ts';
import { openStoreAsItIs } from '../start/store.ts';
import { linesOf, pathIn } from './copy-blobs.ts';
import { keysIn } from './copy-keys.ts';
import { aboutPlace, BackupFailure } from './failure.ts';
import {
  type BlobLine,
  type KeysManifest,
  type Manifest,
  readKeysManifest,
  readManifest,
  type StoredFile,
} from './manifest.ts';
import { digestOfFile, keep, meter, type Pieces, unpacked } from './pieces.ts';

export interface RestoreOrder {
  /** Of the new installation: its folder is empty, and so is its database. */
  readonly settings: Settings;
  readonly from: string;
  readonly keys: string;
  /** age identities; needed where it is sealed. */
  readonly identities: readonly string[];
  readonly signal: AbortSignal;
  readonly progress?: (step: RestoreStep) => void;
}
export type RestoreStep = 'check' | 'keys' | 'database' | 'blobs' | 'verify';

export interface Backup {
  readonly folder: string;
  readonly keysFolder: string;
  readonly manifest: Manifest;
  readonly keys: KeysManifest;
  readonly lines: readonly BlobLine[];
}

/** Before anything is written: both parts belong together, and everything that is named lies there as it was put there. */
export async function readBackup(
  { from, keys: keysFolder, identities }: Pick<RestoreOrder, 'from' | 'keys' | 'identities'>,
  signal: AbortSignal,
): Promise<Backup> {
  const manifest = readManifest(from);
  const keys = readKeysManifest(keysFolder);
  if (keys.first !== manifest.first) throw new BackupFailure('keys-of-another', { folder: keysFolder });
  // Later ones may stand for earlier ones: what was destroyed in between stays destroyed.
  if (keys.at < manifest.at) throw new BackupFailure('keys-too-old', { folder: keysFolder });
  if ((manifest.recipients ?? keys.recipients) !== null && identities.length === 0)
    throw new BackupFailure('identity-missing');
  const files: [string, StoredFile][] = [
    ...manifest.database.map(({ file }): [string, StoredFile] => [from, file]),
    ...(manifest.blobs.list === null ? [] : [[from, manifest.blobs.list] as [string, StoredFile]]),
    [keysFolder, keys.file],
  ];
  for (const [folder, file] of files) await checkFile(join(folder, file.name), file, signal);
  const lines: BlobLine[] = [];
  const { list, folder } = manifest.blobs;
  if (list !== null && folder !== null)
    for await (const line of linesOf(createReadStream(join(from, list.name)))) {
      const path = blobPath(from, manifest, line);
      const size = statSync(path, { throwIfNoEntry: false })?.size;
      if (size === undefined) throw new BackupFailure('file-missing', { file: path });
      if (size !== line.stored.size) throw new BackupFailure('file-changed', { file: path });
      lines.push(line);
    }
  return { folder: from, keysFolder, manifest, keys, lines };
}

async function checkFile(path: string, { size, sha256 }: StoredFile, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (!existsSync(path)) throw new BackupFailure('file-missing', { file: path });
  const found = await digestOfFile(path);
  if (found.size !== size || found.sha256 !== sha256) throw new BackupFailure('file-changed', { file: path });
}

const blobPath = (from: string, { blobs, recipients }: Manifest, { sha256 }: BlobLine): string =>
  pathIn(join(from, '..', blobs.folder ?? ''), sha256, recipients !== null);

async function unsealed(
  path: string,
  isSealed: boolean,
  identities: readonly string[],
  pieces: Pieces = createReadStream(path, { highWaterMark: 1_048_576 }),
): Promise<Pieces> {
  if (!isSealed) return pieces;
  try {
    return await opened(identities, pieces);
  } catch (cause) {
    throw new BackupFailure('identity-wrong', { file: path }, cause);
  }
}

/** The place must be empty, and have room for all of it. */
export function checkEmpty({ folders, minFreeBytes }: Settings, { manifest }: Backup): void {
  const { data } = folders;
  if (existsSync(data)) {
    if (!statSync(data).isDirectory()) throw new BackupFailure('target-not-a-folder', { folder: data });
    if (existsSync(join(data, restoringMark)) || readdirSync(data).length > 0)
      throw new BackupFailure('folder-not-empty', { folder: data });
  }
  try {
    makeFolder(data);
  } catch (error) {
    throw aboutPlace(error, data);
  }
  const { bavail, bsize } = statfsSync(data);
  // Rows take several times the room of their packed copy.
  const rows = manifest.database.reduce((sum, { file }) => sum + file.size, 0) * 8;
  if (bavail * bsize < manifest.blobs.bytes + rows + minFreeBytes)
    throw new BackupFailure('target-full', { folder: data });
}

/**
 * Puts keys, database and files in their places. Until whoever called has verified them, the folder carries a mark with which
 * no start opens it.
 */
export async function layOut(backup: Backup, order: RestoreOrder, filled: () => void): Promise<void> {
  const { settings, signal, progress = () => {} } = order;
  const { folders } = settings;
  prepareFolders(folders, 0);
  writeFileSync(join(folders.data, restoringMark), `${backup.manifest.id}\n`);
  progress('keys');
  await layKeys(backup, order);
  await checkSignatures(backup, settings);
  progress('database');
  const store = await openStoreAsItIs(settings, () => {});
  try {
    await fillDatabase(store.directUrl, {
      migrations: backup.manifest.migrations,
      tables: backup.manifest.database.map(({ table, columns, rows, file }) => ({
        table,
        columns,
        rows,
        source: () => Readable.from(rowsOf(backup, order, file)),
      })),
    });
    filled();
  } finally {
    await store.stop();
  }
  progress('blobs');
  for (const line of backup.lines) {
    signal.throwIfAborted();
    await layBlob(backup, order, line);
  }
}

async function* rowsOf(
  backup: Backup,
  { identities }: RestoreOrder,
  file: StoredFile,
): AsyncGenerator<Uint8Array> {
  const path = join(backup.folder, file.name);
  yield* unpacked(await unsealed(path, backup.manifest.recipients !== null, identities));
}

async function layKeys(backup: Backup, { settings, identities, signal }: RestoreOrder): Promise<void> {
  const path = join(backup.keysFolder, backup.keys.file.name);
  const pieces = await unsealed(path, backup.keys.recipients !== null, identities);
  for (const { name, bytes } of await keysIn(pieces, backup.keysFolder))
    await keep(
      join(settings.folders.data, name),
      (async function* () {
        yield bytes;
      })(),
      signal,
    );
}

/** With the key that lies in the vault: a backup that was changed in its place has no such signature. */
async function checkSignatures(
  { folder, keysFolder, manifest, keys }: Backup,
  { folders }: Settings,
): Promise<void> {
  const signer = signerOf((await openSecrets(folders.secrets, 0)).receipt);
  // A key that somebody else may have signs no past either. Of others the manifest of their time counts.
  const former = readKnownKeys(folders.secrets).filter(({ stolen }) => !stolen);
  const known = new Map([...publicKeysOf(former), [signer.writer, signer]]);
  for (const [place, one] of [
    [folder, manifest],
    [keysFolder, keys],
  ] as const)
    if (!(await checkManifest(ports, one, known)).ok)
      throw new BackupFailure('signature-wrong', { file: join(place, 'manifest.json') });
}

async function layBlob(
  backup: Backup,
  { settings, identities, signal }: RestoreOrder,
  line: BlobLine,
): Promise<void> {
  const path = blobPath(backup.folder, backup.manifest, line);
  const measure = meter();
  const pieces = await unsealed(path, backup.manifest.recipients !== null, identities);
  const blobs = new BlobStore(settings.folders.blobs);
  const incoming = join(settings.folders.blobs, '.incoming', line.sha256);
  let isWiped = true;
  async function* watched(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      isWiped &&= piece.every((byte) => byte === 0);
      yield piece;
    }
  }
  await keep(incoming, measure.through(watched()), signal);
  // What is kept for going back is one file with the installation's own: a destruction since has overwritten it under both
  // names. Everything else goes back, and `verify` names what is missing.
  const { sha256 } = measure.told();
  if (sha256 !== line.sha256 && isWiped) return rmSync(incoming);
  if (sha256 !== line.sha256) throw new BackupFailure('file-changed', { file: path });
  await blobs.adopt(incoming, line.sha256, line.size);
  rmSync(incoming);
}

/** What came to nothing leaves the place as it was found: empty. `filled`: the rows in the operator's own database are ours. */
export async function takeBack(settings: Settings, filled: boolean): Promise<void> {
  const { folders, database } = settings;
  if (database.kind === 'server') {
    if (filled) await emptyDatabase(database.directUrl);
  } else if (existsSync(join(folders.postgres, 'place.json')))
    await (await startEmbedded({ folder: folders.data })).remove();
  for (const name of readdirSync(folders.data))
    rmSync(join(folders.data, name), { recursive: true, force: true });
}

export const readIdentities = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (cause) {
      throw new BackupFailure('identity-wrong', { file: path }, cause);
    }
    const found = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('AGE-SECRET-KEY-'));
    if (found.length === 0) throw new BackupFailure('identity-wrong', { file: path });
    return found;
  });
