import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedSheet } from '@mingcha/prisma/sheet';
import { say, type WordKey } from '@mingcha/words';
import { expect, type Locator, test } from '@playwright/test';
import { confirmedFindings } from '../harness/confirmed-finding.ts';
import type { DeskBrowser, DeskSeat } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { hireVerifier, letUnitIn, printed } from '../harness/order-office.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { unitName } from '../harness/small-office.ts';
import { verifyFolder } from '../harness/verify-command.ts';
import { compareReceipt, prepareReceipt, typeReceipt } from './steps/receipt.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'mingcha-order-'));
const proof = join(folder, '整改照片.jpg');
let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
let order: string;

const at = (username: string, path = `/orders/${order}`): Promise<DeskSeat> =>
  desk.as(username, password, path);
const state = async () => (await (await office.as('planner')).orders.get.query({ id: order })).order.state;
const itemOf = ({ page }: DeskSeat, n: number): Locator =>
  page.getByRole('listitem').filter({ hasText: word('desk.order.item', { n }) });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  writeFileSync(proof, await signedSheet(5));
  ({ server, desk, office } = await startFoundedOffice(password));
  await letUnitIn(server.url, office);
  await hireVerifier(server.url, office);
  await confirmedFindings(server.url, office, 2);
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('the planner drafts an order from two confirmed findings, and the leader signs what is on the screen', async () => {
  const planner = await at('planner', '/orders/new');
  const { page } = planner;
  const unit = page.getByRole('combobox', { name: word('desk.unit') });
  // A draft that was kept may still be on its way into the form.
  await expect(async () => {
    await unit.click();
    await page.getByRole('option', { name: unitName }).click({ timeout: 3000 });
    await expect(page.getByRole('checkbox')).toHaveCount(2, { timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  for (const n of [0, 1]) {
    await page.getByRole('checkbox').nth(n).check();
    await page.getByLabel(word('desk.order.requirement')).nth(n).fill('恢复窗口值守，排班表上墙公示。');
  }
  await page.getByLabel(word('desk.order.contact.person')).fill('林文静');
  await page.getByLabel(word('desk.order.contact.phone')).fill('19900000001');
  await planner.press('desk.order.save');
  await page.waitForURL(/\/orders\/ord_/);
  order = page.url().split('/').at(-1) ?? '';
  await planner.decide('desk.order.submit', 'desk.order.submitted');
  const leader = await at('leader');
  await leader.decide('desk.bulletin.sign', 'desk.order.issued', { [word('desk.opinion')]: '同意。' });
  await printed(office, order);
});

test('left behind because nobody would sign: one person cannot say so, and two only with two witnesses', async () => {
  const api = await office.as('planner');
  const { order: row } = await api.orders.get.query({ id: order });
  const alone = api.orders.serve.mutate({
    id: order,
    expected: row.version,
    proof: { method: 'direct', at: Date.now(), receivedBy: '收发室' },
  });
  await expect(alone).rejects.toThrow('service.needs-second');

  const planner = await at('planner');
  const receipt = await prepareReceipt(planner);
  // Seen on the way: the order says that a receipt is under way, so that nobody prints a second.
  const director = await at('director');
  await director.page
    .getByRole('link', { name: word('desk.receipt.begun', { state: word('state.paper.prepared') }) })
    .waitFor();

  const why = { 'service-proof.refusedReason': '负责人拒绝签收' };
  const one = { 'service-proof.witnessLines': '东街社区居民委员会 陈永安' };
  await typeReceipt(planner, 'service-method.left', { ...why, ...one });
  await planner.page
    .getByText(new RegExp(word('service-proof.witnesses')))
    .first()
    .waitFor();
  await planner.page
    .getByLabel(word('service-proof.witnessLines'))
    .fill('东街社区居民委员会 陈永安\n东街社区居民委员会 何素梅');
  await planner.press('desk.paper.enter');
  await planner.page.getByText(word('desk.paper.waits')).waitFor();
  expect(await state()).toBe('issued');
  await compareReceipt(planner, await at('director', receipt));
  await director.page.goto(`/orders/${order}`);
  await director.page.getByText('东街社区居民委员会 何素梅').waitFor();
  expect(await state()).toBe('served');
});

test('the liaison takes it in hand with one press, and the chief says who does what', async () => {
  const liaison = await at('liaison', '/orders');
  await liaison.page.getByRole('link', { name: word('desk.order.act.read') }).click();
  await liaison.press('desk.order.acknowledge');
  await expect.poll(state).toBe('acknowledged');
  const chief = await at('chief');
  const { page } = chief;
  await page.getByLabel(word('desk.order.leader')).fill('李文静');
  await page.getByLabel(word('desk.order.section')).fill('窗口服务科');
  await page.getByLabel(word('desk.order.person')).fill('张建国');
  for (const n of [0, 1])
    await page.getByLabel(word('desk.order.measure')).nth(n).fill('排班表上墙，午间双岗，每日抽查。');
  await chief.press('desk.order.plan');
  await expect.poll(state).toBe('in-rectification');
});

test('more time is asked for with a reason, and granted by the director', async () => {
  const liaison = await at('liaison');
  await itemOf(liaison, 2)
    .getByRole('button', { name: word('desk.order.askExtension') })
    .click();
  const asking = liaison.page.getByRole('dialog', { name: word('desk.order.askExtension') });
  const reason = asking.getByLabel(word('desk.reason'));
  const ask = asking.getByRole('button', { name: word('desk.order.askExtension') });
  await ask.click();
  await expect(reason).toBeFocused();
  const told = (field: HTMLTextAreaElement) => field.validationMessage;
  expect(await reason.evaluate(told), 'what is missing is said in words of the desk').toBe(
    word('desk.field.fill'),
  );
  await reason.fill('叫号设备采购尚需时间');
  expect(await reason.evaluate(told)).toBe('');
  await ask.click();
  await asking.waitFor({ state: 'hidden' });
  const api = await office.as('director');
  const dueOf = async () => (await api.orders.get.query({ id: order })).items[1]?.clock?.day ?? '';
  const before = await dueOf();
  const director = await at('director');
  await director.settleAfter(
    itemOf(director, 2).getByRole('button', { name: word('desk.order.extend'), exact: true }),
    'desk.order.extend',
    'desk.order.granted',
  );
  expect((await dueOf()) > before).toBe(true);
});

async function report(n: number, result: string): Promise<void> {
  const chief = await at('chief');
  await itemOf(chief, n)
    .getByRole('button', { name: word('desk.order.report') })
    .click();
  const dialog = chief.page.getByRole('dialog', { name: word('desk.order.report') });
  await dialog.getByLabel(word('desk.order.result')).fill(result);
  await dialog.getByLabel(word('desk.order.rootCause')).fill('轮班交接无人顶岗，制度未落实到人。');
  await dialog.getByLabel(word('desk.order.sameClass')).fill('已自查其他窗口，未发现同类问题。');
  await dialog.locator('[data-field="proof"] input[type="file"]').setInputFiles(proof);
  await dialog.getByText('整改照片.jpg').waitFor();
  await dialog.getByRole('button', { name: word('desk.order.report'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function verifies(n: number, result: 'done' | 'not-done', note: string): Promise<void> {
  const inspector = await at('inspector2');
  await itemOf(inspector, n)
    .getByRole('button', { name: word('desk.order.verify'), exact: true })
    .click();
  const dialog = inspector.page.getByRole('dialog', { name: word('desk.order.verify') });
  // The good verdict stands there already.
  if (result === 'not-done') {
    await dialog.getByRole('combobox', { name: word('desk.order.verdict') }).click();
    await inspector.page.getByRole('option', { name: word('verify-result.not-done'), exact: true }).click();
  }
  await dialog.getByLabel(word('desk.order.note')).fill(note);
  await dialog.getByRole('button', { name: word('desk.order.verify'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

const director = async (n: number, act: WordKey, done: WordKey, said: Record<string, string> = {}) => {
  const seat = await at('director');
  const button = itemOf(seat, n).getByRole('button', { name: word(act), exact: true });
  await seat.settleAfter(button, act, done, said);
};

test('the chief reports both items with files; whoever handled it cannot verify it', async () => {
  await report(1, '窗口已恢复双岗值守，排班表已公示。');
  await report(2, '叫号设备已更换。');
  expect(await state()).toBe('reported');
  const chief = await at('chief');
  await expect(chief.button(word('desk.order.verify'))).toHaveCount(0);
  const { order: row } = await (await office.as('chief')).orders.get.query({ id: order });
  const own = (await office.as('chief')).orders.verify.mutate({
    id: order,
    expected: row.version,
    n: 1,
    result: 'done',
    method: 'document',
    note: '自己看过，已整改到位。',
  });
  await expect(own).rejects.toThrow('not-allowed');
});

test('another inspector finds it not done; the director sends it back with new days, and it is reported again', async () => {
  await verifies(1, 'not-done', '现场查看两次，午间仍无人值守。');
  await director(1, 'desk.order.reject', 'desk.order.rejected', {
    [word('desk.reason')]: '午间仍无人值守',
  });
  expect(await state()).toBe('rejected');
  const chief = await at('chief');
  await chief.page.getByText('午间仍无人值守').first().waitFor();
  await report(1, '午间双岗已安排到人，连续三日抽查在岗。');
});

test('what is put right is closed item by item, and with the last one the order', async () => {
  await verifies(1, 'done', '现场查看三次，窗口均有人值守。');
  await verifies(2, 'done', '叫号设备正常使用。');
  await director(1, 'desk.order.close', 'desk.order.closed');
  expect(await state()).not.toBe('closed');
  await director(2, 'desk.order.close', 'desk.order.closed');
  expect(await state()).toBe('closed');
  expect(desk.faults).toEqual([]);
});

test('verify calls all of it whole', async () => {
  await server.stop();
  expect(verifyFolder(server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
