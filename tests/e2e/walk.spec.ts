import { anonymousApi, signedInApi } from '@mingcha/prisma/client';
import { languages, say, type WordKey } from '@mingcha/words';
import { type Browser, chromium, expect, type Locator, type Page, test } from '@playwright/test';
import { chromiumPath } from '../harness/chromium.ts';
import { demoPassword, startDemonstration } from '../harness/demonstration.ts';
import { DeskSeat } from '../harness/desk-browser.ts';
import { collectFaults } from '../harness/faults.ts';
import { foundOffice } from '../harness/found-office.ts';
import { type RunningServer, startServer } from '../harness/running-server.ts';
import { verifyFolder } from '../harness/verify-command.ts';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let browser: Browser;
const word = (key: WordKey) => say('zh-CN', key);

test.beforeAll(async () => {
  server = await startDemonstration();
  // A machine without a camera: the demonstration draws the photograph, and says so.
  browser = await chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
test.afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

const stepOf = (page: Page, name: string) => page.locator(`[data-step="${name}"]`);

/** One press; then the step says what came of it. */
async function press(page: Page, name: string): Promise<Locator> {
  const step = stepOf(page, name);
  await step.getByRole('button').first().click();
  await expect(step).toHaveAttribute('data-phase', 'running');
  await expect(step, 'the step came to its end').toHaveAttribute('data-phase', /done|no/, {
    timeout: 90_000,
  });
  await expect(step.getByRole('alert')).toHaveCount(0);
  return step;
}

async function openWalk(faults: string[], language: string, viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({ locale: language, timezoneId: 'Asia/Shanghai', viewport });
  await collectFaults(context, faults);
  const page = await context.newPage();
  await page.goto(server.url);
  await page.waitForURL('**/walk');
  await expect(stepOf(page, 'one-byte')).toBeVisible();
  return page;
}

test('seven steps, one press each, from a picture taken offline to the one byte that was changed', async () => {
  const faults: string[] = [];
  const page = await openWalk(faults, 'zh-CN');
  const director = await signedInApi(server.url, 'director', demoPassword);

  await test.step('1 recorded without a network, and arrived once', async () => {
    const step = stepOf(page, 'tablet');
    await step.getByRole('button').first().click();
    await expect(step.getByText(word('walk.tablet.drawn'))).toBeVisible({ timeout: 90_000 });
    const tablet = step.frameLocator('iframe');
    await expect(tablet.getByText(word('field.link.away'))).toBeVisible();
    await step.getByRole('switch').click();
    await expect(step).toHaveAttribute('data-phase', 'done', { timeout: 60_000 });
    const said = (await step.locator('[role="status"]').last().innerText()).match(/\d+/g) ?? [];
    expect(Number(said[0]), 'entries of the tablet').toBeGreaterThan(5);
    expect(said[1], 'entries at the server').toBe(said[0]);
    expect(said[2], 'photographs receipted').toBe('1');
    await expect(tablet.getByText(word('field.link.there'))).toBeVisible();
  });

  await test.step('2 reviewed, and the unit asked', async () => {
    await press(page, 'review');
    const { rows } = await director.confirmations.list.query({ state: ['opened'], limit: 1 });
    expect(rows.length).toBe(1);
  });

  await test.step('3 disputed, answered point by point, confirmed', async () => {
    await press(page, 'dispute');
    const { rows } = await director.confirmations.list.query({ state: ['replied'], limit: 1 });
    expect(rows[0]?.points.length).toBe(2);
    expect(rows[0]?.replies.map(({ outcome }) => outcome)).toEqual(['rejected', 'accepted']);
    const { finding } = await director.findings.get.query({ id: rows[0]?.finding ?? '' });
    expect(finding.state).toBe('confirmed');
  });

  await test.step('4 signed with a pen, typed by one, compared by another; the document is there', async () => {
    const step = await press(page, 'paper');
    await expect(step.getByTitle(word('walk.paper.pdf'))).toBeVisible();
    const { rows } = await director.papers.list.query({ state: ['checked'], limit: 1 });
    const [paper] = rows;
    expect(new Set([paper?.preparedBy, paper?.decidedBy, paper?.recordedBy, paper?.checkedBy]).size).toBe(4);
    const { bulletin } = await director.bulletins.get.query({ id: paper?.aboutId ?? '' });
    expect(bulletin.sha256).not.toBeNull();
  });

  await test.step('5 an order served, and clocks of all three colours', async () => {
    const step = await press(page, 'order');
    for (const colour of ['green', 'amber', 'red'] as const)
      await expect(step.getByText(word(`clock.${colour}`))).toBeVisible();
  });

  await test.step('6 verified by one and closed by another', async () => {
    await press(page, 'verify');
    const { rows } = await director.orders.list.query({
      state: ['closed'],
      sort: 'changedAt',
      direction: 'desc',
    });
    expect(rows.length).toBeGreaterThan(0);
  });

  await test.step('7 one byte changed in a copy, and the very row named; the demonstration itself is whole', async () => {
    const step = await press(page, 'one-byte');
    const hash = await step.locator('dd').first().innerText();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await expect(step.getByText(`header.hash-wrong  entry ${hash}`)).toBeVisible();
    expect(verifyFolder(server.data)).toMatchObject({ whole: true, status: 0 });
  });

  await test.step('every step leads into the real screen, signed in as the one who sees it', async () => {
    await stepOf(page, 'dispute')
      .getByRole('button', { name: word('walk.way.both-texts') })
      .click();
    await page.waitForURL('**/findings/**');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('link', { name: word('walk.nav') }).click();
    await expect(stepOf(page, 'dispute')).toHaveAttribute('data-phase', 'done');
  });
  expect(faults, 'uncaught, or stopped by the content policy').toEqual([]);
});

for (const language of languages) {
  test(`steps can be done again and out of order, on a phone, in ${language}`, async () => {
    const faults: string[] = [];
    const page = await openWalk(faults, language, { width: 360, height: 780 });
    for (const name of ['dispute', 'verify', 'dispute']) await press(page, name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, 'nothing is wider than the phone').toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
}

test('without a network a step does not begin, and says so', async () => {
  const page = await openWalk([], 'zh-CN');
  await page.context().setOffline(true);
  const button = stepOf(page, 'review').getByRole('button').first();
  await expect(button).toBeDisabled();
  await expect(stepOf(page, 'review').getByText(word('ui.offline.title'))).toBeVisible();
  await page.context().setOffline(false);
  await expect(button).toBeEnabled();
  await page.context().close();
});

test('an office has no such page and no such door', async () => {
  const office = await startServer();
  try {
    const first = await browser.newContext({ baseURL: office.url, locale: 'zh-CN' });
    await foundOffice(new DeskSeat(await first.newPage(), 'zh-CN'), office, 'Prüfung-2026-x');
    for (const path of ['walk', 'photograph.jpg'])
      expect((await fetch(`${office.url}/api/demo/${path}`)).status).toBe(404);
    const answer = await fetch(`${office.url}/api/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'sysadmin' }),
    });
    expect(answer.status).toBe(404);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await anonymousApi(office.url).setup.state.query()).demo).toBe(false);
    const page = await browser.newPage();
    await page.goto(`${office.url}/walk`);
    await expect(page.locator('[data-step]')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('[data-step]')).toHaveCount(0);
    await page.goto(office.url);
    await page.waitForURL('**/sign-in');
    await page.close();
  } finally {
    await office.remove();
  }
});
