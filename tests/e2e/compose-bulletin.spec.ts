import { say, type WordKey } from '@mingcha/words';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { faultsOf, narrowFaultsOf } from '../harness/barriers.ts';
import { DemoOffice, look } from '../harness/demo-office.ts';
import type { DeskSeat } from '../harness/desk-browser.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const title = '关于编排演示的通报';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

let office: DemoOffice;
/** Confirmed findings of one style, so that they may change places. */
let alike: string[];
let bulletin: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  office = await DemoOffice.open();
  const planner = await office.as('planner');
  const { rows } = await planner.findings.list.query({ state: ['confirmed'], limit: 50 });
  const styles = [...new Set(rows.map(({ style }) => style))];
  alike =
    styles
      .map((style) => rows.filter((row) => row.style === style).map(({ id }) => id))
      .sort((one, other) => other.length - one.length)[0] ?? [];
  expect(alike.length).toBeGreaterThan(2);
});
test.afterAll(() => office?.remove());

const outline = (page: Page): Locator => page.getByRole('region', { name: word('desk.compose.outline') });
const store = (page: Page): Locator => page.getByRole('region', { name: word('desk.compose.store') });
const inOutline = (page: Page): Promise<(string | null)[]> =>
  outline(page)
    .locator('li[data-finding]')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-finding')));
const item = (within: Locator, id: string): Locator => within.locator(`li[data-finding="${id}"]`);
const isAccessible = async ({ page }: DeskSeat) =>
  expect([...(await faultsOf(page)), ...(await narrowFaultsOf(page))]).toEqual([]);
const nth = (n: number): string => alike[n] ?? '';

async function dragTo(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  if (start === null) throw new Error('nothing to drag');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 20, start.y + 20, { steps: 4 });
  const end = await to.boundingBox();
  if (end === null) throw new Error('nowhere to drop');
  await page.mouse.move(end.x + end.width / 2, end.y + Math.min(end.height / 2, 60), { steps: 12 });
  await page.mouse.up();
}

test('confirmed findings come into the outline by the pointer and by a button', async () => {
  const planner = await office.at('planner', '/bulletins/new');
  const { page } = planner;
  await item(store(page), nth(0)).waitFor();
  await look(page, 'new');
  await dragTo(page, item(store(page), nth(0)).locator('span').first(), outline(page));
  await expect.poll(() => inOutline(page)).toEqual([nth(0)]);
  for (const n of [1, 2])
    await item(store(page), nth(n))
      .getByRole('button', { name: new RegExp(`^${word('desk.compose.add')}`) })
      .click();
  await expect.poll(() => inOutline(page)).toEqual(alike.slice(0, 3));
  await look(page, 'outline');
  await isAccessible(planner);
});

test('they change places by the keys alone, and it is said aloud where they come to stand', async () => {
  const { page } = await office.at('planner', '/bulletins/new');
  await expect.poll(() => inOutline(page)).toEqual(alike.slice(0, 3));
  await item(outline(page), nth(0)).locator('button').first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(word('desk.compose.lifted', { words: '' }).slice(0, 3))).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await page.waitForTimeout(300);
  await page.keyboard.press('Space');
  await expect.poll(() => inOutline(page)).toEqual([nth(1), nth(0), nth(2)]);
  await expect(page.getByRole('status').filter({ hasText: '第 2 条，共 3 条' })).toBeVisible();
});
