import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expirePasses } from '../../src/capabilities/access/pass-commands.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('liaison', []);
}, 120_000);
afterAll(() => house?.close());

const hour = 3_600_000;
const about = () => ({ type: 'plan' as const, id: town.plan });
async function issued(until = house.clock.now + 24 * hour) {
  const planner = await town.as('planner');
  return planner.passes.issue({ about: about(), role: 'liaison', person: town.person('liaison'), until });
}

/** One call as a browser makes it, with the cookie it was given. */
async function post(path: string, input: unknown, cookie = '') {
  const answer = await fetch(`${house.url}/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mingcha-pass': '1', cookie },
    body: JSON.stringify(input),
  });
  const body = (await answer.json()) as { error?: { message: string } };
  return { cookie: answer.headers.get('set-cookie') ?? '', code: body.error?.message ?? 'done' };
}
async function get(path: string, cookie: string, input?: unknown) {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const answer = await fetch(`${house.url}/trpc/${path}${query}`, {
    headers: { 'x-mingcha-pass': '1', cookie },
  });
  return (await answer.json()) as {
    error?: { message: string };
    result?: { data: Record<string, unknown> | null };
  };
}
const bare = (cookie: string) => cookie.split(';', 1)[0] ?? '';

describe('a one-time code', () => {
  it('opens the one thing it is for, in one role, and none of the rest of that role', async () => {
    const { code, address } = await issued();
    expect(address).toBe(`${house.services.settings.publicUrl}/answer#${code.replaceAll('-', '')}`);
    const opened = await post('passes.open', { code: code.toLowerCase() });
    expect(opened.code).toBe('done');
    expect(opened.cookie).toMatch(/^mingcha-pass=.*HttpOnly; SameSite=Strict/);
    const cookie = bare(opened.cookie);
    const current = await get('passes.current', cookie);
    expect(current.result?.data).toMatchObject({ about: about(), role: 'liaison' });
    expect((await get('session.me', cookie)).error?.message).toBe('pass.not-for-this');
    expect((await get('bulletins.list', cookie, {})).error?.message).toBe('not-allowed');
    expect((await get('papers.list', cookie, {})).error?.message).toBe('not-allowed');
  });

  it('is kept nowhere: the journal holds a keyed digest', async () => {
    const { id, code } = await issued();
    const [entry] = await house.services.db.read((reader) => reader.recordedOf({ type: 'pass', id }));
    expect(JSON.stringify(entry)).not.toContain(code.replaceAll('-', ''));
  });

  it('has one answer for what never was, was spent and was withdrawn', async () => {
    expect((await post('passes.open', { code: 'AAAA-2222-BBBB' })).code).toBe('pass.unknown');
    expect((await post('passes.open', { code: 'what' })).code).toBe('pass.unknown');
    const { id, code } = await issued();
    const cookie = bare((await post('passes.open', { code })).cookie);
    const planner = await town.as('planner');
    const { rows } = await planner.passes.list({ about: about() });
    const version = rows.find((row) => row.id === id)?.version ?? 0;
    await planner.passes.revoke({ id, expected: version, reason: '改用纸质送达。' });
    expect((await post('passes.open', { code })).code).toBe('pass.unknown');
    expect((await get('passes.current', cookie)).result?.data).toBeNull();
  });

  it('opens nothing from its last moment on', async () => {
    const { code } = await issued(house.clock.now + hour);
    const cookie = bare((await post('passes.open', { code })).cookie);
    house.clock.now += hour;
    expect((await get('passes.current', cookie)).result?.data).toBeNull();
    expect((await post('passes.open', { code })).code).toBe('pass.over');
    expect(await expirePasses(house.services)).toBe(1);
    expect(await expirePasses(house.services)).toBe(0);
    expect((await post('passes.open', { code })).code).toBe('pass.over');
  });

  it('is made by whoever may read what it is for', async () => {
    const director = await town.as('director');
    const foreign = { type: 'plan' as const, id: `pln_${'z'.repeat(26)}` };
    await expect(
      director.passes.issue({
        about: foreign,
        role: 'party',
        person: town.person('liaison'),
        until: house.clock.now + hour,
      }),
    ).rejects.toThrow('not-found');
  });

  it('is not guessed: after twenty wrong ones from an address nobody is heard', async () => {
    let last = '';
    for (let i = 0; i < 25; i += 1) last = (await post('passes.open', { code: 'AAAA-2222-BBBC' })).code;
    expect(last).toBe('too-many-requests');
  });
});
