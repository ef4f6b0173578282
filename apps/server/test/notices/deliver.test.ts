import type { OutsideChannel } from '@mingcha/domain/notices';
import { retryAfter } from '@mingcha/domain/notices';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverNotices } from '../../src/notices/deliver.ts';
import { failed, type Message, type NoticePort, type Sent } from '../../src/notices/ports/port.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { openAccounts, tellAll } from './told.ts';

/** A way out that answers as the test says and remembers what went. */
class Post implements NoticePort {
  readonly channel: OutsideChannel;
  readonly needs: 'email' | 'phone';
  readonly went: Message[] = [];
  answer: () => Promise<Sent> = async () => ({ ok: true });

  constructor(channel: OutsideChannel, needs: 'email' | 'phone') {
    this.channel = channel;
    this.needs = needs;
  }
  send(message: Message): Promise<Sent> {
    this.went.push(message);
    return this.answer();
  }
  async close(): Promise<void> {}
}

const mail = new Post('mail', 'email');
const minute = 60_000;
let house: House;
let town: Town;

beforeAll(async () => {
  house = await openHouse({ noticePorts: new Map([['mail', mail]]) });
  town = await openTown(house);
  await openAccounts(town, ['planner', 'reviewer', 'second-reviewer', 'director']);
  const { person } = await town.admin.registry.person.get({ id: town.person('reviewer') });
  await town.admin.registry.revisePerson({
    id: person.id,
    expected: person.version,
    name: person.name ?? '',
    unit: null,
    email: 'reviewer@office.example',
  });
  await tellAll(house);
}, 120_000);
afterAll(() => house?.close());

async function submitPlan(): Promise<void> {
  const planner = await town.as('planner');
  const { id, version } = await planner.plans.draft({
    title: '12月窗口暗访',
    basis: '市长批示',
    scope: '窗口作风',
    method: '暗访',
    modes: ['photo'],
    from: '2026-12-01',
    to: '2026-12-10',
    covertFirst: true,
    units: [town.unit],
    secrecy: 'internal',
  });
  await planner.plans.submit({ id, expected: version });
  await tellAll(house);
}
const states = async () => {
  const rows = await house.services.db.prisma.noticeDelivery.findMany({ orderBy: { madeAt: 'asc' } });
  return rows.map((row) => row.state);
};

describe('a way out of the house', () => {
  it('is nobody’s until they choose it, and can be chosen only with an address', async () => {
    await submitPlan();
    expect(await states()).toEqual([]);
    const reviewer = await town.as('reviewer');
    expect((await reviewer.notices.choice()).channels).toEqual([
      { channel: 'mail', open: true, address: 'reviewer@office.example', chosen: false },
      { channel: 'message', open: false, address: null, chosen: false },
    ]);
    await expect(reviewer.notices.choose({ channels: ['message'] })).rejects.toThrow('notice.channel-closed');
    const second = await town.as('second-reviewer');
    await expect(second.notices.choose({ channels: ['mail'] })).rejects.toThrow('notice.address-missing');
    await reviewer.notices.choose({ channels: ['mail'] });
  });

  it('says that something waits and where to sign in, and nothing of what it is', async () => {
    await submitPlan();
    expect(await deliverNotices(house.services)).toBe(1);
    expect(mail.went).toHaveLength(1);
    const [message] = mail.went;
    expect(message?.address).toBe('reviewer@office.example');
    expect(message?.text).toContain('【明察】您有一项工作待办。请登录 http');
    for (const secret of ['方案', '暗访', '市长', '同志', town.unit])
      expect(message?.text).not.toContain(secret);
    expect(await states()).toEqual(['sent']);
    expect(await deliverNotices(house.services)).toBe(0);
  });

  it('brings several notices of one person as one message', async () => {
    mail.went.length = 0;
    await submitPlan();
    await submitPlan();
    await submitPlan();
    expect(await deliverNotices(house.services)).toBe(1);
    expect(mail.went).toMatchObject([{ count: 3 }]);
  });

  it('sends again what a killed server had taken and not written down, under the same name', async () => {
    mail.went.length = 0;
    await submitPlan();
    // It went out, and the server died before it could write so.
    let died = () => {};
    mail.answer = () =>
      new Promise((_, reject) => {
        died = () => reject(new Error('killed'));
      });
    const dying = deliverNotices(house.services).catch(() => 0);
    while (mail.went.length === 0) await new Promise((done) => setTimeout(done, 5));
    mail.answer = async () => ({ ok: true });
    // Nobody else takes it while whoever took it may still be at it.
    expect(await deliverNotices(house.services)).toBe(0);
    died();
    await dying;
    house.clock.now += 3 * minute;
    expect(await deliverNotices(house.services)).toBe(1);
    expect(mail.went.map(({ id }) => id)).toEqual([mail.went[0]?.id, mail.went[0]?.id]);
  });

  it('is tried later and later, then stands before the administrator, who can have it tried again', async () => {
    mail.went.length = 0;
    mail.answer = async () => failed('busy', true);
    await submitPlan();
    await deliverNotices(house.services);
    for (const seconds of retryAfter) {
      const before = mail.went.length;
      house.clock.now += (seconds - 2) * 1000;
      await deliverNotices(house.services);
      expect(mail.went.length).toBe(before);
      house.clock.now += 3000;
      await deliverNotices(house.services);
      expect(mail.went.length).toBe(before + 1);
    }
    const { rows, dead } = await town.admin.notices.undelivered.list();
    expect(dead).toBe(1);
    expect(rows).toMatchObject([{ channel: 'mail', state: 'dead', error: 'busy', failed: 8, nextAt: null }]);
    expect(JSON.stringify(rows)).not.toMatch(/plan|example/);
    mail.answer = async () => ({ ok: true });
    await town.admin.notices.undelivered.again({ id: rows[0]?.id ?? '' });
    expect(await deliverNotices(house.services)).toBe(1);
    expect((await town.admin.notices.undelivered.list()).rows).toEqual([]);
  });

  it('that will never take it is not tried twice', async () => {
    mail.went.length = 0;
    mail.answer = async () => failed('refused-address', false);
    await submitPlan();
    await deliverNotices(house.services);
    house.clock.now += 60 * minute;
    await deliverNotices(house.services);
    expect(mail.went).toHaveLength(1);
    const { rows } = await town.admin.notices.undelivered.list();
    await town.admin.notices.undelivered.giveUp({ id: rows[0]?.id ?? '' });
    expect((await town.admin.notices.undelivered.list()).rows).toEqual([]);
    mail.answer = async () => ({ ok: true });
  });

  it('carries nothing that was read at the desk meanwhile', async () => {
    mail.went.length = 0;
    await submitPlan();
    const reviewer = await town.as('reviewer');
    const { rows } = await reviewer.notices.list({});
    await reviewer.notices.read({ until: rows[0]?.n ?? 0 });
    expect(await deliverNotices(house.services)).toBe(0);
    expect(mail.went).toEqual([]);
  });

  it('is shared by several servers without sending twice', async () => {
    mail.went.length = 0;
    await submitPlan();
    await Promise.all([1, 2, 3].map(() => deliverNotices(house.services)));
    expect(mail.went).toHaveLength(1);
  });
});
