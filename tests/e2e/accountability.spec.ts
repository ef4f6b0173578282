import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Api, signedInApi } from '@mingcha/prisma/client';
import { say, type WordKey } from '@mingcha/words';
import { expect, type Locator, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { demoPassword, startTickingDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser, type DeskSeat } from '../harness/desk-browser.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { verifyFolder } from '../harness/verify-command.ts';
import { compareReceipt, prepareReceipt, typeReceipt } from './steps/receipt.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

test.describe.configure({ mode: 'serial' });

const widths = { phone: 360, tablet: 820, desktop: 1280 } as const;
const name = '丁守义';
const people = {
  investigators: ['曹卫平', '石海波'],
  forum: ['秦红霞', '段向东', '严长河'],
  reviewers: ['陆春梅', '程淑珍'],
  review: ['陆春梅', '程淑珍', '钟永强'],
} as const;
const points = ['交接表可以证明离开的时间。', '群众没有等候。'];

let server: RunningServer;
let desk: DeskBrowser;
let sheet: Buffer;
let finding: string;
let observation: string;
let unit: string;
let id: string;
let appeal: string;

const at = (username: string, path: string): Promise<DeskSeat> => desk.as(username, demoPassword, path);
const as = (username: string): Promise<Api> => signedInApi(server.url, username, demoPassword);
const day = (ahead = 0): string =>
  new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

test.beforeAll(async () => {
  server = await startTickingDemonstration();
  desk = await DeskBrowser.open(server.url);
  sheet = await sharp({ create: { width: 620, height: 877, channels: 3, background: '#fbfaf5' } })
    .jpeg()
    .toBuffer();
  const director = await as('director');
  const { rows, names } = await director.findings.list.query({ state: ['confirmed'], limit: 50 });
  const fault = rows.find((row) => row.style !== 'PRAISE' && row.unit !== null);
  finding = fault?.id ?? '';
  observation = fault?.observation ?? '';
  unit = names[fault?.unit ?? ''] ?? '';
  await (await as('planner')).registry.registerPerson.mutate({
    name,
    phone: '19900007777',
    unit: fault?.unit ?? null,
  });
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
});

/** Fits on a telephone, a tablet and a desk; `LOOK` names a folder for pictures of it. */
async function fits(page: Page, step: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 1440, height: 900 };
  for (const [device, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 900 });
    // A change of layout is drawn in the next frame.
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

const shown = (seat: DeskSeat, key: WordKey) => seat.page.getByText(word(key), { exact: true }).last();
const box = (seat: DeskSeat, command: WordKey): Locator =>
  seat.page.getByRole('dialog', { name: word(command) });

async function opened(seat: DeskSeat, command: WordKey): Promise<Locator> {
  await seat.button(word(command)).first().click();
  const dialog = box(seat, command);
  await dialog.waitFor();
  return dialog;
}

/** Presses the one filled button of the dialog and waits for what the desk says. */
async function sent(seat: DeskSeat, command: WordKey, done: WordKey): Promise<void> {
  const dialog = box(seat, command);
  await dialog.getByRole('button', { name: word(command), exact: true }).click();
  await shown(seat, done).waitFor();
  await dialog.waitFor({ state: 'hidden' });
}

async function one(page: Page, within: Locator | Page, label: string, option: RegExp | string) {
  await within.getByRole('combobox', { name: label, exact: true }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

async function many(page: Page, within: Locator | Page, label: string, options: readonly string[]) {
  const field = within.getByRole('combobox', { name: label }).first();
  for (const option of options) {
    await field.fill(option);
    // By keys: the list moves while the field grows.
    await page.getByRole('option', { name: option }).first().waitFor();
    await field.press('ArrowDown');
    await field.press('Enter');
  }
  await field.press('Tab');
}

async function file(within: Locator, field: string, called: string): Promise<void> {
  await within
    .locator(`[data-field="${field}"] input[type="file"]`)
    .setInputFiles({ name: called, mimeType: 'image/jpeg', buffer: sheet });
  await within.getByText(called).waitFor();
}

/** A receipt says the minute, and nothing is served in a minute that began before it was decided. */
function nextMinute(): void {
  server.tick();
  ahead += 60_000;
}
let ahead = 0;

/** Carried there and typed by one, compared by another, after which it is served. */
async function servedByTwo(
  { by, and, path }: { by: string; and: string; path: string },
  act: WordKey = 'desk.receipt.prepare',
): Promise<void> {
  const carrier = await at(by, path);
  const receipt = await prepareReceipt(carrier, act);
  await typeReceipt(
    carrier,
    'service-method.direct',
    { 'service-proof.receivedBy': name },
    Date.now() + ahead,
  );
  await compareReceipt(carrier, await at(and, receipt));
}

test('a proposal is written by a person: nothing is chosen before they choose it', async () => {
  const director = await at('director', '/cases/new');
  const { page } = director;
  await page.getByRole('heading', { name: word('desk.case.propose') }).waitFor();
  await expect(page.getByRole('main').getByRole('radio', { checked: true })).toHaveCount(0);
  await fits(page, '01-new-empty');
  await page.getByRole('radio', { name: word('desk.case.against.person') }).check();
  const belongs = page.getByRole('combobox', { name: word('desk.case.person.of') });
  await belongs.fill(unit);
  await page.getByRole('option', { name: unit, exact: true }).click();
  await one(page, page, word('desk.case.person'), name);
  await one(page, page, word('desk.case.role'), word('respondent.direct'));
  await many(page, page, word('desk.case.findings'), [observation]);
  await page.locator('textarea[name="facts"]').fill('当日上午窗口无人值守四十分钟，无代岗记录。');
  await many(page, page, word('desk.case.clauses'), [word('clause.NEGLECT')]);
  await one(page, page, word('desk.case.authority'), word('authority.SUPERVISION'));
  await page.getByLabel(word('desk.case.organ.name')).fill('清源市监察委员会');
  await many(page, page, word('desk.case.measures'), [word('measure.DEMERIT')]);
  await fits(page, '02-new-filled');
  await director.button(word('desk.case.propose')).click();
  await page.waitForURL(/\/cases\/cas_/);
  id = page.url().split('/').at(-1) ?? '';
  await page.getByRole('heading', { name }).waitFor();
  await fits(page, '03-proposed');
});

test('the leader approves, the director hands over, the finding is disposed of', async () => {
  const leader = await at('leader', `/cases/${id}`);
  await leader.decide('desk.case.approve', 'desk.case.approved', { [word('desk.opinion')]: '同意移交。' });
  const director = await at('director', `/cases/${id}`);
  const dialog = await opened(director, 'command.transferCase');
  await dialog.locator('textarea[name="handover"]').fill('事实确认书一份\n现场照片目录一份');
  await fits(director.page, '04-transfer');
  await sent(director, 'command.transferCase', 'desk.case.transferred');
  const { finding: row } = await (await as('director')).findings.get.query({ id: finding });
  expect(row.state).toBe('disposed');
});

test('two investigators take it up and write the notice; it is printed word for word', async () => {
  const officer = await at('discipline', `/cases/${id}`);
  const { page } = officer;
  let dialog = await opened(officer, 'command.acceptCase');
  await many(page, dialog, word('desk.case.investigators'), people.investigators);
  await fits(page, '05-accept');
  await sent(officer, 'command.acceptCase', 'desk.case.accepted');
  dialog = await opened(officer, 'command.issueNotice');
  await dialog.locator('textarea[name="facts"]').fill('11月某日上午，窗口无人值守三十分钟以上。');
  await dialog.locator('textarea[name="basis"]').fill('《政务处分法》第三十九条第（二）项');
  await many(page, dialog, word('desk.case.noticed'), [word('measure.DEMERIT')]);
  await dialog.getByLabel(word('desk.case.months')).fill('12');
  await fits(page, '06-notice');
  await sent(officer, 'command.issueNotice', 'desk.case.noticeIssued');
  await fits(page, '07-issued');
  const printed = await page.evaluate(async (path) => {
    const answer = await fetch(path);
    return { status: answer.status, mime: answer.headers.get('content-type') };
  }, `/files/cases/${id}/notice.pdf`);
  expect(printed).toEqual({ status: 200, mime: 'application/pdf' });
});

/** A telephone, somebody without an account, and what is printed on their sheet. */
async function onPhone(act: WordKey): Promise<DeskSeat> {
  const officer = await at('discipline', `/cases/${id}`);
  const dialog = await opened(officer, act);
  await dialog.getByRole('button', { name: word('desk.order.printCode.act') }).click();
  await dialog.getByText(/\/answer#/).waitFor();
  const address = /\/answer#([A-Z0-9]+)/.exec(await dialog.innerText());
  await expect(dialog.getByRole('link', { name: word('desk.order.printCode.open') })).toBeVisible();
  await dialog.getByRole('button', { name: word('desk.order.printCode.done') }).click();
  const phone = await desk.window('zh-CN', { width: 360, height: 780 });
  await phone.page.goto(`/answer#${address?.[1] ?? ''}`);
  await phone.page.getByText(name).first().waitFor();
  return phone;
}

test('the respondent defends on a telephone with the code of the sheet, and keeps a receipt', async () => {
  const phone = await onPhone('desk.case.code.notice');
  const { page } = phone;
  // Like a registered letter: nothing of it is told before it is received, and that moment is its service.
  await expect(page.getByText(word('measure.DEMERIT'))).toHaveCount(0);
  await fits(page, '08-sealed');
  await phone.decide('command.receiveNotice', 'desk.own.received');
  await page.getByRole('heading', { name: word('desk.own.defence') }).waitFor();
  await page.getByText(word('measure.DEMERIT')).first().waitFor();
  await fits(page, '08-answer');
  await page.locator('textarea[name="statement"]').fill('当日轮岗交接，用时过长。');
  await page.locator('textarea[name="points.0.text"]').fill(points[0] ?? '');
  await phone.press('desk.own.point.add');
  await page.locator('textarea[name="points.1.text"]').fill(points[1] ?? '');
  await fits(page, '09-answer-filled');
  await phone.press('desk.own.defend');
  await page.getByRole('heading', { name: word('desk.answer.done') }).waitFor();
  await fits(page, '10-receipt');
  await page.context().close();
});

test('every point is answered, and those who will sit over it are named', async () => {
  const officer = await at('discipline', `/cases/${id}`);
  const { page } = officer;
  const dialog = await opened(officer, 'command.answerDefence');
  for (const [place, outcome] of (['outcome.partly', 'outcome.rejected'] as const).entries()) {
    const point = dialog.getByRole('group', { name: word('desk.case.point', { n: place + 1 }) });
    await one(page, point, word('desk.case.outcome'), word(outcome));
    await point.locator('textarea').first().fill('监控显示窗口空置三十一分钟。');
  }
  await many(page, dialog, word('desk.case.forum'), people.forum);
  await fits(page, '11-answers');
  await sent(officer, 'command.answerDefence', 'desk.case.answered');
});

test('what is heavier than was told is refused in words; as told or lighter is decided', async () => {
  const judge = await at('discipline3', `/cases/${id}`);
  const { page } = judge;
  const dialog = await opened(judge, 'command.decideCase');
  await dialog.locator('input[type="date"]').first().fill(day());
  await many(page, dialog, word('desk.case.discussion.participants'), people.forum);
  await file(dialog, 'discussion.minutes', '集体讨论记录.jpg');
  await many(page, dialog, word('desk.case.decided'), [word('measure.MAJOR_DEMERIT')]);
  await dialog.getByLabel(word('desk.case.months')).fill('18');
  await dialog.locator('textarea[name="reasons"]').fill('部分采纳申辩。');
  await dialog.locator('textarea[name="basis"]').fill('《政务处分法》第三十九条第（二）项');
  await dialog.getByRole('button', { name: word('command.decideCase'), exact: true }).click();
  await dialog.getByText(word('refusal.case.heavier.why')).waitFor();
  await fits(page, '12-heavier');
});

test('the decision is signed with a pen: printed from the case, typed by one, compared by another', async () => {
  const officer = await at('discipline', `/cases/${id}`);
  const { page } = officer;
  const dialog = await opened(officer, 'desk.case.pen');
  await dialog.locator('input[type="date"]').first().fill(day());
  await many(page, dialog, word('desk.case.discussion.participants'), people.forum);
  await file(dialog, 'discussion.minutes', '集体讨论记录.jpg');
  await many(page, dialog, word('desk.case.decided'), [word('measure.DEMERIT')]);
  await dialog.getByLabel(word('desk.case.months')).fill('12');
  await dialog.locator('textarea[name="reasons"]').fill('部分采纳申辩。');
  await dialog.locator('textarea[name="basis"]').fill('《政务处分法》第三十九条第（二）项');
  await fits(page, '13-pen');
  await dialog.getByRole('button', { name: word('desk.case.pen'), exact: true }).click();
  await page.waitForURL(/\/papers\/ppr_/);
  const paper = new URL(page.url()).pathname;
  await file(page.locator('form'), 'scan', '签批件.jpg');
  await one(page, page, word('desk.paper.decidedBy'), /^秦红霞/);
  await page.getByLabel(word('desk.paper.decidedOn')).fill(day());
  await one(page, page, word('paper.asked.decision'), word('paper.decision.agree'));
  await fits(page, '13-typed');
  await officer.press('desk.paper.enter');
  await shown(officer, 'desk.paper.waits').waitFor();
  const second = await at('discipline2', paper);
  await second.decide('desk.paper.check', 'desk.paper.checked');
  await second.page.goto(`/cases/${id}`);
  await second.page.getByText(word('state.case.decided')).first().waitFor();
  await fits(second.page, '13-decided');
});

test('served on the person and on the unit, it is in effect', async () => {
  nextMinute();
  const path = `/cases/${id}`;
  await servedByTwo({ by: 'discipline', and: 'discipline2', path }, 'desk.case.receipt.person');
  await servedByTwo({ by: 'discipline', and: 'discipline2', path }, 'desk.case.receipt.unit');
  const officer = await at('discipline', path);
  await officer.page.getByText(word('state.case.in-effect')).first().waitFor();
  await fits(officer.page, '15-in-effect');
});

test('the respondent asks for another look, on the telephone again', async () => {
  const phone = await onPhone('desk.case.code.decision');
  const { page } = phone;
  await phone.button(word('route.SUPERVISION_REVIEW')).click();
  const dialog = page.getByRole('dialog', { name: word('route.SUPERVISION_REVIEW') });
  await dialog.locator('textarea[name="requests"]').fill('请求变更为警告。');
  await dialog.locator('textarea[name="grounds"]').fill('已当场改正，处理偏重。');
  await fits(page, '16-appeal');
  await dialog.getByRole('button', { name: word('route.SUPERVISION_REVIEW'), exact: true }).click();
  await page.getByRole('heading', { name: word('desk.answer.done') }).waitFor();
  await page.context().close();
  const { rows } = await (await as('reviewer2')).appeals.list.query({ state: ['filed'] });
  appeal = rows.find((row) => row.aboutId === id)?.id ?? '';
  expect(appeal).not.toBe('');
});

test('others look at it; heavier is refused, lighter is decided, served and carried out', async () => {
  const examiner = await at('reviewer2', `/appeals/${appeal}`);
  await fits(examiner.page, '17-appeal-filed');
  await examiner.decide('command.acceptAppeal', 'desk.appeal.accepted');
  const reviewer = await at('discipline5', `/appeals/${appeal}`);
  const { page } = reviewer;
  let dialog = await opened(reviewer, 'command.assignAppeal');
  await many(page, dialog, word('desk.appeal.reviewers'), people.reviewers);
  await sent(reviewer, 'command.assignAppeal', 'desk.appeal.assigned');
  dialog = await opened(reviewer, 'command.decideAppeal');
  await dialog.locator('input[type="date"]').first().fill(day());
  await many(page, dialog, word('desk.case.discussion.participants'), people.review);
  await file(dialog, 'discussion.minutes', '复核讨论记录.jpg');
  await one(page, dialog, word('desk.appeal.result'), word('appeal-result.changed'));
  await many(page, dialog, word('desk.appeal.changed'), [word('measure.MAJOR_DEMERIT')]);
  await dialog.getByLabel(word('desk.case.months')).fill('18');
  await dialog.locator('textarea[name="facts"]').fill('窗口空置三十一分钟，当日已恢复值守。');
  await dialog.locator('textarea[name="reasons"]').fill('改正及时，未造成严重后果。');
  await dialog.getByRole('button', { name: word('command.decideAppeal'), exact: true }).click();
  await dialog.getByText(word('refusal.appeal.heavier.why')).waitFor();
  await fits(page, '18-appeal-heavier');
  await dialog.getByRole('combobox', { name: word('desk.appeal.changed') }).press('Backspace');
  await many(page, dialog, word('desk.appeal.changed'), [word('measure.WARN')]);
  await dialog.getByLabel(word('desk.case.months')).fill('6');
  await sent(reviewer, 'command.decideAppeal', 'desk.appeal.decided');

  nextMinute();
  await servedByTwo({ by: 'reviewer2', and: 'discipline5', path: `/appeals/${appeal}` });
  const director = await at('director', `/appeals/${appeal}`);
  dialog = await opened(director, 'command.executeAppeal');
  await many(director.page, dialog, word('desk.appeal.did'), [word('remedial-act.decision-changed')]);
  await sent(director, 'command.executeAppeal', 'desk.appeal.executed');
  await fits(director.page, '19-appeal-done');
  const { case: row } = await (await as('discipline')).cases.get.query({ id });
  expect(row).toMatchObject({ state: 'in-effect', decided: ['WARN'], months: 6 });
  const officer = await at('discipline', `/cases/${id}`);
  await fits(officer.page, '20-changed');
  await fits((await at('discipline', '/cases')).page, '21-list');
  expect(desk.faults).toEqual([]);
});

test('all of it verifies', async () => {
  await server.stop();
  expect(verifyFolder(server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
