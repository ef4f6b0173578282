import { isDbError, type Keyring, type OpenDatabase } from '@mingcha/db';
import type { Recorded, Subject } from '@mingcha/domain';
import { createErasures, type Erasures, type PublicKeys } from '@mingcha/journal/verify';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { Secrets } from '../config/secrets.ts';
import { signerOf } from '../journal/ports.ts';
import { type KeyChanged, keyLine } from '../server-key/key-line.ts';
import { publicKeysOf } from '../server-key/known-keys.ts';

/** What every check stands on. */
export interface Ground {
  readonly db: OpenDatabase;
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

/** Reads first what the rest is judged by: enrolments, releases and erasures, all of them entries themselves. */
export async function readGround(
  parts: Pick<Ground, 'db' | 'keyring' | 'blobs' | 'secrets'>,
): Promise<Ground> {
  const { prisma } = parts.db;
  const subjects = await prisma.entry.findMany({
    where: { kind: { in: telling } },
    select: { subjectType: true, subjectId: true },
    distinct: ['subjectType', 'subjectId'],
    orderBy: [{ subjectType: 'asc' }, { subjectId: 'asc' }],
  });
  const enrolments: Recorded[] = [];
  for (const { subjectType, subjectId } of subjects) {
    const subject = { type: subjectType as Recorded['subject']['type'], id: subjectId };
    const entries = await recordedOf(parts.db, subject);
    enrolments.push(...entries.filter((entry) => telling.includes(entry.kind)));
  }
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
  { reader }: Pick<OpenDatabase, 'reader'>,
  subject: Subject,
): Promise<readonly Recorded[]> {
  try {
    return await reader.recordedOf(subject);
  } catch (error) {
    if (isDbError(error, 'entry-unreadable')) return [];
    throw error;
  }
}
