import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { demoPassword, startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser, type DeskSeat } from '../harness/desk-browser.ts';
import type { RunningServer } from '../harness/running-server.ts';

let server: RunningServer;
let desk: DeskBrowser;
let director: DeskSeat;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startDemonstration();
  desk = await DeskBrowser.open(server.url);
  director = await desk.as('director', demoPassword, '/registry/checklist');
});
test.afterAll(async () => {
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
