import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundOffice } from '../../src/capabilities/setup/found-office.ts';
import { issueSetupCode } from '../../src/capabilities/setup/setup-code.ts';
import { builtApps } from '../../src/create-server.ts';
import { type DemoParts, demoDoors } from '../../src/demo/doors.ts';
import { createHttp } from '../../src/web/http.ts';
import { type House, openHouse } from '../house/house.ts';

const password = 'Prüfung-2026-x';
const parts: DemoParts = {
  password,
  accounts: [{ username: 'sysadmin', name: '谢立新', roles: ['system-admin'] }],
  isWhole: () => true,
  prepare: async (_services, step) => ({ readied: step }),
  photograph: async () => new Uint8Array([0xff, 0xd8]),
};

async function houseOf(demo: boolean): Promise<House> {
  const house = await openHouse();
  const administrators = (['system-admin', 'security-admin', 'auditor'] as const).map((role) => ({
    role,
    name: role,
    username: { 'system-admin': 'sysadmin', 'security-admin': 'secadmin', auditor: 'auditor' }[role],
    password,
  }));
  const office = { name: '清源市督查办', short: '督查办', code: '清督' };
  await issueSetupCode(house.services);
  await foundOffice(house.services, { office, administrators }, demo);
  return house;
}

const httpOf = (house: House, doors?: ReturnType<typeof demoDoors>) =>
  createHttp(house.services, builtApps, () => true, doors);
type Http = Awaited<ReturnType<typeof httpOf>>;

const everyDoor = [
  ['GET', '/api/demo/walk', undefined],
  ['GET', '/api/demo/photograph.jpg', undefined],
  ['POST', '/api/demo/sign-in', { username: 'sysadmin' }],
  ['POST', '/api/demo/prepare', { step: 'review', input: null }],
  ['POST', '/api/demo/one-byte', {}],
] as const;

async function knockOn(http: Http) {
  const answers: [string, number, string | undefined][] = [];
  for (const [method, url, payload] of everyDoor) {
    const answer = await http.inject({ method, url, ...(payload === undefined ? {} : { payload }) });
    answers.push([url, answer.statusCode, answer.cookies[0]?.name]);
  }
  return answers;
}
const closed = everyDoor.map(([, url]) => [url, 404, undefined]);

describe('the five minutes', () => {
  let demo: House;
  let office: House;
  beforeAll(async () => {
    [demo, office] = await Promise.all([houseOf(true), houseOf(false)]);
  });
  afterAll(() => Promise.all([demo.close(), office.close()]));

  it('have no door in a program that was started for an office, nor in one started without them', async () => {
    expect(await knockOn(await httpOf(office))).toEqual(closed);
    expect(await knockOn(await httpOf(demo))).toEqual(closed);
  });

  it('answer nobody where the founding entry does not say demo, even with their doors put in', async () => {
    expect(await knockOn(await httpOf(office, demoDoors(parts)))).toEqual(closed);
    const sessions = await office.services.db.prisma.session.count();
    expect(sessions).toBe(0);
  });

  it('sign in as a demonstration account by the usual door, and as nobody else', async () => {
    const http = await httpOf(demo, demoDoors(parts));
    const stranger = await http.inject({
      method: 'POST',
      url: '/api/demo/sign-in',
      payload: { username: 'auditor' },
    });
    expect(stranger.statusCode).toBe(400);
    const known = await http.inject({
      method: 'POST',
      url: '/api/demo/sign-in',
      payload: { username: 'sysadmin' },
    });
    expect(known.statusCode).toBe(200);
    const cookie = known.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const session = await http.inject({ url: '/api/auth/get-session', headers: { cookie } });
    expect(session.json().session.username).toBe('sysadmin');
  });

  it('let the tablet stand in a frame of the demonstration, and of nothing in an office', async () => {
    const framed = await (await httpOf(demo, demoDoors(parts))).inject({ url: '/field/' });
    expect(framed.headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(framed.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    const desk = await (await httpOf(demo, demoDoors(parts))).inject({ url: '/' });
    expect(desk.headers['x-frame-options']).toBe('DENY');
    for (const http of [await httpOf(office), await httpOf(office, demoDoors(parts))]) {
      const lone = await http.inject({ url: '/field/' });
      expect(lone.headers['x-frame-options']).toBe('DENY');
      expect(lone.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });
});
