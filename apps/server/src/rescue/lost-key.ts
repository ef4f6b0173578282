import type { Database } from '@mingcha/db';
import type { Kind, PayloadOf } from '@mingcha/domain';
import { serverKeyLifecycle } from '@mingcha/domain/access';
import { namedKeyOf, type Signer } from '@mingcha/journal';
import { standingOf } from '../access/standing.ts';

/** Two named persons order another key because the present one is gone: the desk cannot be opened for it. */
export interface LostKeyOrder {
  readonly proposedBy: string;
  readonly confirmedBy: string;
  readonly reason: string;
}

export class LostKeyRefused extends Error {
  override readonly name = 'LostKeyRefused';
}

/** Writes their two entries, each in the name of somebody whose role allows it at the desk. */
export async function orderLostKey(
  db: Database,
  next: Signer,
  { proposedBy, confirmedBy, reason }: LostKeyOrder,
  newId: (prefix: string) => string,
): Promise<void> {
  const named = namedKeyOf(next);
  const done = await db.prisma.serverKey.count({ where: { key: named.key, state: { not: 'refused' } } });
  if (done > 0) return;
  await db.claimLanes();
  const first = await whoMay(db, proposedBy, 'proposeServerKey');
  const second = await whoMay(db, confirmedBy, 'confirmServerKey');
  if (first.person === second.person) throw new LostKeyRefused('two different persons are needed');
  const subject = { type: 'server-key' as const, id: newId('svk') };
  await db.transact(async (writer) => {
    await writer.lock([subject]);
    const say = async <K extends Kind>(kind: K, by: Who, payload: PayloadOf<K>) =>
      writer.append([
        {
          kind,
          subject,
          office: by.office,
          actor: { person: by.person, seat: by.seat },
          payload,
          expected: await writer.count(subject),
        },
      ] as Parameters<typeof writer.append>[0]);
    await say('server-key.proposed', first, { ...named, ground: 'lost', reason });
    await say('server-key.confirmed', second, { key: named.key, ground: 'lost' });
  });
}

interface Who {
  readonly person: string;
  readonly office: string;
  readonly seat: string | null;
}

async function whoMay(db: Database, username: string, command: string): Promise<Who> {
  const account = await db.prisma.personAccount.findFirst({ where: { username, open: true } });
  if (account === null) throw new LostKeyRefused(`account-unknown: ${username}`);
  const { person, office } = account;
  const { roles, seat } = await db.read((reader) => standingOf(reader, person, office));
  const row = serverKeyLifecycle.transitions.find((each) => each.command === command);
  if (!roles.some((role) => row?.roles.includes(role))) throw new LostKeyRefused(`role-missing: ${username}`);
  return { person, office, seat };
}
