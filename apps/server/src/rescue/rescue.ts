import type { OpenDatabase } from '@mingcha/db';
import type { Role, SubjectType } from '@mingcha/domain';
import { officeClock } from '@mingcha/domain';
import { matrix } from '@mingcha/domain/access';
import { standingOf } from '../access/standing.ts';
import type { Services } from '../services.ts';

/** Drops every projected table and folds the journal again. Answers how many subjects were folded. */
export const rebuildTables = (services: Services): Promise<number> => (services.db as OpenDatabase).rebuild();

export interface HeldRow {
  readonly hash: string;
  readonly kind: string;
  readonly subject: string;
  readonly reason: string;
  readonly since: number;
}

/** What waits, and since when. */
export async function listHeld({ db }: Services): Promise<HeldRow[]> {
  const rows = await db.prisma.held.findMany({ orderBy: [{ since: 'asc' }, { hash: 'asc' }] });
  return rows.map(({ hash, kind, subjectId, reason, since }) => ({
    hash,
    kind,
    subject: subjectId,
    reason,
    since: Number(since),
  }));
}

/** Lets a held entry pass in the name of a person whose role allows it, when the desk cannot be used for that. */
export async function releaseHeld(
  services: Services,
  { hash, username, reason }: { readonly hash: string; readonly username: string; readonly reason: string },
): Promise<string> {
  const account = await services.db.prisma.personAccount.findFirst({ where: { username, open: true } });
  if (account === null) return 'account-unknown';
  const standing = await standingOf(services.db.reader, account.person, account.office);
  const may = standing.roles.some((role: Role) =>
    Object.values(matrix[role]).some((verbs) => verbs.includes('journal.release')),
  );
  if (!may) return 'role-missing';
  return services.db.transact(async (writer) => {
    const held = await writer.prisma.held.findFirst({ where: { hash, office: account.office } });
    if (held === null) return 'not-held';
    const subject = { type: held.subjectType as SubjectType, id: held.subjectId };
    await writer.lock([subject]);
    await writer.append([
      {
        kind: 'hold.released',
        subject,
        office: account.office,
        actor: { person: account.person, seat: standing.seat },
        payload: { hash, reason },
        expected: await writer.count(subject),
      },
    ]);
    return (await writer.releaseHeld(hash)).verdict;
  });
}

/** The journal's own word that it was taken back to an earlier state and goes on with new lanes. */
export async function recordRestore(services: Services, reason: string): Promise<string> {
  const [lane] = await services.db.prisma.serverLane.findMany({ orderBy: { openedAt: 'desc' }, take: 1 });
  if (lane === undefined) throw new Error('there is no lane to speak of');
  const subject = { type: 'lane' as const, id: lane.id };
  return services.db.transact(async (writer) => {
    await writer.lock([subject]);
    const [entry] = await writer.append([
      {
        kind: 'log.restored',
        subject,
        office: lane.office,
        actor: { person: officeClock, seat: null },
        payload: { reason },
        expected: await writer.count(subject),
      },
    ]);
    return entry?.hash ?? '';
  });
}
