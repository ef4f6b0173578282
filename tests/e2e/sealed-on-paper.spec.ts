import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { DemoOffice, keep, look } from '../harness/demo-office.ts';
import type { DeskSeat } from '../harness/desk-browser.ts';
import { textOf } from '../harness/paper.ts';
import { until } from '../harness/pause.ts';
import { verifyFolder } from '../harness/verify-command.ts';
import { ensureTools } from '../tools/ensure-tools.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const tools = ensureTools(['pdftoppm']);
const opinion = '同意印发，请各单位对照检查。';
const register = '用印〔2026〕37号';
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), 'mingcha-seal-'));
let office: DemoOffice;
let bulletin: string;
let title: string;
let paper: string;
/** Scans of what was signed and of what was sealed. */
let signed: string;
let sealed: string;

const at = (username: string, path: string): Promise<DeskSeat> => office.at(username, path);
const rowNow = async () =>
  (await (await office.as('planner')).bulletins.get.query({ id: bulletin })).bulletin;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  office = await DemoOffice.open();
  const { rows } = await (await office.as('leader')).bulletins.list.query({
    state: ['pending-sign'],
    limit: 5,
  });
  bulletin = rows[0]?.id ?? '';
  title = rows[0]?.title ?? '';
});
test.afterAll(async () => {
  await office?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** First page of a document as a picture. */
function firstPageOf(pdf: Buffer, name: string): string {
  keep(pdf, name);
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf);
  const page = join(folder, name);
  execFileSync(tools.pdftoppm, ['-r', '110', '-png', '-f', '1', '-l', '1', '-singlefile', file, page]);
  return `${page}.png`;
}

/** What came back from the scanner: the printed page with ink on it, or with the round seal of metal. */
async function scanned(picture: string, name: string, mark: 'pen' | 'seal'): Promise<string> {
  const sheet = sharp(picture);
  const { width = 0, height = 0 } = await sheet.metadata();
  const ink =
    mark === 'pen'
      ? `<path d="M 300 ${height * 0.6} q 40 -60 80 0 t 80 0 t 80 0" stroke="#123a9c" stroke-width="4" fill="none"/>`
      : `<circle cx="${width * 0.68}" cy="${height * 0.7}" r="88" stroke="#d0211c" stroke-width="6" fill="none"/>`;
  const file = join(folder, `${name}.png`);
  await sheet
    .composite([{ input: Buffer.from(`<svg width="${width}" height="${height}">${ink}</svg>`) }])
    .png()
    .toFile(file);
  return file;
}

async function pdfAt(seat: DeskSeat, path: string): Promise<Buffer> {
  const answer = await seat.page.request.get(path);
  expect(answer.headers()['content-type'], path).toBe('application/pdf');
  return answer.body();
}

test('the leader has no screen: a sheet is printed that names the very text to be signed', async () => {
  const planner = await at('planner', `/bulletins/${bulletin}`);
  await planner.button(word('desk.paper.prepare')).click();
  await planner.page
    .getByRole('dialog')
    .getByRole('button', { name: word('desk.paper.prepare'), exact: true })
    .click();
  await planner.page.waitForURL(/\/papers\/ppr_/);
  paper = planner.page.url().split('/').at(-1) ?? '';
  const pdf = await pdfAt(planner, `/files/papers/${paper}.pdf`);
  expect(textOf(pdf)).toContain(title);
  signed = await scanned(firstPageOf(pdf, 'approval'), '呈批单-签字', 'pen');
});

test('who enters and checks papers finds them in the menu; who does neither does not', async () => {
  const nav = ({ page }: DeskSeat) => page.getByRole('navigation', { name: word('desk.nav') });
  const publisher = await at('publisher', '/');
  await nav(publisher)
    .getByRole('link', { name: word('desk.nav.bulletins') })
    .waitFor();
  for (const name of ['desk.nav.office', 'desk.papers'] as const)
    await expect(nav(publisher).getByRole('link', { name: word(name), exact: true })).toHaveCount(0);
  const recorder = await at('reviewer', '/');
  await nav(recorder)
    .getByRole('link', { name: word('desk.nav.office') })
    .click();
  await recorder.page.getByRole('link', { name: word('desk.papers'), exact: true }).click();
  await recorder.page.getByRole('link', { name: title }).waitFor();
});

test('what the pen wrote is entered beside the scan and checked by another person: the bulletin is signed', async () => {
  const recorder = await at('reviewer', `/papers/${paper}`);
  const { page } = recorder;
  await page.locator('input[type="file"]').setInputFiles(signed);
  await page.getByRole('img', { name: word('desk.paper.scan') }).waitFor();
  await page.getByRole('combobox', { name: word('desk.paper.decidedBy') }).click();
  await page.getByRole('option', { name: /高景行/ }).click();
  await page.getByLabel(word('desk.paper.decidedOn')).fill(today);
  await page.getByRole('combobox', { name: word('paper.asked.decision') }).click();
  await page.getByRole('option', { name: word('paper.decision.agree'), exact: true }).click();
  await page.getByLabel(word('paper.asked.opinion')).fill(opinion);
  await recorder.press('desk.paper.enter');
  await page.getByText(word('desk.paper.waits')).waitFor();
  expect((await rowNow()).state).toBe('pending-sign');

  const checker = await at('director', `/papers/${paper}`);
  await checker.page.getByRole('img', { name: word('desk.paper.scan') }).waitFor();
  await checker.decide('desk.paper.check', 'desk.paper.checked');
  expect(await rowNow()).toMatchObject({ state: 'signed', opinion });
});

test('the history of the bulletin says that it came on paper, through whose hands, and leads to the scan', async () => {
  const planner = await at('planner', `/bulletins/${bulletin}`);
  const line = planner.page.getByRole('listitem').filter({ hasText: word('kind.bulletin.signed') });
  const mark = line.locator(`[data-paper="${paper}"]`);
  const [, month, day] = today.split('-').map(Number);
  const people = { decided: '高景行', recorded: '韩明哲', checked: '沈志远' };
  const said = word('desk.paper.mark', { ...people, day: `${month}月${day}日[^，]*` });
  await expect(mark).toContainText(new RegExp(said));
  const address = await mark.getByRole('link', { name: word('desk.paper.scan') }).getAttribute('href');
  const scan = await planner.page.request.get(address ?? '');
  expect(scan.headers()['content-type']).toBe('image/png');
  await look(planner.page, 'mark');
});

test('numbered and rendered, it is printed for the seal: the signed text, its number, room for the metal', async () => {
  const planner = await at('planner', `/bulletins/${bulletin}`);
  await planner.decide('desk.bulletin.numberIt', 'desk.bulletin.numbered');
  await until(async () => (await rowNow()).state === 'rendered', 'the printed bulletin', { every: 300 });
  await planner.page.reload();
  await planner.page.getByRole('link', { name: word('desk.seal.copy') }).waitFor();
  const copy = await pdfAt(planner, `/files/bulletins/${bulletin}/seal.pdf`);
  const { number } = await rowNow();
  const text = textOf(copy);
  expect(text).toContain(title);
  expect(text).toContain(number);
  sealed = await scanned(firstPageOf(copy, 'sealing-copy'), '用印件', 'seal');
  const slip = await pdfAt(planner, `/files/bulletins/${bulletin}/seal-sheet.pdf`);
  keep(slip, 'sealing-sheet');
  const sheet = textOf(slip);
  expect(sheet).toContain(word('paper.sheet.sealing'));
  expect(sheet).toContain(number);
});

/** Fills the register of the seal as it stands in the book beside it. */
async function registerSeal(planner: DeskSeat, copies: number): Promise<void> {
  await planner.button(word('desk.seal.act')).click();
  const dialog = planner.page.getByRole('dialog', { name: word('desk.seal.act') });
  await dialog.locator('input[type="file"]').setInputFiles(sealed);
  await dialog.getByText('用印件.png').waitFor();
  await dialog.getByLabel(word('desk.seal.copies')).fill(String(copies));
  await dialog.getByRole('combobox', { name: word('desk.seal.by') }).click();
  await dialog.getByRole('combobox', { name: word('desk.seal.by') }).fill('吕书瑶');
  await planner.page.getByRole('option', { name: /吕书瑶/ }).click();
  await dialog.getByLabel(word('desk.seal.on')).fill(today);
  await dialog.getByLabel(word('desk.seal.register')).fill(register);
  await dialog.getByRole('button', { name: word('desk.seal.act'), exact: true }).click();
}

test('copies are counted: one fewer than there are addressees is refused, then the seal is registered', async () => {
  const api = await office.as('planner');
  const detail = await api.bulletins.get.query({ id: bulletin });
  const least = detail.recipients.length + detail.bulletin.cc.length;
  expect(least).toBeGreaterThan(1);
  const planner = await at('planner', `/bulletins/${bulletin}`);
  await registerSeal(planner, least - 1);
  const dialog = planner.page.getByRole('dialog', { name: word('desk.seal.act') });
  await dialog
    .getByText(word('refusal.bulletin.copies-too-few.why', { copies: least - 1, needed: least }))
    .waitFor();
  await dialog.getByLabel(word('desk.seal.copies')).fill(String(least + 1));
  await dialog.getByRole('button', { name: word('desk.seal.act'), exact: true }).click();
  await planner.page.getByText(word('desk.seal.done'), { exact: true }).last().waitFor();
  const now = await rowNow();
  expect(now.sealCopies).toBe(least + 1);
  expect(now.sealRegister).toBe(register);
});

test('it is issued as sealed, and the unit would hold what was signed', async () => {
  const publisher = await at('publisher', `/bulletins/${bulletin}`);
  await publisher.decide('desk.bulletin.issue', 'desk.bulletin.issued');
  const row = await rowNow();
  expect(row.state).toBe('issued');
  const pdf = await pdfAt(publisher, `/files/bulletins/${bulletin}.pdf`);
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(row.sha256);
  firstPageOf(pdf, 'issued');
  expect(office.desk.faults).toEqual([]);
});

test('verify calls the whole of it whole', async () => {
  await office.server.stop();
  expect(verifyFolder(office.server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
