import { writeFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { signedSheet } from '@mingcha/prisma/sheet';
import { say, type WordKey } from '@mingcha/words';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { confirmedFindings } from '../harness/confirmed-finding.ts';
import type { DeskBrowser, DeskSeat } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { issuedOrder } from '../harness/order-office.ts';
import { textOf } from '../harness/paper.ts';
import type { RunningServer } from '../harness/running-server.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
let order: string;
let code: string;
let address: string;
let phone: DeskSeat;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  ({ server, desk, office } = await startFoundedOffice(password));
  order = await issuedOrder(office, await confirmedFindings(server.url, office, 1));
  phone = await desk.window('zh-CN', { width: 390, height: 844 });
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
});

/** What a hand does on the glass: every press and every field is counted. */
const hand = { presses: 0, fields: 0 };
const press = async (what: Locator) => {
  hand.presses += 1;
  await what.click();
};
const type = async (page: Page, label: string, text: string) => {
  hand.fields += 1;
  await page.getByRole('textbox', { name: label }).fill(text);
};
const accessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
};
const overflows = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test('the planner prints the order with a slip behind it; the code is told once and stands on no page of the order', async () => {
  const seat = await desk.as('planner', password, `/orders/${order}`);
  const { page } = seat;
  await seat.press('desk.order.printCode');
  const dialog = page.getByRole('dialog', { name: word('desk.order.printCode') });
  const answer = page.waitForResponse((response) => response.url().includes('orders.printWithCode'));
  await dialog.getByRole('button', { name: word('desk.order.printCode.act') }).click();
  const made = (await (await answer).json()) as { result: { data: Record<string, string> } }[];
  const { data = {} } = ([made].flat()[0] ?? { result: { data: {} } }).result;
  code = data.code ?? '';
  address = data.address ?? '';
  await dialog.getByText(code, { exact: true }).waitFor();
  const withSlip = textOf(Buffer.from(data.pdf ?? '', 'base64'));
  expect(withSlip).toContain(code);
  const clean = textOf(await (await page.request.get(`/files/orders/${order}.pdf`)).body());
  expect(clean).not.toContain(code);
  // The order comes first, whole; the slip is a page behind it.
  expect(withSlip.startsWith(clean.slice(0, 200))).toBe(true);
  await dialog.getByRole('button', { name: word('desk.order.printCode.done') }).click();
  await expect(page.getByText(code)).toHaveCount(0);
});

test('a wrong code opens nothing, and says what to do', async () => {
  const { page } = phone;
  await page.goto('/answer');
  await page.getByLabel(word('desk.answer.code')).fill('AAAA-2222-BBBB');
  await phone.press('desk.answer.open');
  await page.getByText(word('refusal.pass.unknown.why')).waitFor();
  await accessible(page);
});

test('the QR opens the order on a telephone: one press takes it in hand, four fields plan it', async () => {
  const { page } = phone;
  await page.goto(address);
  await page.getByRole('heading', { name: '关于责令整改政务服务窗口有关问题的通知' }).waitFor();
  // The code does not stay in the address.
  expect(new URL(page.url()).hash).toBe('');
  expect(await overflows(page)).toBe(false);
  await accessible(page);
  await page.screenshot({ path: test.info().outputPath('received.png'), fullPage: true });
  await press(phone.button(word('desk.order.acknowledge')));
  await page.getByLabel(word('desk.order.leader')).waitFor();
  await type(page, word('desk.order.leader'), '李文静');
  await type(page, word('desk.order.section'), '窗口服务科');
  await type(page, word('desk.order.person'), '张建国');
  await type(page, word('desk.order.measure'), '排班表上墙，午间双岗，每日抽查。');
  expect(await overflows(page)).toBe(false);
  await press(phone.button(word('desk.order.plan')));
  await page.getByRole('heading', { name: word('desk.answer.done') }).waitFor();
  expect(hand).toEqual({ presses: 2, fields: 4 });
});

test('the receipt names the entry under which the answer lies in the journal', async () => {
  const { page } = phone;
  await expect(phone.button(word('desk.answer.print'))).toBeVisible();
  const auditor = await office.as('auditor');
  const { rows } = await auditor.journal.list.query({ subjectType: 'order', subjectId: order, limit: 100 });
  const planned = rows.find((row) => row.kind === 'order.planned');
  const shown = await page.locator('main').innerText();
  expect(shown.replaceAll(/\s/g, '')).toContain((planned?.hash ?? '?').slice(0, 8));
  const { order: row, items } = await (await office.as('planner')).orders.get.query({ id: order });
  expect(row.state).toBe('in-rectification');
  expect(items[0]?.measure).toBe('排班表上墙，午间双岗，每日抽查。');
});

test('the same code, typed this time, opens it again for the result: three words, a handler who is filled in, two files', async () => {
  const sheet = test.info().outputPath('sheet.jpg');
  writeFileSync(sheet, await signedSheet(7));
  const { page } = phone;
  await page.context().clearCookies();
  await page.goto('/answer');
  hand.presses = 0;
  hand.fields = 0;
  await type(page, word('desk.answer.code'), code.toLowerCase());
  await press(phone.button(word('desk.answer.open')));
  await press(phone.button(word('desk.order.report')).first());
  const dialog = page.getByRole('dialog', { name: word('desk.order.report') });
  await type(page, word('desk.order.result'), '窗口已恢复双岗值守，排班表已公示。');
  await type(page, word('desk.order.rootCause'), '轮班交接无人顶岗，制度未落实到人。');
  await type(page, word('desk.order.sameClass'), '已自查其他窗口，未发现同类问题。');
  await expect(dialog.getByLabel(word('desk.order.handler'))).toHaveValue('张建国');
  for (const name of ['proof', 'report']) {
    hand.fields += 1;
    await dialog.locator(`[data-field="${name}"] input[type="file"]`).setInputFiles(sheet);
    await dialog.locator(`[data-field="${name}"]`).getByText('sheet.jpg').waitFor();
  }
  // What the chief signs can be printed of what is typed, before anything is handed in.
  await dialog.getByRole('button', { name: word('desk.order.reportToSign') }).click();
  await dialog.getByRole('link', { name: word('desk.order.printCode.open') }).waitFor();
  expect(await overflows(page)).toBe(false);
  await page.screenshot({ path: test.info().outputPath('report.png'), fullPage: true });
  await press(dialog.getByRole('button', { name: word('desk.order.report'), exact: true }));
  await page.getByRole('heading', { name: word('desk.answer.done') }).waitFor();
  expect(hand).toEqual({ presses: 3, fields: 6 });
  const { order: row } = await (await office.as('planner')).orders.get.query({ id: order });
  expect(row.state).toBe('reported');
});

test('a code that was withdrawn opens nothing any more', async () => {
  const planner = await office.as('planner');
  const { rows } = await planner.passes.list.query({ about: { type: 'order', id: order } });
  const [pass] = rows;
  await planner.passes.revoke.mutate({
    id: pass?.id ?? '',
    expected: pass?.version ?? 0,
    reason: '经办人已更换',
  });
  const other = await desk.window('zh-CN', { width: 390, height: 844 });
  await other.page.goto(address);
  await other.page.getByText(word('refusal.pass.unknown.why')).waitFor();
  await phone.page.goto('/answer');
  await phone.page.getByRole('heading', { name: word('desk.answer.title') }).waitFor();
  expect(desk.faults.filter((fault) => !/Failed to load|40[13]/.test(fault))).toEqual([]);
});
