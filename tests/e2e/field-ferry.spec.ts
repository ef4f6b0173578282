import { type Api, signedInApi } from '@mingcha/prisma/client';
import { say, type WordKey } from '@mingcha/words';
import { expect, type Page, test } from '@playwright/test';
import { demoPins } from '../harness/demo-tablet.ts';
import { demoPassword, startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser, type DeskSeat } from '../harness/desk-browser.ts';
import { claimTablet, enrolMember } from '../harness/enrolment.ts';
import { signRecusals } from '../harness/recusal.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { completeFinding, signAndSubmit } from '../harness/table-work.ts';
import { TabletBrowser } from '../harness/tablet-browser.ts';
import { insidesOf } from '../harness/tablet-insides.ts';
import { endVisit, keySign } from './steps/tablet-visit.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const members = ['lead1', 'inspector1'] as const;
const pins = members.map((username) => demoPins[username]);

/** Nothing but the enrolment reaches the office. */
const beyondEnrolment = /exchange\.(pull|push|token|receipts)|\/uploads/;
const seen = '群众询问办理时限，工作人员头也不抬，答复自己看墙上';

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 30_000 });

let server: RunningServer;
let desk: DeskBrowser;
let director: DeskSeat;
let tablet: TabletBrowser;
let system: Api;
let api: Api;
let device: string;

test.beforeAll(async () => {
  server = await startDemonstration();
  desk = await DeskBrowser.open(server.url);
  director = await desk.as('director', demoPassword, '/office/ferry');
  system = await signedInApi(server.url, 'sysadmin', demoPassword);
  api = await signedInApi(server.url, 'director', demoPassword);
  tablet = new TabletBrowser({ url: server.url });
});

test.afterAll(async () => {
  await tablet?.remove();
  await desk?.close();
  await server?.remove();
});

/** Let in by two people and its members known; from that moment on it is in a hall without a network. */
async function enrol(name: string, predecessor?: string): Promise<string> {
  const persons: string[] = [];
  for (const username of members)
    persons.push((await (await signedInApi(server.url, username, demoPassword)).session.me.query()).person);
  const invitation = { name, persons, ...(predecessor === undefined ? {} : { predecessor }) };
  const { code } = await system.access.devices.startEnrolment.mutate(invitation);
  const digits = await claimTablet(tablet, code);
  await tablet.context.route(beyondEnrolment, (route) => route.abort());
  const { rows } = await api.access.devices.list.query({ state: 'proposed' });
  const row = rows[0];
  if (row === undefined) throw new Error('no tablet waits');
  await api.access.devices.confirm.mutate({ id: row.id, expected: row.version, digits });
  for (const username of members) await enrolMember(tablet, username, demoPassword, demoPins[username]);
  await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await tablet.offline(true);
  return row.id;
}

async function toCarry(): Promise<void> {
  const { page } = tablet;
  await tablet.tap(page.getByRole('link', { name: word('field.tab.outbox') }));
  await tablet.tap(page.getByRole('link', { name: word('carry.way') }));
  await page.getByRole('heading', { name: word('carry.title') }).waitFor();
}

/** A tablet is carried about for longer than a worker stays awake that nobody asks. */
const savedOnTablet = async (press: () => Promise<unknown>): Promise<string> => {
  await tablet.workerAsleep();
  return saved(tablet.page, press);
};

/** What the browser saves when this is pressed, as a file on the stick. */
async function saved(page: Page, press: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  expect(download.suggestedFilename()).toMatch(/^notes-[\dT]+\.dat$/);
  return download.path();
}

const readAtDesk = async (seat: DeskSeat, file: string): Promise<void> => {
  await seat.page.locator('input[type=file]').setInputFiles(file);
  await seat.page.getByText(word('desk.ferry.whole')).waitFor();
};
const writtenAtDesk = (seat: DeskSeat, name: string): Promise<string> =>
  saved(seat.page, async () => {
    await seat.page.reload();
    const row = seat.page.getByRole('row').filter({ hasText: name });
    await row.getByRole('link', { name: word('desk.ferry.write.do') }).click();
  });

async function readOnTablet(file: string): Promise<void> {
  await tablet.page.locator('input[type=file]').setInputFiles(file);
  await tablet.page.getByText(new RegExp(word('carry.in.receipts', { count: '\\d+' } as never))).waitFor();
}

const deviceRow = async (device: string) => {
  const { rows } = await api.access.devices.list.query({ limit: 100 });
  return rows.find(({ id }) => id === device);
};

/** Everything that the browser keeps for this address is gone, as if somebody had cleared it; then it is let in anew. */
async function clearedAndEnrolled(name: string): Promise<string> {
  const { context } = tablet;
  const { origin } = new URL(server.url);
  // One that is left for another address may live on for a moment, and would send what it holds the moment it may.
  await tablet.turnPage();
  const { page } = tablet;
  const cdp = await context.newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await context.unroute(beyondEnrolment);
  await tablet.offline(false);
  await page.goto(`${server.url}/field/`);
  return enrol(name, device);
}

/** The paper that came back: its one finding, in other words. */
async function mend(words: string, found = seen): Promise<void> {
  const { page } = tablet;
  await tablet.press('field.back');
  await tablet.tap(page.getByRole('link', { name: word('field.tab.today') }));
  await tablet.tap(page.getByText(word('field.stand.returned')));
  await tablet.tap(page.getByRole('listitem').filter({ hasText: found }).getByRole('link'));
  await page.getByLabel(new RegExp(`^${word('field.finding.observation')}`)).fill(words);
  await tablet.press('field.finding.save');
  await page.getByText(word('field.sign.title')).waitFor();
}

async function begin(): Promise<void> {
  const { page } = tablet;
  await tablet.press('field.back');
  await tablet.tap(page.getByRole('link', { name: word('field.tab.today') }));
  await tablet.tap(page.getByText(word('field.today.sealed')).first());
  await tablet.press('field.brief.unseal');
  await signRecusals(tablet, pins);
  await tablet.press('field.brief.start');
  await page.getByText(word('field.visit.empty')).waitFor();
}

test('a visit is made on a tablet that never sees the network, and goes to the office and back on a stick', async () => {
  await tablet.switchOn();
  // What inspectors hold in their hands cannot choose a place: it downloads.
  await tablet.context.addInitScript(() => void Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await tablet.page.reload();
  device = await enrol('渡口平板');
  await tablet.tap(tablet.page.getByRole('link', { name: word('field.tab.today') }));
  await expect(tablet.page.getByText(word('field.today.sealed'))).toHaveCount(0);
  await toCarry();
  await director.page.reload();
  await readOnTablet(await writtenAtDesk(director, '渡口平板'));

  await begin();
  await tablet.photograph(tablet.button(word('field.do.photo.short')));
  await keySign(tablet, '④');
  await endVisit(tablet, 1);
  await completeFinding(tablet, {
    style: 'POOR',
    words: '群众询问办理时限，工作人员头也不抬，答复自己看墙上',
  });
  await signAndSubmit(tablet, pins);
  const before = await insidesOf(tablet.page);
  expect(before.vault).toHaveLength(1);
  expect(before.entries.every(({ state }) => state === 'kept')).toBe(true);

  await tablet.press('field.back');
  await toCarry();
  const out = await savedOnTablet(() => tablet.press('carry.write'));
  await tablet.page
    .getByText(word('carry.state.waiting', { entries: before.entries.length, media: 1 }))
    .waitFor();
  // Written is not received: whoever loses the stick has lost nothing.
  expect(await insidesOf(tablet.page)).toEqual(before);

  await readAtDesk(director, out);
  const back = await writtenAtDesk(director, '渡口平板');
  await readOnTablet(back);
  await tablet.page.getByText(word('carry.in.released', { count: 1 })).waitFor();
  await tablet.page
    .getByText(word('carry.state.received', { entries: before.entries.length, media: 1 }))
    .waitFor();
  const after = await insidesOf(tablet.page);
  expect(after.entries.every(({ state }) => state === 'received')).toBe(true);
  expect(after.receipts).toBe(before.entries.length);
  expect(after.vault).toEqual([]);
});

test('its storage is nearly full, its browser is cleared, and the next one goes on from the kit', async () => {
  const { page } = tablet;
  // The paper comes back by file, too.
  const { rows: findings } = await api.findings.list.query({ limit: 100 });
  const visit = findings.find(({ observation }) => observation === seen)?.visit ?? '';
  const { version } = (await api.visits.get.query({ id: visit })).visit;
  const reason = '请核对持续时间';
  await api.visits.return.mutate({ id: visit, expected: version, reason, points: [reason] });
  await readOnTablet(await writtenAtDesk(director, '渡口平板'));
  await mend(`${seen}，约6分钟`);
  const before = await insidesOf(page);
  expect(before.entries.some(({ state }) => state === 'kept')).toBe(true);

  const cdp = await tablet.context.newCDPSession(page);
  const { origin } = new URL(server.url);
  const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin });
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 64 * 1024 });
  await tablet.press('field.back');
  await tablet.tap(page.getByRole('link', { name: word('field.tab.settings') }));
  const kit = await savedOnTablet(() => tablet.press('carry.kit.write'));
  await page.getByText(word('carry.kit.done')).waitFor();
  await cdp.send('Storage.overrideQuotaForOrigin', { origin });

  const next = await clearedAndEnrolled('接续平板');
  const had = (await deviceRow(device))?.head ?? 0;
  const keeper = await desk.as('secadmin', demoPassword, '/office/ferry');
  await readAtDesk(keeper, kit);
  const held = before.entries.length;
  expect(await deviceRow(device)).toMatchObject({
    head: held,
    recovered: { had, held, whole: true, missing: [] },
  });
  expect(await deviceRow(next)).toMatchObject({ predecessor: device, predecessorSeq: had });

  await toCarry();
  await readOnTablet(await writtenAtDesk(director, '接续平板'));
  await mend(`${seen}，约8分钟`, `${seen}，约6分钟`);
  await signAndSubmit(tablet, pins);
  expect((await insidesOf(tablet.page)).entries.length).toBeGreaterThan(1);
  device = next;
});

test('cleared without a kit, the next one names how far its work is known', async () => {
  const { entries } = await insidesOf(tablet.page);
  expect(entries.length).toBeGreaterThan(0);
  const next = await clearedAndEnrolled('再接续平板');
  expect(await deviceRow(next)).toMatchObject({ predecessor: device, predecessorSeq: 0 });
  await director.page.reload();
  await director.page.getByText(word('desk.ferry.continues', { name: '接续平板', seq: 0 })).waitFor();
});
