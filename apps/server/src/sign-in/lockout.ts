import { createHmac, randomUUID } from 'node:crypto';
import type { PrismaClient } from '@mingcha/db';
import type { Settings } from '../config/settings.ts';

export interface Lockout {
  /** Claims one attempt before the password is looked at; so a hundred guesses at once are still five. */
  claim(
    username: string,
  ): Promise<{ allowed: true; attempt: string; left: number } | { allowed: false; until: number }>;
  succeeded(attempt: string): Promise<void>;
  /** By an administrator. */
  unlock(username: string): Promise<void>;
  lockedUntil(username: string): Promise<number | null>;
}

/**
 * Five failures within fifteen minutes close a name for thirty, whether or not somebody bears it: the answer to an
 * unknown name is the same in words, count and time.
 */
export function createLockout(
  prisma: PrismaClient,
  key: Uint8Array,
  now: () => number,
  rule: Settings['lockout'],
): Lockout {
  const nameOf = (username: string) =>
    createHmac('sha256', key)
      .update(`name\n${username.normalize('NFKC').toLowerCase()}`)
      .digest('hex');

  const failures = (client: Pick<PrismaClient, 'signInAttempt'>, name: string, since: number) =>
    client.signInAttempt.findMany({
      where: { name, ok: false, at: { gt: BigInt(since) } },
      orderBy: { at: 'asc' },
      select: { at: true },
    });

  async function lockOf(client: Pick<PrismaClient, 'signInAttempt'>, name: string, at: number) {
    const times = (await failures(client, name, at - rule.lasts - rule.within)).map((row) => Number(row.at));
    let until: number | null = null;
    for (let i = rule.failures - 1; i < times.length; i += 1) {
      const last = times[i] ?? 0;
      const first = times[i - rule.failures + 1] ?? 0;
      if (last - first <= rule.within) until = last + rule.lasts;
    }
    const recent = times.filter((time) => time > at - rule.within).length;
    return { until: until !== null && until > at ? until : null, recent };
  }

  return {
    claim: (username) =>
      prisma.$transaction(async (tx) => {
        const name = nameOf(username);
        const at = now();
        // One claim of a name at a time, over all servers.
        await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${name}`}, 0))::text`;
        const { until, recent } = await lockOf(tx, name, at);
        if (until !== null) return { allowed: false as const, until };
        const attempt = randomUUID();
        await tx.signInAttempt.create({ data: { id: attempt, name, at: BigInt(at), ok: false } });
        return { allowed: true as const, attempt, left: Math.max(0, rule.failures - recent - 1) };
      }),
    async succeeded(attempt) {
      const row = await prisma.signInAttempt.update({ where: { id: attempt }, data: { ok: true } });
      await prisma.signInAttempt.deleteMany({ where: { name: row.name, ok: false } });
    },
    async unlock(username) {
      await prisma.signInAttempt.deleteMany({ where: { name: nameOf(username), ok: false } });
    },
    async lockedUntil(username) {
      return (await lockOf(prisma, nameOf(username), now())).until;
    },
  };
}
