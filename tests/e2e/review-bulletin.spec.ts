import { say, type WordKey } from '@mingcha/words';
import { expect, type Page, test } from '@playwright/test';
import { faultsOf } from '../harness/barriers.ts';
import { look } from '../harness/demo-office.ts';
import { openReviewingOffice, type ReviewingOffice } from '../harness/reviewing-office.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let office: ReviewingOffice;
const at: ReviewingOffice['at'] = (...asked) => office.at(...asked);

test.beforeAll(async () => {
  test.setTimeout(300_000);
  office = await openReviewingOffice({ findings: 3 });
});
test.afterAll(() => office?.remove());

const wide = { width: 1440, height: 900 };
const sheets = (page: Page) => page.locator('[data-drawn]');
const shown = async (page: Page) => {
  await page.getByText(word('desk.preview.phase.shown')).waitFor();
  await expect(sheets(page)).toHaveAttribute('data-drawn', 'true');
};

/** What is typed, and the paper that comes of it. */
async function printedAfter(page: Page, act: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/preview.pdf'));
  await act();
  await answer;
  await shown(page);
}

/** Dark dots on the first page in sight. */
const inkOn = (page: Page) =>
  page
    .locator('[data-page] canvas')
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const { data } =
        (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {};
      return (data ?? []).filter((value, at) => at % 4 === 0 && value < 100).length;
    });

/** In the page: where an area has scrolled to, once it stands still. */
async function atRest(area: Element): Promise<number> {
  for (let last = Number.NaN; last !== area.scrollTop; ) {
    last = area.scrollTop;
    await new Promise((wake) => setTimeout(wake, 150));
  }
  return area.scrollTop;
}

test('whoever drafts sees the very paper of what is typed, at the place they had read to', async () => {
  const { page } = await at('planner', '/bulletins/new');
  await page.setViewportSize(wide);
  await shown(page);
  await expect(page.getByText(/还没有填写/)).toContainText(word('desk.bulletin.recipients'));
  const text = '各单位要切实提高认识，压实责任，认真整改，确保群众满意。'.repeat(60);
  await page.getByLabel(word('desk.bulletin.intro')).fill(text);
  const store = page.getByRole('region', { name: word('desk.compose.store') });
  await store
    .getByRole('button', { name: word('desk.compose.add') })
    .first()
    .click();
  await expect(page.locator('[data-page]')).not.toHaveCount(2);
  await shown(page);
  const paper = page.getByRole('region', { name: word('desk.preview') });
  await paper.focus();
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await expect(page.getByText(/^第 [2-9] 页，共/)).toBeVisible({ timeout: 1000 });
  }).toPass();
  const place = await paper.evaluate(atRest);
  const title = page.getByLabel(word('desk.bulletin.title'));
  await printedAfter(page, () => title.fill('关于窗口作风的通报'));
  expect(await paper.evaluate((area) => area.scrollTop)).toBe(place);
  await expect(inkOn(page)).resolves.toBeGreaterThan(0);
  expect(await faultsOf(page)).toEqual([]);
  await look(page, 'preview-desktop');
});

test('without a network the last paper stays, and it is said; the next comes by itself', async () => {
  const { page } = await at('planner', '/bulletins/new');
  await page.setViewportSize(wide);
  await shown(page);
  await page.context().setOffline(true);
  await page.getByLabel(word('desk.bulletin.title')).fill('关于断网的通报');
  await page.getByText(word('desk.preview.phase.offline.last')).waitFor();
  await expect(inkOn(page)).resolves.toBeGreaterThan(0);
  await page.context().setOffline(false);
  await shown(page);
  await page.getByLabel(word('desk.bulletin.title')).fill('关于\u{1f3ee}的通报');
  await page.getByText(word('desk.preview.phase.refused.last')).waitFor();
  await expect(page.getByText(/U\+1F3EE/)).toBeVisible();
  await page.getByLabel(word('desk.bulletin.title')).fill('关于窗口作风的通报');
  await shown(page);
});

test('on a telephone the paper is the other side of the form, and what was typed stays', async () => {
  const { page } = await at('planner', '/bulletins/new');
  await page.setViewportSize({ width: 360, height: 780 });
  const title = page.getByLabel(word('desk.bulletin.title'));
  await title.fill('关于窗口作风的通报');
  await look(page, 'preview-phone-write');
  await page.getByRole('button', { name: word('desk.preview.paper') }).click();
  await shown(page);
  await expect(title).toBeHidden();
  await look(page, 'preview-phone-paper');
  await page.getByRole('button', { name: word('desk.preview.write') }).click();
  await expect(title).toHaveValue('关于窗口作风的通报');
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.getByRole('button', { name: word('desk.preview.paper') }).click();
  await shown(page);
  await look(page, 'preview-tablet');
  await page.setViewportSize(wide);
});

const words = {
  title: '关于窗口暗访情况的通报',
  series: '清督',
  intro: '近期，市政府督查室开展了暗访。现将有关情况通报如下。',
  requirements: '压实整改责任。有关单位要逐条整改。\n加强日常管理。各单位要举一反三。',
};
let bulletin = '';

test('two saved texts stand beside each other, and the keys go from one change to the next', async () => {
  const { town, findings } = office;
  const planner = await town.as('planner');
  const saved = { ...words, findings, recipients: [town.unit], cc: [], photos: [] };
  const drafted = await planner.bulletins.draft(saved);
  bulletin = drafted.id;
  await planner.bulletins.revise({
    ...saved,
    id: bulletin,
    expected: drafted.version,
    intro: '近期，市政府督查室对3个窗口开展了暗访。现将有关情况通报如下。',
    requirements: `${words.requirements}\n按期报送结果。各单位要书面报告。`,
    findings: [findings[2] ?? '', findings[0] ?? ''],
    dropped: [{ finding: findings[1] ?? '', askedBy: '市某局鲁副局长', reason: '称已当场整改' }],
    cc: [town.otherUnit],
  });
  const seat = await at('planner', `/bulletins/${bulletin}`);
  const { page } = seat;
  await page.setViewportSize(wide);
  await page.getByRole('link', { name: word('desk.compare'), exact: true }).click();
  const intro = page.getByRole('region', { name: word('desk.bulletin.intro') });
  await expect(intro.locator('ins')).toHaveText('对3个窗口');
  await expect(intro.locator('del')).toHaveCount(0);
  const list = page.getByRole('region', { name: word('desk.bulletin.findings') });
  await expect(list.getByText(word('desk.compare.gone', { from: 2 }))).toBeVisible();
  await expect(list.getByText(word('desk.compare.moved', { from: 1, to: 2 }))).toBeVisible();
  await expect(page.getByText(word('desk.compare.count', { count: 5 }))).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(page.getByText(word('desk.compare.at', { at: 2, count: 5 }))).toBeVisible();
  await expect(page.locator('[data-change]').nth(1)).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  await look(page, 'compare-desktop');
  await page.setViewportSize({ width: 360, height: 780 });
  await look(page, 'compare-phone');
  await page.setViewportSize(wide);
});

test('a comment on a paragraph is answered by whoever drafts and settled by whoever wrote it', async () => {
  const reviewer = await at('reviewer', `/bulletins/${bulletin}`);
  await reviewer.page.setViewportSize(wide);
  await reviewer.press('desk.comment.write');
  const dialog = reviewer.page.getByRole('dialog', { name: word('desk.comment.write') });
  const place = dialog.getByLabel(word('desk.comment.place'));
  const label = await place
    .getByRole('option')
    .filter({ hasText: word('desk.comment.part.intro', { n: 1 }) });
  await place.selectOption({ label: (await label.textContent()) ?? '' });
  await dialog.getByLabel(word('desk.comment.text')).fill('请写明起止日期。');
  await dialog.getByRole('button', { name: word('desk.comment.write') }).click();
  await reviewer.page.getByText('请写明起止日期。').waitFor();
  const planner = await at('planner', `/bulletins/${bulletin}`);
  await planner.decide('desk.comment.answer', 'desk.comment.answered', {
    [word('desk.comment.answer.text')]: '已在下一稿写明。',
  });
  await look(planner.page, 'comments-desktop');
  await expect(planner.button(word('desk.comment.resolve'))).toHaveCount(0);
  await planner.decide('desk.bulletin.handIn', 'desk.bulletin.handedIn');
  // Shown at the next step, in nobody's way.
  await reviewer.page.reload();
  await reviewer.press('desk.bulletin.factCheck');
  await expect(reviewer.page.getByText(word('desk.comments.open', { count: 1 }))).toBeVisible();
  await reviewer.page.keyboard.press('Escape');
  await reviewer.decide('desk.comment.resolve', 'desk.comment.resolved');
  await expect(reviewer.page.getByText(word('desk.comments.settled', { count: 1 }))).toBeVisible();
});

test('the approval sheet says whose turn it is, what each hand wrote, and which round came back', async () => {
  const reviewer = await at('reviewer', `/bulletins/${bulletin}`);
  const sheet = reviewer.page.getByRole('region', { name: word('desk.bulletin.approvals') });
  const here = sheet.locator('[aria-current="step"]');
  await expect(here).toContainText(word('desk.approval.facts'));
  await reviewer.decide('desk.bulletin.return', 'desk.bulletin.returned', {
    [word('desk.reason')]: '数字与底稿不符',
  });
  await expect(here).toContainText(word('desk.approval.drafter'));
  const planner = await office.town.as('planner');
  const { version } = (await planner.bulletins.get({ id: bulletin })).bulletin;
  const { findings, town } = office;
  const saved = { ...words, findings, recipients: [town.unit], cc: [], photos: [] };
  const revised = await planner.bulletins.revise({ ...saved, id: bulletin, expected: version });
  await planner.bulletins.handIn({ id: bulletin, expected: revised.version });
  await reviewer.page.reload();
  await reviewer.decide('desk.bulletin.factCheck', 'desk.bulletin.factChecked', {
    [word('desk.opinion')]: '逐条核对，与认定问题一致',
  });
  await expect(here).toContainText(word('desk.approval.privacy'));
  await expect(sheet).toContainText('逐条核对，与认定问题一致');
  await sheet.getByText(word('desk.approval.rounds', { count: 1 })).click();
  await expect(sheet.getByText('数字与底稿不符')).toBeVisible();
  await expect(sheet.getByText(word('role.privacy'))).toBeVisible();
  expect(await faultsOf(reviewer.page)).toEqual([]);
  await look(reviewer.page, 'approval-desktop');
  await reviewer.page.setViewportSize({ width: 820, height: 1180 });
  await look(reviewer.page, 'approval-tablet');
  await reviewer.page.setViewportSize({ width: 360, height: 780 });
  await look(reviewer.page, 'approval-phone');
  const english = await at('reviewer', `/bulletins/${bulletin}`, 'en');
  await english.page.getByText(say('en', 'desk.approval.here')).waitFor();
  await look(english.page, 'approval-english');
  expect(office.desk.faults).toEqual([]);
});
