import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Api, signedInApi } from '@mingcha/prisma/client';
import { signedSheet } from '@mingcha/prisma/sheet';
import { say, type WordKey } from '@mingcha/words';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { confirmedFindings } from '../harness/confirmed-finding.ts';
import type { DeskBrowser, DeskSeat } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { letUnitIn } from '../harness/order-office.ts';
import { pause } from '../harness/pause.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { verifyFolder } from '../harness/verify-command.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';
const title = '关于12月上旬政务服务窗口暗访情况的通报';
const grounds = '当日为轮岗交接，窗口空置时间没有通报所写的那么长。';
const reviewers = ['陆春梅', '钟永强', '曹卫平'] as const;

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
let sheet: Buffer;
let bulletin: string;
let number: string;
let appeal: string;

const at = (username: string, path: string): Promise<DeskSeat> => desk.as(username, password, path);
const day = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

test.beforeAll(async () => {
  test.setTimeout(300_000);
  sheet = Buffer.from(await signedSheet(9));
  ({ server, desk, office } = await startFoundedOffice(password));
  await letUnitIn(server.url, office);
  for (const [n, name] of reviewers.entries()) await hire(`outside${n + 1}`, name);
  await issuedBulletin(await confirmedFindings(server.url, office, 1));
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
});

/** Somebody who had no part in anything that came before. */
async function hire(username: string, name: string): Promise<void> {
  const system = await office.as('sysadmin');
  const phone = `1990000088${username.at(-1)}`;
  const { id: person } = await system.registry.registerPerson.mutate({ name, phone, unit: null });
  const opened = await system.access.accounts.open.mutate({ person, username });
  await (await office.as('secadmin')).access.roles.grant.mutate({ person, role: 'discipline' });
  const first = await signedInApi(server.url, username, opened.password);
  await first.session.changePassword.mutate({ current: opened.password, next: password });
}

/** Checked, signed, numbered, printed and issued to the unit. */
async function issuedBulletin(findings: string[]): Promise<void> {
  const [planner, reviewer, privacy, leader] = (await Promise.all(
    ['planner', 'reviewer', 'privacy', 'leader'].map((name) => office.as(name)),
  )) as [Api, Api, Api, Api];
  const { code } = await planner.registry.office.get.query();
  const drafted = await planner.bulletins.draft.mutate({
    title,
    series: code,
    findings,
    intro: '现将有关情况通报如下。',
    requirements: '请对照整改。',
    recipients: [office.unit],
    cc: [],
    photos: [],
  });
  const { id } = drafted;
  const seen = async () => ({ id, expected: (await planner.bulletins.get.query({ id })).bulletin.version });
  await reviewer.bulletins.factCheck.mutate({ ...(await seen()), opinion: '属实。' });
  await privacy.bulletins.privacyCheck.mutate({ ...(await seen()), statement: '已核。' });
  await reviewer.bulletins.review.mutate({ ...(await seen()), opinion: '同意。' });
  const { viewHash } = await leader.bulletins.preview.query({ id });
  await leader.bulletins.sign.mutate({ ...(await seen()), viewHash, opinion: '印发。' });
  number = (await planner.bulletins.number.mutate(await seen())).number;
  while ((await planner.bulletins.get.query({ id })).bulletin.sha256 === null) await pause(200);
  await planner.bulletins.issue.mutate({ ...(await seen()), units: [office.unit], unsealed: true });
  bulletin = id;
}

const widths = { phone: [360, 780], desk: [1280, 800] } as const;

/** Fits on a telephone and on a desk; `LOOK` names a folder for pictures of it. */
async function fits(page: Page, step: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  for (const [device, [width, height]] of Object.entries(widths)) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 60))));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `${step} on a ${device}`).toBeLessThanOrEqual(0);
    const folder = process.env.LOOK;
    if (folder === undefined) continue;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${step}-${device}.png`), fullPage: true });
  }
  await page.setViewportSize(before);
}

async function opened(seat: DeskSeat, label: string): Promise<Locator> {
  await seat.button(label).first().click();
  const dialog = seat.page.getByRole('dialog', { name: label });
  await dialog.waitFor();
  return dialog;
}

async function sent({ page }: DeskSeat, label: string, done: WordKey): Promise<void> {
  const dialog = page.getByRole('dialog', { name: label });
  await dialog.getByRole('button', { name: label, exact: true }).click();
  await page.getByText(word(done), { exact: true }).last().waitFor();
  await dialog.waitFor({ state: 'hidden' });
}

async function many(page: Page, within: Locator, label: string, options: readonly string[]): Promise<void> {
  const field = within.getByRole('combobox', { name: label }).first();
  for (const option of options) {
    await field.fill(option);
    await page.getByRole('option', { name: option }).first().waitFor();
    await field.press('ArrowDown');
    await field.press('Enter');
  }
  await field.press('Tab');
}

async function file(within: Locator, field: string, name: string): Promise<void> {
  await within
    .locator(`[data-field="${field}"] input[type="file"]`)
    .setInputFiles({ name, mimeType: 'image/jpeg', buffer: sheet });
  await within.getByText(name).waitFor();
}

/** The bytes behind a link of the page, fetched as its reader. */
async function pdfBehind({ page }: DeskSeat): Promise<number> {
  const address = await page.getByRole('link', { name: word('desk.appeal.pdf') }).getAttribute('href');
  const response = await page.request.get(new URL(address ?? '', server.url).href);
  expect((await response.body()).subarray(0, 5).toString()).toBe('%PDF-');
  return response.status();
}

test('the chief contests a bulletin on its own page, and sees until when', async () => {
  const liaison = await at('liaison', `/bulletins/${bulletin}`);
  await liaison.page.getByText(word('desk.appeal.unit.chief')).waitFor();
  const chief = await at('chief', `/bulletins/${bulletin}`);
  const { page } = chief;
  await page.getByRole('heading', { name: word('desk.appeal.unit') }).waitFor();
  await fits(page, '01-bulletin');
  const dialog = await opened(chief, word('route.UNIT_REVIEW'));
  await dialog.locator('textarea[name="requests"]').fill('请求更正通报中的空岗时间。');
  await dialog.locator('textarea[name="grounds"]').fill(grounds);
  await file(dialog, 'files', '交接登记表.jpg');
  await fits(page, '02-request');
  await sent(chief, word('route.UNIT_REVIEW'), 'desk.appeal.filed');
  await page.getByText(word('state.appeal.filed')).first().waitFor();
  await fits(page, '03-filed');
  await liaison.page.goto(`${server.url}/reviews`);
  await liaison.page.getByText(grounds).waitFor();
});

test('people who had no part in it take it up, find out and decide', async () => {
  const outside = await at('outside1', '/appeals');
  const { page } = outside;
  await page.getByRole('link', { name: '东陵县政务服务中心' }).first().click();
  await page.getByRole('link', { name: new RegExp(title) }).waitFor();
  appeal = page.url().split('/').at(-1) ?? '';
  await fits(page, '04-office');
  await outside.decide('command.acceptAppeal', 'desk.appeal.accepted');
  let dialog = await opened(outside, word('command.assignAppeal'));
  await many(page, dialog, word('desk.appeal.reviewers'), reviewers.slice(0, 2));
  await sent(outside, word('command.assignAppeal'), 'desk.appeal.assigned');
  dialog = await opened(outside, word('command.decideAppeal'));
  await dialog.locator('input[type="date"]').first().fill(day());
  await many(page, dialog, word('desk.case.discussion.participants'), reviewers);
  await file(dialog, 'discussion.minutes', '复核讨论记录.jpg');
  await dialog.getByRole('combobox', { name: word('desk.appeal.result'), exact: true }).click();
  await page.getByRole('option', { name: word('appeal-result.revoked') }).click();
  await dialog.locator('textarea[name="facts"]').fill('经调取监控，窗口空置十一分钟，其余时间有人顶岗。');
  await dialog.locator('textarea[name="reasons"]').fill('原通报认定的时间有误，依据不足。');
  await fits(page, '05-decide');
  await sent(outside, word('command.decideAppeal'), 'desk.appeal.decided');
  await fits(page, '06-decided');
  expect(await pdfBehind(outside)).toBe(200);
});

test('the liaison opens what was decided: that is its service, and the pages are theirs to print', async () => {
  const liaison = await at('liaison', '/reviews');
  const { page } = liaison;
  await page.getByText(word('desk.appeal.waiting')).waitFor();
  await expect(page.getByText('原通报认定的时间有误')).toHaveCount(0);
  const early = await page.request.get(`${server.url}/files/own-appeals/${appeal}.pdf`);
  expect(early.status()).toBe(404);
  await fits(page, '07-to-receive');
  await liaison.decide('desk.appeal.receive', 'desk.appeal.received');
  await page.getByText('原通报认定的时间有误').waitFor();
  await fits(page, '08-received');
  expect(await pdfBehind(liaison)).toBe(200);
});

test('the bulletin is put right where it stands, and only then is the appeal carried out; both pages name each other', async () => {
  const director = await at('director', `/appeals/${appeal}`);
  await director.page.getByText(word('desk.appeal.putRight')).first().waitFor();
  await fits(director.page, '09-put-right');
  let dialog = await opened(director, word('command.executeAppeal'));
  const did = [word('remedial-act.bulletin-corrected')];
  await many(director.page, dialog, word('desk.appeal.did'), did);
  await dialog.getByRole('button', { name: word('command.executeAppeal'), exact: true }).click();
  await dialog
    .getByText(word('refusal.appeal.document-stands.why', { subject: word('subject.bulletin') }))
    .waitFor();
  await director.page.keyboard.press('Escape');

  const leader = await at('leader', `/appeals/${appeal}`);
  await leader.page.getByRole('link', { name: word('desk.appeal.putRight.go') }).click();
  await leader.page.waitForURL(new RegExp(`/bulletins/${bulletin}`));
  await leader.decide('desk.bulletin.revoke', 'desk.bulletin.revoked', {
    [word('desk.reason')]: '复核决定撤销。',
  });
  const planner = await at('planner', `/bulletins/${bulletin}`);
  await planner.page.getByRole('heading', { name: word('desk.appeal.against') }).waitFor();
  await planner.page.getByText(word('appeal-result.revoked')).first().waitFor();
  await fits(planner.page, '10-bulletin-office');

  await director.page.reload();
  await director.page.getByText(word('desk.appeal.putRight.done')).waitFor();
  // What was chosen when it was refused is still there.
  dialog = await opened(director, word('command.executeAppeal'));
  await dialog
    .getByText(did[0] ?? '')
    .first()
    .waitFor();
  await sent(director, word('command.executeAppeal'), 'desk.appeal.executed');
  await fits(director.page, '11-executed');
  await director.page.getByRole('link', { name: new RegExp(number) }).waitFor();
  expect(desk.faults).toEqual([]);
});

test('all of it verifies', async () => {
  await server.stop();
  expect(verifyFolder(server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
