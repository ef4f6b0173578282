import { type Api, signedInApi } from '@mingcha/prisma/client';
import { say, type WordKey } from '@mingcha/words';
import { expect, type Page, test } from '@playwright/test';
import { confirmedFindings } from '../harness/confirmed-finding.ts';
import type { DeskBrowser } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { issuedOrder } from '../harness/order-office.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { verifyFolder } from '../harness/verify-command.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';
const colleague = '孙晓梅';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
let order: string;
/** The liaison's seat. */
let liaison: string;

const at = (username: string, path: string) => desk.as(username, password, path);
const refusal = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: Error) => error.message,
  );
const acknowledge = async (api: Api, version: number): Promise<string> =>
  refusal(api.orders.acknowledge.mutate({ id: order, expected: version }));
const orderNow = async () => (await office.as('planner')).orders.get.query({ id: order });
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** The unit's people have accounts; what they may do comes from the seat they sit in and ends with it. */
async function letUnitIn(): Promise<void> {
  const [system, security, planner] = [
    await office.as('sysadmin'),
    await office.as('secadmin'),
    await office.as('planner'),
  ];
  const { rows } = await planner.registry.seats.list.query({ unit: office.unit });
  const seats = new Map(rows.map((seat) => [seat.duty as string, seat]));
  liaison = seats.get('liaison')?.id ?? '';
  // More people than any list reads at once: whoever is chosen below has to be looked for.
  for (let n = 1; n <= 101; n += 1)
    await planner.registry.registerPerson.mutate({ name: `工作人员${n}`, phone: `1990003${n}`, unit: null });
  const { id: other } = await planner.registry.registerPerson.mutate({
    name: colleague,
    phone: '19900000200',
    unit: office.unit,
  });
  for (const username of ['chief', 'deputy', 'liaison', 'colleague']) {
    const seat = seats.get(username);
    const person = seat?.holder ?? other;
    const opened = await system.access.accounts.open.mutate({ person, username });
    if (username === 'chief' || username === 'liaison')
      await security.access.roles.grant.mutate({ person, role: username, seat: seat?.id ?? '' });
    const first = await signedInApi(server.url, username, opened.password);
    await first.session.changePassword.mutate({ current: opened.password, next: password });
  }
}

test.beforeAll(async () => {
  test.setTimeout(300_000);
  ({ server, desk, office } = await startFoundedOffice(password));
  await letUnitIn();
  order = await issuedOrder(office, await confirmedFindings(server.url, office, 1));
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
});

test('the liaison goes on leave and names a colleague; until the chief confirms, the colleague may do nothing', async () => {
  const away = await at('liaison', '/leaves');
  const { page } = away;
  await away.press('desk.leave.declare');
  const dialog = page.getByRole('dialog', { name: word('desk.leave.declare') });
  await dialog.getByRole('combobox', { name: word('desk.leave.deputy') }).click();
  await page.getByRole('option', { name: colleague }).click();
  await dialog.getByLabel(word('desk.reason')).fill('参加全省政务服务培训');
  const declare = dialog.getByRole('button', { name: word('desk.leave.declare'), exact: true });
  const until = dialog.getByLabel(word('desk.leave.until'));
  const begins = await dialog.getByLabel(word('desk.leave.from')).inputValue();
  const ends = await until.inputValue();
  await until.fill('2020-01-01');
  await declare.click();
  await expect(until, 'a day that cannot be is pointed at').toBeFocused();
  const told = (field: HTMLInputElement) => field.validationMessage;
  expect(await until.evaluate(told), 'and said in words of the desk').toBe(
    word('desk.field.notBefore', { from: begins }),
  );
  await until.fill(ends);
  expect(await until.evaluate(told)).toBe('');
  await declare.click();
  await dialog.waitFor({ state: 'hidden' });
  await rowOf(page, colleague).getByText(word('state.leave.declared'), { exact: true }).waitFor();
  const { order: row } = await orderNow();
  expect(await acknowledge(await office.as('colleague'), row.version)).toBe('not-allowed');
});

test('once it is confirmed the colleague sees what the liaison would see, and acknowledges the order in their place', async () => {
  const chief = await at('chief', '/');
  await chief.page.getByText(word('desk.work.leave.to-confirm')).click();
  await chief.page.getByRole('row').getByRole('link').first().click();
  await chief.decide('desk.leave.confirm', 'desk.leave.confirmed');
  const deputy = await at('colleague', '/leaves');
  const { page } = deputy;
  await page.getByText(word('desk.leave.for', { name: '张建国' })).waitFor();
  await page.goto('/orders');
  await page.getByRole('link', { name: word('desk.order.act.read') }).click();
  await deputy.press('desk.order.acknowledge');
  await expect.poll(async () => (await orderNow()).order.state).toBe('acknowledged');
  const { history } = await orderNow();
  const acted = history.find(({ kind }) => kind === 'order.acknowledged');
  const { person } = await (await office.as('colleague')).session.me.query();
  expect([acted?.person, acted?.seat]).toEqual([person, liaison]);
});

test('back at work, the liaison ends the leave, and the colleague has no right left', async () => {
  const back = await at('liaison', '/leaves');
  await rowOf(back.page, colleague).getByRole('link').first().click();
  await back.decide('desk.leave.back', 'desk.leave.ended');
  const deputy = await at('colleague', '/leaves');
  await deputy.page.getByRole('heading', { level: 1 }).waitFor();
  await expect(deputy.page.getByText(word('desk.leave.for', { name: '张建国' }))).toHaveCount(0);
  expect(await refusal((await office.as('colleague')).orders.get.query({ id: order }))).toBe('not-allowed');
});

test('an empty seat is an alarm for the director, and the deputy in charge acts from it until it is filled', async () => {
  const planner = await at('planner', '/registry/seats');
  const chiefs = rowOf(planner.page, '主要负责人');
  await planner.settleAfter(
    chiefs.getByRole('button', { name: word('desk.seat.vacate') }),
    'desk.seat.vacate',
    'desk.seat.vacated',
    { [word('desk.reason')]: '调离本县' },
  );
  const director = await at('director', '/notices');
  await director.page.getByText(word('notice.seat.vacant')).first().waitFor();
  await director.page.goto('/');
  await director.page.getByText(word('desk.work.seat.vacant')).waitFor();

  const deputy = await at('deputy', '/');
  const { page } = deputy;
  await page.getByText(word('desk.work.seat.standing-in')).click();
  await page.getByText(word('desk.leave.forEmpty')).waitFor();
  await page.goto(`/orders/${order}`);
  await page.getByLabel(word('desk.order.leader')).fill('李文静');
  await page.getByLabel(word('desk.order.section')).fill('窗口服务科');
  await page.getByLabel(word('desk.order.person')).fill(colleague);
  await page.getByLabel(word('desk.order.measure')).fill('排班表上墙，午间双岗，每日抽查。');
  await deputy.press('desk.order.plan');
  await expect.poll(async () => (await orderNow()).order.state).toBe('in-rectification');

  await planner.page.reload();
  await chiefs.getByRole('button', { name: word('desk.seat.fill') }).click();
  const dialog = planner.page.getByRole('dialog', { name: word('desk.seat.fill') });
  const person = dialog.getByRole('combobox', { name: word('desk.person') });
  await person.fill('王志远');
  await planner.page.getByRole('option', { name: '王志远' }).click();
  await dialog.getByRole('button', { name: word('desk.seat.fill'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await refusal((await office.as('deputy')).orders.get.query({ id: order }))).toBe('not-allowed');
});

test('a seat changes hands by a list of what is open: given, taken, and approved by a third', async () => {
  const { person: successor } = await (await office.as('colleague')).session.me.query();
  const security = await office.as('secadmin');
  await security.access.roles.grant.mutate({ person: successor, role: 'liaison' });
  const director = await at('director', '/handovers');
  await director.press('desk.handover.open');
  const dialog = director.page.getByRole('dialog', { name: word('desk.handover.open') });
  await dialog.getByRole('combobox', { name: word('desk.seat') }).fill('联络员');
  await director.page.getByRole('option', { name: /^联络员/ }).click();
  await dialog.getByRole('combobox', { name: word('desk.handover.taker') }).fill(colleague);
  await director.page.getByRole('option', { name: colleague }).click();
  await dialog.getByRole('button', { name: word('desk.handover.open'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });

  const leaver = await at('liaison', '/');
  await leaver.page.getByText(word('desk.work.handover.to-give')).click();
  await leaver.page.getByRole('row').getByRole('link').first().click();
  // What the unit owes is on the list.
  await leaver.page.getByRole('link', { name: word('open-work.order.open') }).waitFor();
  await leaver.decide('desk.handover.give', 'desk.handover.given');

  const taker = await at('colleague', '/');
  await taker.page.getByText(word('desk.work.handover.to-take')).click();
  await taker.page.getByRole('row').getByRole('link').first().click();
  await taker.decide('desk.handover.take', 'desk.handover.taken');

  await director.page.goto('/');
  await director.page.getByText(word('desk.work.handover.to-approve')).click();
  await director.page.getByRole('row').getByRole('link').first().click();
  await director.decide('desk.handover.approve', 'desk.handover.approved');

  const { rows } = await (await office.as('planner')).registry.seats.list.query({ unit: office.unit });
  expect(rows.find(({ id }) => id === liaison)?.holder).toBe(successor);
  // The role was the seat's: whoever left it has it no longer.
  expect(await refusal((await office.as('liaison')).orders.get.query({ id: order }))).toBe('not-allowed');
  expect(desk.faults).toEqual([]);
});

test('verify calls all of it whole', async () => {
  await server.stop();
  expect(verifyFolder(server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
