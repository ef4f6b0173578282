import { AxeBuilder } from '@axe-core/playwright';
import { signedInApi } from '@mingcha/prisma/client';
import { expect, type Page, test } from '@playwright/test';
import { demoPins, openDemoTablet } from '../harness/demo-tablet.ts';
import { demoPassword, startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser, type DeskSeat } from '../harness/desk-browser.ts';
import { signRecusals } from '../harness/recusal.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { timeQueue } from '../harness/table-work.ts';
import type { TabletBrowser } from '../harness/tablet-browser.ts';

const pins = [demoPins.lead1, demoPins.inspector1];

let server: RunningServer;
let desk: DeskBrowser;
let director: DeskSeat;
let tablet: TabletBrowser;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startDemonstration();
  desk = await DeskBrowser.open(server.url);
  director = await desk.as('director', demoPassword, '/registry/checklist');
});
test.afterAll(async () => {
  await tablet?.remove();
  await desk?.close();
  await server?.remove();
});

const accessible = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
};

test('a list that stands is followed at the desk by one with a question that is asked only after a no', async () => {
  const { page, word } = director;
  await page.getByRole('link', { name: '四难' }).click();
  await page.getByRole('link', { name: word('desk.list.edit.act') }).click();
  for (const [number, text] of [
    [5, '导办台有人在岗'],
    [6, '无人在岗时有无告知'],
  ] as const) {
    await director.press('desk.list.add');
    await page.getByLabel(word('desk.list.text.zh', { number })).fill(text);
  }
  const sixth = page.getByRole('group', { name: word('desk.list.question', { number: 6 }), exact: true });
  await sixth.getByRole('button', { name: word('desk.list.condition.add') }).click();
  await sixth.getByLabel(word('desk.list.shownIf')).first().click();
  await page.getByRole('option', { name: '导办台有人在岗' }).click();
  await sixth.getByLabel(word('desk.list.value'), { exact: true }).first().click();
  await page.getByRole('option', { name: word('desk.no'), exact: true }).click();
  await accessible(page);
  await director.press('desk.list.publish');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('desk.list.publish'), exact: true })
    .click();
  await page.getByText(word('desk.list.versions', { count: 2 })).waitFor();
});

test('a tablet times a queue, asks one question a screen offline, and wants a low score explained', async () => {
  test.setTimeout(120_000);
  tablet = await openDemoTablet(server.url, 'zh-CN');
  const { page, word } = tablet;
  await tablet.offline(true);
  await tablet.tap(page.getByText(word('field.today.sealed')).first());
  await tablet.press('field.brief.unseal');
  await page.getByText(word('field.brief.members'), { exact: true }).waitFor();
  await signRecusals(tablet, pins);
  await tablet.press('field.brief.start');
  await page.getByText(word('field.visit.empty')).waitFor();
  await timeQueue(tablet);
  await accessible(page);

  await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
  await tablet.tap(page.getByText(word('field.more.checklist')));
  await page.getByRole('heading', { name: word('field.checklist.number', { at: 1, of: 4 }) }).waitFor();
  await tablet.tap(page.getByRole('main').getByRole('button', { name: '2', exact: true }));
  await page.getByText(word('checklist.needs.either')).waitFor();
  await accessible(page);
  await page.getByLabel(word('field.checklist.words')).fill('东门上锁，没有指引');
  await tablet.press('field.checklist.words.do');
  await page.getByText(word('checklist.needs.either')).waitFor({ state: 'hidden' });
  for (const at of [2, 3, 4]) {
    await tablet.press('field.checklist.skip');
    await page.getByRole('heading', { name: word('field.checklist.number', { at, of: 4 }) }).waitFor();
    if (at < 4) continue;
    await tablet.press('field.checklist.excuse');
    await page.getByLabel(word('field.checklist.excuse.why')).fill('只作咨询');
    await tablet.press('field.checklist.excuse.do');
    await page.getByText(word('checklist.excused', { why: '只作咨询' })).waitFor();
  }
  await tablet.press('field.checklist.finish');
  await page
    .getByText(word('checklist.score', { total: 2, most: 10 }))
    .first()
    .waitFor();
  await page.getByText(word('field.checklist.missing', { count: 2 })).waitFor();
  await page.getByText(word('field.checklist.newer', { version: '2026-2' })).waitFor();
  expect(await page.getByText(word('field.checklist.move'), { exact: true }).count()).toBe(0);
  await accessible(page);
});

test('the draft goes over to the corrected version at the table, and a no brings its question', async () => {
  const { page, word } = tablet;
  await tablet.tap(page.getByRole('contentinfo').getByRole('button', { name: word('field.back') }));
  await tablet.press('field.visit.end');
  await tablet.tap(page.getByRole('dialog').getByRole('button', { name: word('field.end.do'), exact: true }));
  await tablet.tap(page.getByText(word('field.table.answers', { done: 2, of: 4 })));
  for (const at of [2, 3]) {
    await page.getByRole('heading', { name: word('field.checklist.number', { at, of: 4 }) }).waitFor();
    await tablet.tap(page.getByRole('main').getByRole('button', { name: '9', exact: true }));
  }
  await page.getByRole('heading', { name: word('field.checklist.number', { at: 4, of: 4 }) }).waitFor();
  await tablet.press('field.checklist.finish');
  await tablet.tap(page.getByRole('link', { name: word('field.checklist.move') }));
  await page.getByLabel(word('field.move.reason')).fill('办公室补了两题');
  await accessible(page);
  await tablet.press('field.move.do');
  await page.getByRole('heading', { name: word('field.checklist.number', { at: 5, of: 5 }) }).waitFor();
  await tablet.press('field.checklist.no');
  await page.getByRole('heading', { name: word('field.checklist.number', { at: 6, of: 6 }) }).waitFor();
  await tablet.press('field.checklist.yes');
  await page
    .getByText(word('checklist.score', { total: 20, most: 30 }))
    .first()
    .waitFor();
});

test('the desk counts the same, question by question', async () => {
  await tablet.offline(false);
  const api = await signedInApi(server.url, 'director', demoPassword);
  const visit = new URL(tablet.page.url()).pathname.split('/')[3] ?? '';
  await expect
    .poll(async () => (await api.visits.get.query({ id: visit })).answers.length, { timeout: 20_000 })
    .toBe(6);
  const { page, word } = director;
  await page.goto(`${server.url}/visits/${visit}`);
  await page.getByRole('heading', { name: '四难 · 2026-2' }).waitFor();
  await page.getByText(word('checklist.score', { total: 20, most: 30 })).waitFor();
  await page.getByText(word('checklist.excused', { why: '只作咨询' })).waitFor();
  await page.getByText(word('desk.visit.times', { count: 1 })).waitFor();
  await accessible(page);
});
