import type { Database } from '@mingcha/db';
import type { Role } from '@mingcha/domain';
import { abilityOf } from '../access/ability.ts';
import { standingOf } from '../access/standing.ts';
import type { AccessLog } from '../access-log/access-log.ts';
import type { Settings } from '../config/settings.ts';
import type { Session } from '../context.ts';
import type { Auth } from './auth.ts';
import { passwordDueOf } from './password-age.ts';

export type Resolved =
  | { readonly session: Session; readonly ended: false }
  /** `ended`: there was a session and it has run out, which is worth another sentence than "not signed in". */
  | { readonly session: null; readonly ended: boolean };

const administrators: readonly Role[] = ['system-admin', 'security-admin', 'auditor'];
export const isAdministrator = (roles: readonly Role[]): boolean =>
  roles.some((role) => administrators.includes(role));

/** How exactly the last sign of life is kept; a write at every request would cost more than it tells. */
const touchEvery = 15_000;

export interface Sessions {
  resolve(headers: Headers, quiet: boolean): Promise<Resolved>;
  /** After a successful sign-in: starts the clock, and for administrators ends every other session. */
  open(sessionId: string, person: string, office: string): Promise<void>;
  end(sessionId: string): Promise<void>;
  /** Every session of a person, but the one kept. */
  endAll(person: string, kept?: string): Promise<void>;
}

export function createSessions(
  auth: Auth,
  db: Database,
  accessLog: AccessLog,
  now: () => number,
  limits: Settings['sessions'],
  /** Whoever speaks to an open page of this session hears that it is over. */
  onEnd: (session: string) => void = () => {},
): Sessions {
  const client = db.prisma;

  async function end(id: string): Promise<void> {
    await client.session.deleteMany({ where: { id } });
    await client.sessionClock.deleteMany({ where: { id } });
    onEnd(id);
  }

  return {
    end,
    async endAll(person, kept = '') {
      const users = await client.user.findMany({ where: { personId: person }, select: { id: true } });
      await client.session.deleteMany({
        where: { userId: { in: users.map((user) => user.id) }, id: { not: kept } },
      });
      await client.sessionClock.deleteMany({ where: { person, id: { not: kept } } });
    },
    async open(sessionId, person, office) {
      const at = BigInt(now());
      await client.sessionClock.create({ data: { id: sessionId, person, openedAt: at, lastSeen: at } });
      const { roles } = await db.read((reader) => standingOf(reader, person, office));
      if (!isAdministrator(roles)) return;
      const others = await client.sessionClock.findMany({ where: { person, id: { not: sessionId } } });
      for (const other of others) await end(other.id);
    },
    async resolve(headers, quiet) {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      if (found === null) return { session: null, ended: false };
      const clock = await client.sessionClock.findUnique({ where: { id: found.session.id } });
      const { personId, office, locked, username } = found.user;
      if (clock === null || office == null || locked === true) {
        await end(found.session.id);
        return { session: null, ended: true };
      }
      const standing = await db.read((reader) => standingOf(reader, personId, office));
      const at = now();
      const idle = isAdministrator(standing.roles) ? limits.idleAdmin : limits.idle;
      const overdue =
        at - Number(clock.lastSeen) > idle
          ? 'idle'
          : at - Number(clock.openedAt) > limits.absolute
            ? 'absolute'
            : null;
      if (overdue !== null) {
        await end(found.session.id);
        const facts = { because: overdue };
        const event = { office, person: personId, seat: standing.seat, noun: 'session', target: null, facts };
        await accessLog.record({ ...event, action: 'session-ended' });
        return { session: null, ended: true };
      }
      // A page that only refreshes itself is not a person at work.
      if (!quiet && at - Number(clock.lastSeen) > touchEvery)
        await client.sessionClock.updateMany({ where: { id: clock.id }, data: { lastSeen: BigInt(at) } });
      const credential = await client.credentialState.findUnique({ where: { userId: found.user.id } });
      return {
        ended: false,
        session: {
          ...standing,
          id: found.session.id,
          user: found.user.id,
          username: username ?? '',
          passwordDue: await passwordDueOf(client, office, clock, credential),
          ability: abilityOf(standing),
        },
      };
    },
  };
}
