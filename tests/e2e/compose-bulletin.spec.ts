import { say, type WordKey } from '@mingcha/words';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { faultsOf, narrowFaultsOf } from '../harness/barriers.ts';
import { DemoOffice, look } from '../harness/demo-office.ts';
import type { DeskSeat } from '../harness/desk-browser.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const because = { askedBy: '市某局鲁副局长', reason: '称已当场整改，要求不列入' };
const asked = '电话里要求把这一条拿掉，称是误会';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let office: DemoOffice;
/** Confirmed findings of one style, so that they may change places. */
let alike: string[];
let bulletin: string;

test.beforeAll(async () => {
  test.setTimeout(400_000);
  office = await DemoOffice.open();
  const { rows } = await (await office.as('planner')).findings.list.query({
    state: ['confirmed'],
    limit: 50,
  });
  const byStyle = Map.groupBy(rows, ({ style }) => style);
  const most = [...byStyle.values()].sort((one, other) => other.length - one.length)[0] ?? [];
  alike = most.slice(0, 3).map(({ id }) => id);
  expect(alike.length).toBe(3);
});
test.afterAll(() => office?.remove());

const nth = (n: number): string => alike[n] ?? '';
const outline = (page: Page): Locator => page.getByRole('region', { name: word('desk.compose.outline') });
const store = (page: Page): Locator => page.getByRole('region', { name: word('desk.compose.store') });
const item = (within: Locator, id: string): Locator => within.locator(`li[data-finding="${id}"]`);
const inOutline = (page: Page): Promise<(string | null)[]> =>
  outline(page)
    .locator('li[data-finding]')
    .evaluateAll((items) => items.map((each) => each.getAttribute('data-finding')));
const shows = (page: Page, order: readonly string[]) => expect.poll(() => inOutline(page)).toEqual(order);
const isAccessible = async ({ page }: DeskSeat) =>
  expect([...(await faultsOf(page)), ...(await narrowFaultsOf(page))]).toEqual([]);

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

const spoken = (page: Page): Locator => page.locator('[id^="DndLiveRegion"]');
const handleOf = (page: Page, id: string): Locator => item(outline(page), id).getByRole('button').first();

test('confirmed findings come into the outline by the pointer and by a button', async () => {
  const planner = await office.at('planner', '/bulletins/new');
  const { page } = planner;
  await item(store(page), nth(0)).waitFor();
  await dragTo(page, item(store(page), nth(0)).locator('span').first(), outline(page));
  await shows(page, [nth(0)]);
  for (const n of [1, 2]) {
    const add = item(store(page), nth(n)).getByRole('button');
    await add.click();
  }
  await shows(page, alike);
  await look(page, 'outline');
  await isAccessible(planner);
});

test('they change places by the keys alone, and it is said aloud where each comes to stand', async () => {
  const { page } = await office.at('planner', '/bulletins/new');
  await shows(page, alike);
  // So low that the page moves under what is held: one press is one place all the same.
  await page.setViewportSize({ width: 1440, height: 420 });
  await handleOf(page, nth(0)).focus();
  await page.keyboard.press('Space');
  await expect(spoken(page)).toContainText('第 1 条，共 3 条');
  await page.keyboard.press('ArrowDown');
  await expect(spoken(page)).toContainText('第 2 条，共 3 条');
  await page.keyboard.press('Space');
  await shows(page, [nth(1), nth(0), nth(2)]);
  await expect(page.getByRole('status').filter({ hasText: '第 2 条，共 3 条' }).first()).toBeAttached();
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('a step is taken back, and what was composed is there again after the page was loaded anew', async () => {
  const { page, button } = await office.at('planner', '/bulletins/new');
  await shows(page, [nth(1), nth(0), nth(2)]);
  await item(outline(page), nth(2)).getByRole('button').last().click();
  await shows(page, [nth(1), nth(0)]);
  await button(word('desk.compose.undo')).click();
  await shows(page, [nth(1), nth(0), nth(2)]);
  await page.reload();
  await shows(page, [nth(1), nth(0), nth(2)]);
});

test('words that name nobody and words that judge are pointed out, and pressing one goes there', async () => {
  const planner = await office.at('planner', '/bulletins/new');
  const { page } = planner;
  await page.locator('[name="intro"]').fill('督查组发现3个问题，情况极其混乱。\n个别窗口排队88人。');
  const hints = page.getByRole('list', {
    name: word('desk.wording.title', { label: word('desk.bulletin.intro') }),
  });
  await expect(hints.locator('li')).toHaveCount(3);
  await hints.getByRole('button', { name: word('desk.wording.jump', { phrase: '个别窗口' }) }).click();
  const chosen = await page.evaluate(() => String(document.getSelection()));
  expect(chosen).toBe('个别窗口');
  await isAccessible(planner);
});

test('each number says whether it was counted or typed, and a lone one is a warning until it is linked', async () => {
  const { page } = await office.at('planner', '/bulletins/new');
  const first = page.locator('[data-statement="intro 0"]');
  const second = page.locator('[data-statement="intro 1"]');
  await expect(first.locator('[data-mark="computed"]')).toContainText('3个');
  await expect(second.locator('[data-mark="typed"]')).toContainText('88人');
  await expect(second).toContainText(word('desk.figures.unlinked'));
  await second.getByRole('combobox').click();
  await page.getByRole('option').first().click();
  await expect(second).not.toContainText(word('desk.figures.unlinked'));
  await look(page, 'statements');
});

test('it is saved in the order it was seen in', async () => {
  const planner = await office.at('planner', '/bulletins/new');
  const { page } = planner;
  await planner.choose(word('desk.bulletin.recipients'), ['市审计局']);
  await planner.press('desk.bulletin.save');
  await page.waitForURL(/\/bulletins\/bul_/);
  bulletin = page.url().split('/').at(-1) ?? '';
  const { view } = await (await office.as('reviewer')).bulletins.preview.query({ id: bulletin });
  expect(view.findings.map(({ id }) => id)).toEqual([nth(1), nth(0), nth(2)]);
});

test('a confirmed finding taken out of it is not let go without who asked and why', async () => {
  const planner = await office.at('planner', `/bulletins/${bulletin}/revise`);
  const { page } = planner;
  await item(outline(page), nth(0)).getByRole('button').last().click();
  const dropped = page.locator(`[data-dropped="${nth(0)}"]`);
  await dropped.waitFor();
  await planner.press('desk.bulletin.save');
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'dropped');
  await isAccessible(planner);
  await dropped.getByLabel(word('desk.compose.dropped.askedBy')).fill(because.askedBy);
  await dropped.getByLabel(word('desk.compose.dropped.reason')).fill(because.reason);
  await planner.press('desk.bulletin.save');
  await page.waitForURL((url) => !url.pathname.endsWith('/revise'));
});

test('whoever checks it reads that, and the marks of its numbers, before checking', async () => {
  const reviewer = await office.at('reviewer', `/bulletins/${bulletin}`);
  const { page } = reviewer;
  const dropped = page.locator(`[data-dropped="${nth(0)}"]`);
  await expect(dropped).toContainText(because.askedBy);
  await expect(dropped).toContainText(because.reason);
  // Two are left: the number that was right is right no longer.
  await expect(page.locator('[data-statement="intro 0"] [data-mark="differs"]')).toContainText('3个');
  await expect(page.locator('[data-statement="intro 1"] [data-mark="typed"]')).toContainText('88人');
  await look(page, 'reviewer');
  await isAccessible(reviewer);
});

test('whoever is spoken to notes it, and it is sealed before their eyes', async () => {
  const reviewer = await office.at('reviewer', `/bulletins/${bulletin}`);
  const { page } = reviewer;
  await reviewer.press('desk.intercession.note');
  const dialog = page.getByRole('dialog', { name: word('desk.intercession.note') });
  await dialog.getByLabel(word('desk.intercession.who')).fill(because.askedBy);
  await dialog.locator('input[name="on"]').fill('2026-11-20');
  await dialog.getByLabel(word('desk.intercession.said')).fill(asked);
  await look(page, 'note');
  await isAccessible(reviewer);
  await dialog.getByRole('button', { name: word('desk.intercession.note.act') }).click();
  await page.getByText(word('desk.intercession.noted'), { exact: true }).last().waitFor();
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).not.toContain(asked);
  await page.goto('/intercessions');
  await page.getByText(word('ui.noRight.title'), { exact: false }).first().waitFor();
});

test('the discipline officer alone reads it', async () => {
  const officer = await office.at('discipline', '/intercessions');
  const { page } = officer;
  await page.locator('a[href^="/intercessions/itc_"]').first().click();
  await page.getByText(asked).waitFor();
  await look(page, 'officer');
  await isAccessible(officer);
  const director = await office.at('director', `/bulletins/${bulletin}`);
  await director.page.locator(`[data-dropped="${nth(0)}"]`).waitFor();
  await expect(director.page.getByText(asked)).toHaveCount(0);
  expect(office.desk.faults).toEqual([]);
});
