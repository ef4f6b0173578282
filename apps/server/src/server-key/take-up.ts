import type { Database, OpenDatabase } from '@mingcha/db';
import { serverKeyLifecycle } from '@mingcha/domain/access';
import { type KeyChange, type NamedKey, namedKeyOf, type Signer, signKeyChange } from '@mingcha/journal';
import { togetherAsOffice } from '../act.ts';
import type { Secrets } from '../config/secrets.ts';
import { signerOf } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { changesIn, keyLine } from './key-line.ts';
import { keepKnownKeys, promoteNextKey, readKnownKeys } from './known-keys.ts';

/** A key that is to be taken up: said by both, and not yet in the journal. */
export interface DueChange {
  readonly id: string | null;
  readonly ground: 'routine' | 'stolen' | 'lost' | 'restored';
  readonly former: NamedKey;
  readonly change: KeyChange;
}

export interface TakenUp {
  readonly secrets: Secrets;
  readonly due: DueChange | null;
}

interface Parts {
  readonly folder: string;
  readonly secrets: Secrets;
  readonly now: () => number;
  /** Opens the database with the former key, which signs what is not signed yet. */
  readonly open: (secrets: Secrets) => Promise<OpenDatabase>;
  /** What two persons ordered because the present key is lost; only the rescue says it. */
  readonly order?: ((db: OpenDatabase, next: Signer) => Promise<void>) | undefined;
}

/**
 * Before the server opens: what two persons confirmed is carried out. The former key signs the log once more as far as it goes,
 * and hands over; from the next entry on the new one signs alone. Killed anywhere, the next start does it again.
 */
export async function takeUpServerKey({ folder, secrets, now, open, order }: Parts): Promise<TakenUp> {
  const { next } = secrets;
  if (next === null) return { secrets, due: null };
  const db = await open(secrets);
  try {
    const key = signerOf(next);
    if (secrets.isReceiptLost) await order?.(db, key);
    const rows = await db.prisma.serverKey.findMany({ where: { key: key.writer }, orderBy: { id: 'asc' } });
    const taken: Secrets = { ...secrets, receipt: next, next: null, isReceiptLost: false };
    // Said already, and killed before the files were: they follow.
    if (rows.some(({ state }) => state === 'changed')) return { secrets: taken, due: null };
    const row = rows.find(({ state }) => state === 'confirmed');
    if (row === undefined || row.confirmation === null) return { secrets, due: null };
    const ground = row.ground as 'routine' | 'stolen' | 'lost';
    if (!secrets.isReceiptLost) await db.sequencer.run();
    const former = await formerKey(db, folder, secrets);
    const head = await db.prisma.treeHead.findFirst({
      where: { key: former.key },
      orderBy: { size: 'desc' },
    });
    // Nothing was signed yet, or another process holds the log: the next start finds it.
    if (head === null) return { secrets, due: null };
    const from = Number(head.size);
    const isPlaced = (await db.tree.placements([row.confirmation], from)).length > 0;
    if (!isPlaced && !secrets.isReceiptLost) return { secrets, due: null };
    const gives = ground === 'routine' && !secrets.isReceiptLost ? signerOf(secrets.receipt) : former;
    const change = await signKeyChange(gives, key, {
      entry: row.confirmation,
      from,
      // A clock that was put back must not end the key before what it signed.
      at: Math.max(now(), Number(head.at)),
    });
    return { secrets: taken, due: { id: row.id, ground, former, change } };
  } finally {
    await db.close();
  }
}

async function formerKey(db: Database, folder: string, secrets: Secrets): Promise<NamedKey> {
  if (!secrets.isReceiptLost) return namedKeyOf(signerOf(secrets.receipt));
  const head = await db.tree.head();
  const known = readKnownKeys(folder).find(({ key }) => key === head?.key);
  if (known === undefined) throw new Error('the public half of the lost key is not known: server-keys.json');
  return { key: known.key, alg: known.alg, publicKey: known.publicKey };
}

/**
 * A backup from before a change was put back beside the later key: the journal does not know of the change any more. It is
 * said anew, without a word of the former key; whoever took the change already follows nobody until keys are compared.
 */
export async function changeAfterRestore(
  { db, secrets, now }: Pick<Services, 'db' | 'secrets' | 'now'>,
  folder: string,
): Promise<DueChange | null> {
  const present = signerOf(secrets.receipt);
  const head = await db.tree.head();
  if (head === null || head.key === present.writer) return null;
  const changed = await db.prisma.serverKey.count({ where: { key: present.writer, state: 'changed' } });
  const line = readKnownKeys(folder);
  const known = line.find(({ key }) => key === head.key);
  // A key that nobody ever took up is no later key, but a stranger.
  const isOurs = line.some(({ key }) => key === present.writer);
  if (changed > 0 || known === undefined || !isOurs) return null;
  const former = { key: known.key, alg: known.alg, publicKey: known.publicKey };
  const change = await signKeyChange(former, present, {
    entry: null,
    from: head.size,
    at: Math.max(now(), head.at),
  });
  return { id: null, ground: 'restored', former, change };
}

/** Said in the journal first, then in the files. */
export async function recordChange(services: Services, due: DueChange): Promise<void> {
  const { prisma } = services.db;
  const row = due.id === null ? null : await prisma.serverKey.findUniqueOrThrow({ where: { id: due.id } });
  const first = await prisma.office.findFirstOrThrow({ orderBy: [{ foundedAt: 'asc' }, { id: 'asc' }] });
  const office = row?.office ?? first.id;
  const subject = { type: 'server-key' as const, id: due.id ?? services.newId('svk') };
  const { ground, former, change } = due;
  await togetherAsOffice(services, office, [subject], (t) =>
    t.act({
      lifecycle: serverKeyLifecycle,
      subject,
      creates: due.id === null,
      command: { type: 'changeServerKey', ground, former, change },
      facts: {},
    }),
  );
  services.log.warn(
    { former: former.key, key: change.next.key, from: change.from, ground },
    'the key of the server was changed',
  );
}

/** What the files say follows the journal. */
export async function settleKeyFiles(services: Services, folder: string): Promise<void> {
  const rows = await services.db.prisma.serverKey.findMany({ where: { state: 'changed' } });
  keepKnownKeys(folder, keyLine(changesIn(rows), services.receipts));
  const { key } = namedKeyOf(services.receipts);
  if (rows.some((row) => row.key === key)) promoteNextKey(folder);
}
