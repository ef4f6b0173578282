import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamsPerPerson } from '../../src/notices/events/hub.ts';
import type { Browser } from '../door/browser.ts';
import { signedInAs } from '../door/signed-in.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { tellAll } from './told.ts';

let house: House;
let town: Town;
const open: AbortController[] = [];

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 120_000);
afterAll(async () => {
  for (const one of open) one.abort();
  await house?.close();
});

interface Event {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: { unread?: number; codes?: string[] };
}

/** Somebody at a desk of theirs, who has heard everything so far. */
async function atDesk(key: string): Promise<Browser> {
  const browser = await signedInAs(town, key);
  await tellAll(house);
  return browser;
}

/** Reads a stream as a page would: each event when it comes. */
async function listen(browser: Browser, path = '/events', headers: Record<string, string> = {}) {
  const abort = new AbortController();
  open.push(abort);
  const answer = await browser.get(path, headers, abort.signal);
  const events: Event[] = [];
  let over = false;
  const reading = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
        const event = field('event');
        if (event !== undefined)
          events.push({ id: field('id'), event, data: JSON.parse(field('data') ?? '{}') });
      }
    }
  })()
    .catch(() => {})
    .finally(() => {
      over = true;
    });
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    events,
    isOver: () => over,
    leave: async () => {
      abort.abort();
      await reading;
    },
  };
}

const until = async (what: () => boolean, ms = 5000): Promise<void> => {
  const end = Date.now() + ms;
  while (!what()) {
    if (Date.now() > end) throw new Error('it did not happen');
    await new Promise((done) => setTimeout(done, 10));
  }
};

/** The planner hands a plan in: the reviewer has something to do. */
async function submitPlan(): Promise<string> {
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
  return id;
}

describe('an open page', () => {
  it('is told that something is new, and how much is unread, the moment it is committed', async () => {
    const page = await listen(await atDesk('reviewer'));
    expect([page.status, page.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await until(() => page.events.length === 1);
    expect(page.events[0]).toMatchObject({ event: 'hello' });
    const before = page.events[0]?.data.unread ?? 0;
    await submitPlan();
    await tellAll(house);
    await until(() => page.events.length === 2);
    expect(page.events[1]).toMatchObject({
      event: 'notice',
      data: { unread: before + 1, codes: ['plan.to-review'] },
    });
    await page.leave();
  });

  it('hears of nobody else’s notices', async () => {
    const page = await listen(await atDesk('leader'));
    await until(() => page.events.length === 1);
    await submitPlan();
    await tellAll(house);
    await new Promise((done) => setTimeout(done, 300));
    expect(page.events).toHaveLength(1);
    await page.leave();
  });

  it('that comes back is told what it missed, and nothing twice', async () => {
    const browser = await atDesk('reviewer');
    const first = await listen(browser);
    await until(() => first.events.length === 1);
    await submitPlan();
    await tellAll(house);
    await until(() => first.events.length === 2);
    const seen = first.events[1]?.id ?? '';
    await first.leave();
    await submitPlan();
    await submitPlan();
    await tellAll(house);
    for (const [path, headers] of [
      ['/events', { 'last-event-id': seen }],
      [`/events?after=${seen}`, {}],
    ] as const) {
      const again = await listen(browser, path, headers);
      await until(() => again.events.some(({ event }) => event === 'notice'));
      expect(Number(again.events.at(-1)?.id)).toBe(Number(seen) + 2);
      await again.leave();
    }
    const upToDate = await listen(browser);
    await new Promise((done) => setTimeout(done, 300));
    expect(upToDate.events.map(({ event }) => event)).toEqual(['hello']);
    await upToDate.leave();
  });

  it('is told by whatever process told it: the hub hears through the database', async () => {
    const page = await listen(await atDesk('reviewer'));
    await until(() => page.events.length === 1);
    await submitPlan();
    await house.services.db.sequencer.run();
    // Not through this server's own hands: as another process would.
    const { tellNew } = await import('../../src/notices/derive.ts');
    await tellNew({ ...house.services, hub: undefined as never });
    await until(() => page.events.length === 2, 2000);
    await page.leave();
  });

  it('is closed when its session ends, and nobody else’s with it', async () => {
    const browser = await atDesk('reviewer');
    const other = await listen(await atDesk('leader'));
    const page = await listen(browser);
    await until(() => page.events.length === 1 && other.events.length === 1);
    await browser.signOut();
    await until(() => page.isOver());
    expect(page.events.at(-1)).toMatchObject({ event: 'ended' });
    expect(other.isOver()).toBe(false);
    await other.leave();
  });

  it('does not keep the session of an empty chair alive', async () => {
    const page = await listen(await atDesk('second-reviewer'));
    await until(() => page.events.length === 1);
    house.clock.now += 16 * 60_000;
    await submitPlan();
    await tellAll(house);
    await until(() => page.isOver());
    expect(page.events.map(({ event }) => event)).toEqual(['hello', 'ended']);
  });

  it('is one of a few: more than that are refused until one leaves', async () => {
    const browser = await atDesk('leader');
    const pages = [];
    for (let n = 0; n < streamsPerPerson; n += 1) pages.push(await listen(browser));
    const refused = await browser.get('/events');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    await pages[0]?.leave();
    await until(() => house.services.hub.count() < streamsPerPerson);
    const again = await listen(browser);
    expect(again.status).toBe(200);
    for (const page of [...pages.slice(1), again]) await page.leave();
  });

  it('needs somebody signed in', async () => {
    const answer = await fetch(`${house.url}/events`);
    expect([answer.status, await answer.json()]).toMatchObject([401, { refusal: { code: 'not-signed-in' } }]);
  });

  it('that comes while the door is being shut is sent away, and does not hold it open', async () => {
    const browser = await atDesk('reviewer');
    await house.services.hub.close();
    expect((await listen(browser)).status).toBe(429);
    expect(house.services.hub.count()).toBe(0);
  });
});
