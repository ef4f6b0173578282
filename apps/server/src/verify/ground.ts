import { isDbError, type Keyring, type Reading } from '@mingcha/db';
import type { Recorded, Subject } from '@mingcha/domain';
import { createErasures, type Erasures, type PublicKeys } from '@mingcha/journal/verify';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Secrets } from '../config/secrets.ts';
import { signerOf } from '../journal/ports.ts';
import { type KeyChanged, keyLine } from '../server-key/key-line.ts';
import { publicKeysOf } from '../server-key/known-keys.ts';

/** What every check stands on. */
export interface Ground {
  readonly db: Reading;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly secrets: Secrets;
  /** Hashes that a named person released from a hold, or decided on beside another one of their number. */
  readonly released: ReadonlySet<string>;
  readonly erasures: Erasures;
  /** Opened entries of the kinds that say who may write and sign. */
  readonly enrolments: readonly Recorded[];
  /** Every key of the server, each with its time. */
  readonly serverKeys: PublicKeys;
}

const telling = [
  'lane.opened',
  'device.proposed',
  'device.enrolled',
  'device.revoked',
  'device.resolved',
  'device.purged',
  'person-key.enrolled',
  'server-key.proposed',
  'server-key.confirmed',
  'server-key.changed',
  'hold.released',
  'fields.erased',
  'evidence.destroyed',
];

const together = 500;

/** Reads first what the rest is judged by: enrolments, releases and erasures, all of them entries themselves. */
export async function readGround(
  parts: Pick<Ground, 'db' | 'keyring' | 'blobs' | 'secrets'>,
): Promise<Ground> {
  const { prisma } = parts.db;
  const subjects = await prisma.$queryRaw<readonly Subject[]>`
    select distinct subject_type as type, subject_id as id from entry where kind = any(${telling}) order by 1, 2`;
  const enrolments: Recorded[] = [];
  for (let at = 0; at < subjects.length; at += together)
    for (const entry of await recordedOfAll(parts.db, subjects.slice(at, at + together)))
      if (telling.includes(entry.kind)) enrolments.push(entry);
  const released = new Set(
    enrolments.flatMap((entry) => {
      if (entry.kind === 'hold.released') return [entry.payload.hash];
      return entry.kind === 'device.resolved' ? entry.payload.forks : [];
    }),
  );
  const orders = enrolments.flatMap((entry) =>
    entry.kind === 'fields.erased' ? [{ by: entry.hash, entries: entry.payload.entries }] : [],
  );
  const changes = enrolments.filter((entry): entry is KeyChanged => entry.kind === 'server-key.changed');
  const serverKeys = publicKeysOf(keyLine(changes, signerOf(parts.secrets.receipt)));
  return { ...parts, serverKeys, released, erasures: createErasures(orders), enrolments };
}

/** None where an entry of the subject is no JSON any more: the pass over the chains names it, and no other pass ends with it. */
export async function recordedOf(
  { reader }: Pick<Reading, 'reader'>,
  subject: Subject,
): Promise<readonly Recorded[]> {
  try {
    return await reader.recordedOf(subject);
  } catch (error) {
    if (isDbError(error, 'entry-unreadable')) return [];
    throw error;
  }
}

/** Of many, subject by subject: where one of them cannot be read, each is read for itself. */
async function recordedOfAll(db: Reading, subjects: readonly Subject[]): Promise<readonly Recorded[]> {
  try {
    return (await db.recordedOfAll(subjects)).flat();
  } catch (error) {
    if (!isDbError(error, 'entry-unreadable')) throw error;
    const all: Recorded[] = [];
    for (const subject of subjects) all.push(...(await recordedOf(db, subject)));
    return all;
  }
}
