import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BackupFailure } from './failure.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Inside the backup; never a way out of it. */
const name = z
  .string()
  .regex(/^[\w.-]+(\/[\w.-]+)*$/)
  .refine((path) => !path.split('/').includes('..'));
const instant = z.int().min(0);
const file = z.strictObject({ name, size: z.int().min(0), sha256 });
export type StoredFile = z.infer<typeof file>;

const head = z.strictObject({
  v: z.literal(1),
  alg: z.enum(['ed25519+sha256', 'p256+sha256']),
  key: z.string(),
  size: z.int().min(1),
  root: sha256,
  at: instant,
  sig: z.string(),
});
const destruction = z.strictObject({ hash: sha256, kind: z.string(), arrival: instant });
export type Destruction = z.infer<typeof destruction>;

const both = {
  v: z.literal(1),
  id: z.string().regex(/^[\w.-]+$/),
  /** The moment that it shows. */
  at: instant,
  program: z.string(),
  /** Hash of the first entry of the log: whose backup this is. Null: nothing was recorded yet. */
  first: sha256.nullable(),
  /** age recipients that its files are sealed for. Null: they lie there as they are. */
  recipients: z.array(z.string()).min(1).nullable(),
  alg: z.string(),
  key: z.string(),
  sig: z.string(),
};

const Manifest = z.strictObject({
  ...both,
  format: z.literal('mingcha-backup'),
  demo: z.boolean(),
  migrations: z.array(z.string()),
  log: z.strictObject({ entries: z.int(), newest: instant.nullable(), head: head.nullable() }),
  destroyed: z.strictObject({ count: z.int(), newest: destruction.nullable() }),
  database: z.array(z.strictObject({ table: z.string(), columns: z.array(z.string()), rows: z.int(), file })),
  blobs: z.strictObject({
    /** Beside this backup; shared by all in one place. Null: this backup holds the database alone. */
    folder: name.nullable(),
    count: z.int(),
    bytes: z.int(),
    list: file.nullable(),
    /** Files that were missing or changed in the installation already. */
    damaged: z.array(z.strictObject({ sha256, why: z.enum(['missing', 'changed']) })),
  }),
});
export type Manifest = z.infer<typeof Manifest>;

const KeysManifest = z.strictObject({
  ...both,
  format: z.literal('mingcha-backup-keys'),
  file,
  /** Everything ordered to be destroyed until then. */
  destroyed: z.array(destruction),
});
export type KeysManifest = z.infer<typeof KeysManifest>;

/** One line of the list of files: what it is, and what lies in the backup for it. */
export const BlobLine = z.strictObject({
  sha256,
  size: z.int(),
  stored: z.strictObject({ sha256, size: z.int() }),
});
export type BlobLine = z.infer<typeof BlobLine>;

function read<T>(folder: string, shape: z.ZodType<T>, code: 'not-a-backup' | 'not-keys'): T {
  let text: string;
  try {
    text = readFileSync(join(folder, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw new BackupFailure(code, { folder }, cause);
  }
  try {
    const value: unknown = JSON.parse(text);
    const { v } = z.object({ v: z.int() }).parse(value);
    if (v > 1) throw new BackupFailure('backup-newer', { written: `v${v}` });
    return shape.parse(value);
  } catch (cause) {
    if (cause instanceof BackupFailure) throw cause;
    throw new BackupFailure(code, { folder }, cause);
  }
}

export const readManifest = (folder: string): Manifest => read(folder, Manifest, 'not-a-backup');
export const readKeysManifest = (folder: string): KeysManifest => read(folder, KeysManifest, 'not-keys');
