import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import { confirmedFindings } from '../harness/confirmed-finding.ts';
import type { DeskBrowser, DeskSeat } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { letUnitIn } from '../harness/order-office.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { unitName } from '../harness/small-office.ts';
import { verifyFolder } from '../harness/verify-command.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
let letter: string;

const at = (username: string, path: string): Promise<DeskSeat> => desk.as(username, password, path);
const stateOf = async (id: string) =>
  (await (await office.as('planner')).dispatches.get.query({ id })).dispatch.state;
const idIn = ({ page }: DeskSeat): string => page.url().split('/').at(-1) ?? '';

test.beforeAll(async () => {
  test.setTimeout(300_000);
  ({ server, desk, office } = await startFoundedOffice(password));
  await letUnitIn(server.url, office);
  await confirmedFindings(server.url, office, 2);
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
});

test('the planner begins a conclusion at its plan, and a lawyer reads it before the leader signs', async () => {
  const api = await office.as('planner');
  const { rows } = await api.plans.list.query({ limit: 1 });
  const planner = await at('planner', `/plans/${rows[0]?.id}`);
  const { page } = planner;
  await page.getByRole('link', { name: word('desk.dispatch.new.conclusion') }).click();
  const unit = page.getByRole('combobox', { name: word('desk.unit') });
  // A draft that was kept may still be on its way into the form.
  await expect(async () => {
    await unit.click();
    await page.getByRole('option', { name: unitName }).click({ timeout: 3000 });
    await expect(page.getByRole('checkbox')).toHaveCount(2, { timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  await page.getByRole('checkbox').first().check();
  await page.getByLabel(word('desk.dispatch.cause')).fill('值班安排未落实到人。');
  await page.getByLabel(word('desk.dispatch.matters')).fill('恢复窗口值守。');
  await page.getByLabel(word('desk.order.contact.person')).fill('林文静');
  await page.getByLabel(word('desk.order.contact.phone')).fill('19900000001');
  await planner.press('desk.dispatch.save');
  await page.waitForURL(/\/dispatches\/dsp_/);
  letter = idIn(planner);
  const leader = await at('leader', `/dispatches/${letter}`);
  await leader.page.getByRole('button', { name: word('desk.bulletin.return') }).waitFor();
  await expect(leader.page.getByRole('button', { name: word('desk.dispatch.sign') })).toHaveCount(0);
  const reviewer = await at('reviewer', `/dispatches/${letter}`);
  await reviewer.decide('desk.dispatch.review', 'desk.dispatch.reviewed', {
    [word('desk.opinion')]: '程序合法。',
  });
  await leader.page.reload();
  await leader.decide('desk.dispatch.sign', 'desk.dispatch.signed', { [word('desk.opinion')]: '同意。' });
  await expect.poll(() => stateOf(letter)).toBe('rendered');
});

test('it goes out with the word that it bears no seal, and is received by the unit’s own hand', async () => {
  const liaison = await at('liaison', '/dispatches');
  await liaison.page.getByText(word('desk.dispatch.none.unit')).waitFor();
  const planner = await at('planner', `/dispatches/${letter}`);
  await planner.decide('desk.dispatch.issue.without', 'desk.dispatch.issued');
  await liaison.page.reload();
  await liaison.page.getByRole('link', { name: word('desk.dispatch.title.conclusion') }).click();
  await liaison.decide('desk.dispatch.receive', 'desk.dispatch.received');
  expect(await stateOf(letter)).toBe('served');
  await liaison.page.getByText(word('desk.dispatch.reviewDay')).waitFor();
  await expect(liaison.page.getByText('韩明哲')).toHaveCount(0);
});

test('a briefing takes its figures from what went out, and its issue with the signature', async () => {
  const planner = await at('planner', '/dispatches/new?form=briefing');
  const { page } = planner;
  const today = new Date().toISOString().slice(0, 10);
  await page.getByLabel(word('desk.dispatch.figures.from'), { exact: true }).fill('2026-01-01');
  await page.getByLabel(word('desk.dispatch.figures.to'), { exact: true }).fill(today);
  await page.getByRole('button', { name: word('desk.dispatch.figures') }).click();
  const text = page.getByLabel(word('desk.dispatch.text'));
  await expect(text.first()).toHaveValue(/整改通知0份/);
  await page.getByLabel(word('desk.dispatch.up'), { exact: true }).fill('市政府主要领导\n省政府督查室');
  await page.getByLabel(word('desk.dispatch.editor')).fill('林文静');
  await planner.press('desk.dispatch.save');
  await page.waitForURL(/\/dispatches\/dsp_/);
  const id = idIn(planner);
  const director = await at('director', `/dispatches/${id}`);
  await director.decide('desk.dispatch.sign', 'desk.dispatch.signed', { [word('desk.opinion')]: '发。' });
  await expect.poll(() => stateOf(id)).toBe('rendered');
  await director.page.reload();
  await director.page.getByText(/督查专报\d{4}年第1期/).waitFor();
  await director.decide('desk.dispatch.issue', 'desk.dispatch.issued');
  expect(await stateOf(id)).toBe('issued');
});

test('minutes say who was there; without anybody they are not saved', async () => {
  const planner = await at('planner', '/dispatches');
  const { page } = planner;
  await page.getByRole('link', { name: word('desk.dispatch.new.minutes') }).click();
  await page.getByLabel(word('desk.dispatch.heldOn')).fill('2026-11-20');
  await page.getByLabel(word('desk.dispatch.place')).fill('第二会议室');
  await page.getByLabel(word('desk.dispatch.chair')).fill('高景行');
  await page.getByLabel(word('desk.dispatch.text')).fill('事实清楚，证据充分。');
  await planner.press('desk.dispatch.save');
  await page.getByText(word('desk.check.required')).first().waitFor();
  await page.getByLabel(word('desk.dispatch.present')).fill('高景行\n林文静');
  await planner.press('desk.dispatch.save');
  await page.waitForURL(/\/dispatches\/dsp_/);
});

test('what went out and was revoked is withdrawn by a letter begun on its page; all of it stands in the journal, and verifies', async () => {
  const api = await office.as('leader');
  const { dispatch } = await api.dispatches.get.query({ id: letter });
  await api.dispatches.revoke.mutate({ id: letter, expected: dispatch.version, reason: '认定事实有误' });
  const planner = await at('planner', `/dispatches/${letter}`);
  const { page } = planner;
  await page.getByRole('link', { name: word('desk.dispatch.new.withdrawal') }).click();
  await page.getByText('认定事实有误').waitFor();
  await page.getByLabel(word('desk.order.contact.person')).fill('林文静');
  await page.getByLabel(word('desk.order.contact.phone')).fill('19900000001');
  await planner.press('desk.dispatch.save');
  await page.waitForURL((url) => /\/dispatches\/dsp_/.test(url.pathname) && !url.pathname.includes(letter));
  const notice = idIn(planner);
  const leader = await at('leader', `/dispatches/${notice}`);
  await leader.decide('desk.dispatch.sign', 'desk.dispatch.signed', { [word('desk.opinion')]: '同意。' });
  await expect.poll(() => stateOf(notice)).toBe('rendered');
  expect(desk.faults).toEqual([]);
  await server.stop();
  expect(verifyFolder(server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
