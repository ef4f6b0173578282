import type { Database } from '@mingcha/db';
import { officeClock } from '@mingcha/domain';
import { writerIdOf } from '@mingcha/journal';
import { togetherAsOffice } from '../act.ts';
import { draftsOf, keyOf } from '../acting/drafts.ts';
import { digestOf, readCredentials } from '../capabilities/access/credential.ts';
import { laneEvents } from '../capabilities/setup/founding-events.ts';
import type { Secrets } from '../config/secrets.ts';
import { ports } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { StartFailure } from './failure.ts';

/**
 * Before anything is written: keys made a moment ago beside a database that holds an office mean that the folder of secrets
 * was lost, not absent. A server that was given the installation's keys knows the digests of its passwords.
 */
/** `giving`: the key that gives way to the present one at this very start. */
export async function assertOwnSecrets(
  db: Database,
  secrets: Secrets,
  folder: string,
  giving: string | null,
): Promise<void> {
  const accounts = await db.prisma.personAccount.findMany({ where: { open: true, digest: { not: null } } });
  if (accounts.length === 0) return;
  const digests = new Set(accounts.map((account) => account.digest));
  const rows = await readCredentials(db.reader.prisma);
  if (!rows.some((row) => digests.has(digestOf(secrets.credential, row))))
    throw new StartFailure('secrets-lost', { folder });
  // Receipts and heads of a key that no tablet knows would be worth nothing: its file alone was lost.
  const head = await db.tree.head();
  const present = writerIdOf(ports, secrets.receipt.publicKey);
  if (head === null || head.key === present || head.key === giving) return;
  // Taken up, and stopped before anything was signed with it.
  const changed = await db.prisma.serverKey.count({ where: { key: present, state: 'changed' } });
  if (changed === 0) throw new StartFailure('secrets-lost', { folder });
}

/** Lanes that this process has and no entry names yet (more lanes were set, a server was added): the first thing they say is who they are. */
export async function openNewLanes(services: Services): Promise<void> {
  const { db, secrets } = services;
  const office = await db.prisma.office.findFirst({ orderBy: [{ foundedAt: 'asc' }, { id: 'asc' }] });
  if (office === null) return;
  const known = new Set(
    (await db.prisma.serverLane.findMany({ select: { writer: true } })).map((lane) => lane.writer),
  );
  const writers = secrets.lanes.map((key) => writerIdOf(ports, key.publicKey));
  const events = laneEvents(services).filter((_, n) => !known.has(writers[n] ?? ''));
  if (events.length === 0) return;
  const subjects = events.map((event) => event.subject);
  await togetherAsOffice(services, office.id, subjects, async (t) => {
    const counts = new Map(subjects.map((subject) => [keyOf(subject), 0]));
    const author = { office: office.id, person: officeClock, seat: null };
    await t.reader.append(draftsOf(events, author, counts, []));
  });
}
