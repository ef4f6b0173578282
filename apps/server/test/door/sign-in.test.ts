import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type House, openHouse } from '../house/house.ts';
import { type Answer, Browser, dataOf, refusalIn } from './browser.ts';

const password = 'Prüfung-2026-x';
const minute = 60_000;
let house: House;
let office: string;
let offices = 0;

/** A fresh office for each rule, so that no rule sees another one's failures. */
let system = '';
let security = '';
let auditor = '';
beforeAll(async () => {
  house = await openHouse();
}, 120_000);
afterAll(() => house.close());
beforeEach(async () => {
  offices += 1;
  ({ office } = await house.found(`督查室${offices}`, `督${offices}`));
  [system, security, auditor] = ['system-admin', 'security-admin', 'auditor'].map(
    (role) => `o${offices}-${role}`,
  ) as [string, string, string];
});

const me = (browser: Browser) => browser.ask('session.me');

describe('signing in', () => {
  test('opens a session whose cookie no script can read and no other site can send', async () => {
    const browser = new Browser(house);
    const { status, cookies, body } = await browser.signIn(system, password);
    expect(status).toBe(200);
    expect(cookies.join()).toMatch(/HttpOnly/i);
    expect(cookies.join()).toMatch(/SameSite=Strict/i);
    expect(JSON.stringify(body)).not.toContain('token');
    const answer = await me(browser);
    expect(answer.body.result?.data).toMatchObject({
      username: system,
      roles: ['system-admin'],
      office: { id: office },
    });
  });

  test('tells an unknown name from a wrong password in nothing: words, count, status', async () => {
    const known = await new Browser(house).signIn(system, 'wrong-Password-1');
    const unknown = await new Browser(house).signIn(`nobody-${offices}`, 'wrong-Password-1');
    const malformed = await new Browser(house).signIn('不存在 的人', 'wrong-Password-1');
    expect(known).toEqual({ ...unknown, cookies: [] });
    expect(malformed.body).toEqual(unknown.body);
    expect(known.body.refusal).toEqual({ code: 'sign-in-failed', facts: { left: 4 } });
  });

  test('takes as long for an unknown name as for a known one', async () => {
    const time = async (name: string) => {
      const began = performance.now();
      await new Browser(house).signIn(name, 'wrong-Password-1');
      return performance.now() - began;
    };
    await time(system);
    const known = await time(system);
    const unknown = await time(`stranger-${offices}`);
    // Both are one Argon2id; without it an unknown name answers in a tenth of the time.
    expect(unknown).toBeGreaterThan(known / 3);
  });

  test('is locked for half an hour after five failures within a quarter, for the right password too', async () => {
    for (let left = 4; left >= 0; left -= 1) {
      const { body } = await new Browser(house).signIn(system, 'wrong-Password-1');
      expect(body.refusal).toEqual({ code: 'sign-in-failed', facts: { left } });
    }
    expect(refusalIn(await new Browser(house).signIn(system, password))).toBe('account-locked');
    house.clock.now += 29 * minute;
    expect(refusalIn(await new Browser(house).signIn(system, password))).toBe('account-locked');
    house.clock.now += 2 * minute;
    expect((await new Browser(house).signIn(system, password)).status).toBe(200);
  });

  test('counts failures of the last quarter of an hour only', async () => {
    for (let n = 0; n < 4; n += 1) await new Browser(house).signIn(system, 'wrong-Password-1');
    house.clock.now += 16 * minute;
    expect((await new Browser(house).signIn(system, 'wrong-Password-1')).body.refusal?.facts).toEqual({
      left: 4,
    });
    expect((await new Browser(house).signIn(system, password)).status).toBe(200);
  });

  test('lets a hundred guesses at once be five', async () => {
    const { lockout } = house.services.signIn;
    const claims = await Promise.all(Array.from({ length: 100 }, () => lockout.claim(`target-${offices}`)));
    expect(claims.filter((claim) => claim.allowed)).toHaveLength(5);
  });

  test('is opened again by the security administrator, and by nobody else', async () => {
    for (let n = 0; n < 5; n += 1) await new Browser(house).signIn(auditor, 'wrong-Password-1');
    const admin = new Browser(house);
    await admin.signIn(system, password);
    const { body } = await admin.ask('access.accounts.list', {});
    const { rows } = dataOf<{ rows: { id: string; username: string; lockedUntil: number | null }[] }>(body);
    const locked = rows.find((row) => row.username === auditor);
    expect(locked?.lockedUntil).toBeGreaterThan(house.clock.now);
    expect(refusalIn(await admin.tell('access.accounts.unlock', { id: locked?.id }))).toBe('not-allowed');
    const keeper = new Browser(house);
    await keeper.signIn(security, password);
    expect((await keeper.tell('access.accounts.unlock', { id: locked?.id })).status).toBe(200);
    expect((await new Browser(house).signIn(auditor, password)).status).toBe(200);
  });

  test('has no door for signing up, nor any other that better-auth could open', async () => {
    const browser = new Browser(house);
    for (const path of [
      'sign-up/email',
      'change-password',
      'forget-password',
      'is-username-available',
      'update-user',
    ]) {
      const answer = await fetch(`${house.url}/api/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'a@b.example', password, name: 'a', username: 'a' }),
      });
      expect(answer.status, path).toBe(404);
    }
    expect((await browser.get('/api/auth/list-sessions')).status).not.toBe(200);
  });
});

describe('a session', () => {
  test('of an administrator ends after ten idle minutes, and says that it has run out', async () => {
    const browser = new Browser(house);
    await browser.signIn(system, password);
    house.clock.now += 9 * minute;
    expect((await me(browser)).status).toBe(200);
    house.clock.now += 9 * minute;
    expect((await me(browser)).status).toBe(200);
    house.clock.now += 11 * minute;
    expect(refusalIn(await me(browser))).toBe('session-expired');
    expect(refusalIn(await me(browser))).toBe('not-signed-in');
  });

  test('is not kept alive by a page that refreshes itself', async () => {
    const browser = new Browser(house);
    await browser.signIn(system, password);
    for (let n = 0; n < 3; n += 1) {
      house.clock.now += 4 * minute;
      await browser.get('/trpc/session.me', { 'x-mingcha-background': '1' });
    }
    expect((await me(browser)).status).toBe(401);
  });

  test('ends twelve hours after it began, however busy', async () => {
    const browser = new Browser(house);
    await browser.signIn(system, password);
    for (let minutes = 0; minutes < 12 * 60 - 9; minutes += 9) {
      house.clock.now += 9 * minute;
      if (minutes % 63 === 0) expect((await me(browser)).status).toBe(200);
      else await me(browser);
    }
    house.clock.now += 9 * minute;
    expect(refusalIn(await me(browser))).toBe('session-expired');
  });

  test('of an administrator is the only one: a second sign-in ends the first', async () => {
    const first = new Browser(house);
    const second = new Browser(house);
    await first.signIn(system, password);
    await second.signIn(system, password);
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });

  test('is gone after signing out, also for whoever kept the cookie', async () => {
    const browser = new Browser(house);
    await browser.signIn(system, password);
    await browser.signOut();
    expect(refusalIn(await me(browser))).toBe('not-signed-in');
  });

  test('is not worth anything to a page of another site', async () => {
    const browser = new Browser(house);
    await browser.signIn(system, password);
    const answer = await browser.tell(
      'access.accounts.open',
      { person: `per_${'a'.repeat(26)}`, username: 'intruder' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(answer.status).toBe(403);
  });
});

describe('a password', () => {
  async function opened() {
    const admin = new Browser(house);
    await admin.signIn(system, password);
    const registered = await admin.tell('registry.registerPerson', { name: '张三', unit: null });
    const { id: person } = dataOf<{ id: string }>(registered.body);
    const username = `zhang-${offices}`;
    const { body } = await admin.tell('access.accounts.open', { person, username });
    const account = dataOf<{ id: string; password: string; version: number }>(body);
    return { admin, person, username, ...account };
  }

  test('given by an administrator opens nothing but the change of itself', async () => {
    const { username, password: once } = await opened();
    const browser = new Browser(house);
    expect((await browser.signIn(username, once)).status).toBe(200);
    expect(refusalIn(await browser.ask('work.mine'))).toBe('password-must-change');
    const changed = await browser.tell('session.changePassword', { current: once, next: '青山-Green-7788' });
    expect(changed.status).toBe(200);
    expect((await new Browser(house).signIn(username, once)).status).toBe(401);
    expect((await new Browser(house).signIn(username, '青山-Green-7788')).status).toBe(200);
  });

  test('given by an administrator opens no file either', async () => {
    const { username, password: once } = await opened();
    const browser = new Browser(house);
    await browser.signIn(username, once);
    for (const path of ['evidence/evd_a', 'bulletins/bul_a.pdf', 'bulletins/bul_a/draft.pdf']) {
      const answer = await browser.get(`/files/${path}`);
      expect([answer.status, ((await answer.json()) as Answer).refusal?.code], path).toEqual([
        403,
        'password-must-change',
      ]);
    }
  });

  const day = 24 * 60 * minute;
  const next = '青山-Green-7788';
  /** This office adopts another age for passwords. */
  async function allow(days: unknown) {
    const admin = new Browser(house);
    await admin.signIn(system, password);
    const { body } = await admin.ask('registry.office.get');
    const { version } = dataOf<{ version: number }>(body);
    const said = { key: 'access.password-days', value: days, expected: version };
    expect((await admin.tell('registry.adoptRuleSetting', said)).status).toBe(200);
  }
  const signedIn = async (word = password) => {
    const browser = new Browser(house);
    expect((await browser.signIn(system, word)).status).toBe(200);
    return browser;
  };

  test('of ninety days is changed at sign-in, and opens nothing before; the new one counts from then', async () => {
    house.clock.now += 90 * day - 60 * minute;
    const young = await signedIn();
    expect((await young.ask('access.accounts.list', {})).status).toBe(200);
    house.clock.now += 60 * minute;
    const old = await signedIn();
    expect(dataOf((await me(old)).body)).toMatchObject({ passwordDue: { because: 'old', days: 90 } });
    const refused = await old.ask('access.accounts.list', {});
    expect(refused.body.error?.data.refusal).toEqual({ code: 'password-old', facts: { days: 90 } });
    expect((await old.get('/files/evidence/evd_a')).status).toBe(403);
    expect(refusalIn(await old.tell('session.changePassword', { current: password, next: password }))).toBe(
      'password-used-before',
    );
    expect((await old.tell('session.changePassword', { current: password, next })).status).toBe(200);
    expect((await old.ask('access.accounts.list', {})).status).toBe(200);
    house.clock.now += 89 * day;
    expect(dataOf((await me(await signedIn(next))).body)).toMatchObject({ passwordDue: null });
  });

  test('that comes of age while somebody works waits for their next sign-in', async () => {
    house.clock.now += 90 * day - 5 * minute;
    const browser = await signedIn();
    house.clock.now += 8 * minute;
    expect((await browser.ask('access.accounts.list', {})).status).toBe(200);
    expect(dataOf((await me(await signedIn())).body)).toMatchObject({ passwordDue: { because: 'old' } });
  });

  test('may grow as old as the office adopts', async () => {
    await allow(30);
    house.clock.now += 31 * day;
    expect(dataOf((await me(await signedIn())).body)).toMatchObject({ passwordDue: { days: 30 } });
    await (await signedIn()).tell('session.changePassword', { current: password, next });
    house.clock.now += 29 * day;
    expect(dataOf((await me(await signedIn(next))).body)).toMatchObject({ passwordDue: null });
  });

  test('never grows old where the office adopts zero', async () => {
    await allow(0);
    house.clock.now += 1000 * day;
    expect(dataOf((await me(await signedIn())).body)).toMatchObject({ passwordDue: null });
  });

  test('keeps its ninety days under a setting that is no number of days', async () => {
    await allow('bald');
    house.clock.now += 91 * day;
    expect(dataOf((await me(await signedIn())).body)).toMatchObject({ passwordDue: { days: 90 } });
  });

  test('is refused when weak, wrong, or one of the last five', async () => {
    const { username, password: once } = await opened();
    const browser = new Browser(house);
    await browser.signIn(username, once);
    const change = (current: string, next: string) =>
      browser.tell('session.changePassword', { current, next });
    expect(refusalIn(await change('wrong-Password-1', '青山-Green-7788'))).toBe('password-wrong');
    expect(refusalIn(await change(once, 'short1A'))).toBe('password-weak');
    expect(refusalIn(await change(once, 'alllowercaseletters'))).toBe('password-weak');
    expect(refusalIn(await change(once, `${username}-A1-${username}`))).toBe('password-weak');
    expect(refusalIn(await change(once, once))).toBe('password-used-before');
  });

  test('of a closed account opens nothing', async () => {
    const { admin, id, version, username, password: once } = await opened();
    const closed = await admin.tell('access.accounts.close', { id, expected: version, reason: '调离本单位' });
    expect(closed.status).toBe(200);
    expect(refusalIn(await new Browser(house).signIn(username, once))).toBe('account-closed');
  });

  test('is never opened and given a role by the same administrator', async () => {
    const { admin, person } = await opened();
    expect(refusalIn(await admin.tell('access.roles.grant', { person, role: 'inspector' }))).toBe(
      'not-allowed',
    );
    const keeper = new Browser(house);
    await keeper.signIn(security, password);
    expect((await keeper.tell('access.roles.grant', { person, role: 'inspector' })).status).toBe(200);
    expect(refusalIn(await keeper.tell('access.roles.grant', { person, role: 'auditor' }))).toBe(
      'access.admins-exclusive',
    );
    expect(refusalIn(await keeper.tell('access.accounts.open', { person, username: 'second' }))).toBe(
      'not-allowed',
    );
  });
});

test('the access log has a line for every sign-in, failure, lock-out and denial, in one chain', async () => {
  const browser = new Browser(house);
  for (let n = 0; n < 5; n += 1) await browser.signIn(system, 'wrong-Password-1');
  house.clock.now += 31 * minute;
  await browser.signIn(system, password);
  await browser.ask('access.log.list', {});
  const lines = await house.services.db.prisma.accessLog.findMany({
    where: { office },
    orderBy: { seq: 'asc' },
  });
  const actions = lines.map((line) => line.action);
  expect(actions.filter((action) => action === 'sign-in-failed')).toHaveLength(5);
  expect(actions).toContain('locked-out');
  expect(actions).toContain('signed-in');
  expect(actions.at(-1)).toBe('denied');
  const all = await house.services.db.prisma.accessLog.findMany({ orderBy: { seq: 'asc' } });
  for (const [n, line] of all.entries()) expect(line.prev).toBe(all[n - 1]?.hash ?? '0'.repeat(64));
});
