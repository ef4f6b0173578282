import { createHmac } from 'node:crypto';
import type { Database } from '@mingcha/db';
import { type Refusal, refusal } from '@mingcha/domain';
import type { AccessEvent, AccessLog } from '../access-log/access-log.ts';
import type { Auth } from './auth.ts';
import type { Lockout } from './lockout.ts';
import type { Sessions } from './sessions.ts';

export interface SignInParts {
  readonly auth: Auth;
  readonly db: Database;
  readonly accessLog: AccessLog;
  readonly lockout: Lockout;
  readonly sessions: Sessions;
  readonly logKey: Uint8Array;
  readonly now: () => number;
}

export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly headers: Headers;
  readonly ip: string;
}

export type SignInAnswer =
  | { readonly ok: true; readonly cookies: readonly string[]; readonly person: string }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * One attempt. Whether the name exists is told neither by the words nor the count nor the time of the answer: an unknown
 * name costs the same hash and is locked by the same rule.
 */
export async function signIn(parts: SignInParts, attempt: SignInAttempt): Promise<SignInAnswer> {
  const { db, lockout, now } = parts;
  const claim = await lockout.claim(attempt.username);
  if (!claim.allowed) {
    await note(parts, attempt, 'sign-in-failed', null, { because: 'locked' });
    return no(refusal('account-locked', { minutes: Math.ceil((claim.until - now()) / 60_000) }));
  }
  const opened = await tryPassword(parts.auth, attempt);
  const user = await db.prisma.user.findFirst({
    where: { username: attempt.username.toLowerCase() },
    select: { id: true, personId: true, office: true, locked: true },
  });
  if (opened === null || user === null) {
    await note(parts, attempt, 'sign-in-failed', user, { because: 'credentials', left: claim.left });
    if (claim.left === 0) await note(parts, attempt, 'locked-out', user, {});
    return no(refusal('sign-in-failed', { left: claim.left }));
  }
  const session = await db.prisma.session.findUniqueOrThrow({ where: { token: opened.token } });
  if (user.locked || user.office === null) {
    await parts.sessions.end(session.id);
    await note(parts, attempt, 'sign-in-failed', user, { because: 'closed' });
    return no(refusal('account-closed'));
  }
  await lockout.succeeded(claim.attempt);
  await parts.sessions.open(session.id, user.personId, user.office);
  await note(parts, attempt, 'signed-in', user, {});
  return { ok: true, cookies: opened.cookies, person: user.personId };
}

/** Whether this is the person's password, under the same rule of attempts (for enrolling a key from a tablet). */
export async function proveByPassword(parts: SignInParts, attempt: SignInAttempt): Promise<SignInAnswer> {
  const answer = await signIn(parts, attempt);
  if (answer.ok) {
    const headers = new Headers({
      cookie: answer.cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '),
    });
    const found = await parts.auth.api.getSession({ headers, query: { disableRefresh: true } });
    if (found !== null) await parts.sessions.end(found.session.id);
  }
  return answer;
}

async function tryPassword(
  auth: Auth,
  { username, password, headers }: SignInAttempt,
): Promise<{ token: string; cookies: string[] } | null> {
  try {
    const { headers: answer, response } = await auth.api.signInUsername({
      body: { username, password },
      headers,
      returnHeaders: true,
    });
    return response === null ? null : { token: response.token, cookies: answer.getSetCookie() };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** better-auth throws its own "no"; anything with a 5xx status or none is a failure. */
function isRefusal(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number' &&
    error.statusCode < 500
  );
}

const no = (why: Refusal): SignInAnswer => ({ ok: false, refusal: why });

function note(
  { accessLog, logKey }: SignInParts,
  { username, ip }: SignInAttempt,
  action: AccessEvent['action'],
  user: { personId: string; office: string | null } | null,
  facts: Record<string, string | number>,
): Promise<void> {
  // People type passwords into the name field: an unknown name is kept as a keyed digest only.
  const name = createHmac('sha256', logKey).update(username.toLowerCase()).digest('hex').slice(0, 32);
  return accessLog.record({
    office: user?.office ?? '',
    person: user?.personId ?? '',
    seat: null,
    action,
    noun: 'session',
    target: null,
    facts: { ...facts, ip, ...(user === null ? { name } : {}) },
  });
}
