import { digestOf, readCredentials } from '../capabilities/access/credential.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

/**
 * Every password row against the keyed digest in the last entry that set it, both ways: a row that was swapped, one that
 * was slipped in, one that is gone, and a closed account that could sign in again.
 */
export async function* checkCredentials(ground: Ground): AsyncGenerator<Finding> {
  const { db, secrets } = ground;
  const accounts = await db.prisma.personAccount.findMany({ orderBy: { username: 'asc' } });
  const rows = await readCredentials(db.reader.prisma);
  const users = await db.prisma.user.findMany({ select: { username: true, locked: true } });
  for (const account of accounts) {
    const place = `account ${account.username} (${account.id})`;
    const mine = rows.filter((row) => row.username === account.username);
    const user = users.find((one) => one.username === account.username);
    if (!account.open) {
      if (user?.locked === false) yield { check: 'credentials', code: 'account.closed-but-open', place };
      continue;
    }
    if (account.digest === null) continue;
    const [row] = mine;
    if (row === undefined) yield { check: 'credentials', code: 'credential.missing', place };
    else if (digestOf(secrets.credential, row) !== account.digest)
      yield {
        check: 'credentials',
        code: 'credential.differs',
        place: `${place} auth_account of auth_user ${row.user}`,
      };
    if (mine.length > 1) yield { check: 'credentials', code: 'credential.second-row', place };
    if (user?.locked === true) yield { check: 'credentials', code: 'account.open-but-locked', place };
  }
  const named = new Set(accounts.map((account) => account.username));
  for (const row of rows)
    if (!named.has(row.username))
      yield {
        check: 'credentials',
        code: 'credential.without-account',
        place: `auth_user ${row.user} ${row.username}`,
      };
}
