import type { Database } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import type { PassRole } from '@mingcha/domain/access';
import { abilityOf } from '../access/ability.ts';
import { standingOf } from '../access/standing.ts';
import { tokenDigest } from '../capabilities/access/pass-code.ts';
import type { Session } from '../context.ts';

export const passCookie = 'mingcha-pass';
/** Long enough to write a careful answer; the code opens it again until the answer is handed in. */
const idle = 2 * 60 * 60_000;

interface Parts {
  readonly db: Database;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  readonly secure: boolean;
}

export interface PassSessions {
  /** Starts one and answers the cookie that carries it. */
  open(pass: string, office: string): Promise<string>;
  resolve(headers: Headers): Promise<Session | null>;
  end(headers: Headers): Promise<string>;
  /** Those of one code, when it is spent or withdrawn. */
  endAll(pass: string): Promise<void>;
}

/** Somebody with a code and no account: the person it was made out to, in one role, before one subject. */
export function createPassSessions({ db, now, random, secure }: Parts): PassSessions {
  const client = db.prisma;
  const cookie = (value: string, age: number) =>
    `${passCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${age}${secure ? '; Secure' : ''}`;

  return {
    async open(pass, office) {
      const token = Buffer.from(random(32)).toString('base64url');
      const at = BigInt(now());
      await client.passSession.create({
        data: { id: tokenDigest(token), pass, office, openedAt: at, lastSeen: at },
      });
      return cookie(token, idle / 1000);
    },
    async resolve(headers) {
      const token = tokenIn(headers);
      if (token === null) return null;
      const at = now();
      const id = tokenDigest(token);
      const row = await client.passSession.findUnique({ where: { id } });
      if (row === null) return null;
      const pass = await client.pass.findUnique({ where: { id: row.pass } });
      const over =
        pass === null ||
        pass.state !== 'opened' ||
        Number(pass.until) <= at ||
        at - Number(row.lastSeen) > idle;
      if (over) {
        await client.passSession.deleteMany({ where: { id } });
        return null;
      }
      await client.passSession.updateMany({ where: { id }, data: { lastSeen: BigInt(at) } });
      const standing = await db.read((reader) =>
        standingOf(reader, pass.person, row.office, { only: [pass.role as PassRole] }),
      );
      // Referred since: the page that stood open asks for a code again.
      if (standing.veiled.all.includes(pass.id)) return null;
      const only = { type: pass.aboutType, id: pass.aboutId } as Subject;
      const limited = { ...standing, seat: pass.seat ?? standing.seat, pass: { id: pass.id, only } };
      const who = { id: row.pass, user: '', username: '', passwordDue: null };
      return { ...limited, ...who, ability: abilityOf(limited) };
    },
    async end(headers) {
      const token = tokenIn(headers);
      if (token !== null) await client.passSession.deleteMany({ where: { id: tokenDigest(token) } });
      return cookie('', 0);
    },
    async endAll(pass) {
      await client.passSession.deleteMany({ where: { pass } });
    },
  };
}

function tokenIn(headers: Headers): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === passCookie && value) return value;
  }
  return null;
}
