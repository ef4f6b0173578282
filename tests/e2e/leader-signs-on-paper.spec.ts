import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import type { DeskBrowser, DeskSeat } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { flipBit } from '../harness/one-byte.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { verifyFolder } from '../harness/verify-command.ts';
import { ensureTools } from '../tools/ensure-tools.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';
const tools = ensureTools(['pdftoppm']);
const instruction = '同意，注意方式方法，保护群众合法权益。';

test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(join(tmpdir(), 'mingcha-scan-'));
const scan = join(folder, '呈批单-签字.png');
let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
let plan: string;
let paper: string;

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const at = (username: string, path: string): Promise<DeskSeat> => desk.as(username, password, path);

test.beforeAll(async () => {
  ({ server, desk, office } = await startFoundedOffice(password));
  plan = await waitingPlan();
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Drafted by the planner, reviewed, and now it is the leader's turn. */
async function waitingPlan(): Promise<string> {
  const planner = await office.as('planner');
  const drafted = await planner.plans.draft.mutate({
    title: '第13轮明察暗访（东陵县）',
    basis: '市委、市政府关于持续改进机关作风的部署',
    scope: '窗口服务、限时办结',
    method: '以暗访为主',
    modes: ['photo', 'note'],
    from: today,
    to: today,
    covertFirst: true,
    units: [office.unit],
    secrecy: 'internal',
  });
  const submitted = await planner.plans.submit.mutate({ id: drafted.id, expected: drafted.version });
  await (await office.as('reviewer')).plans.review.mutate({
    id: drafted.id,
    expected: submitted.version,
    opinion: '依据充分，未见重复检查',
    frequencyJustified: true,
  });
  return drafted.id;
}

/** What the pen did: the printed sheet as a picture, with a tick, words and a name on it. */
async function signed(pdf: Buffer): Promise<void> {
  const file = join(folder, 'sheet.pdf');
  writeFileSync(file, pdf);
  execFileSync(tools.pdftoppm, ['-r', '110', '-png', '-singlefile', file, join(folder, 'sheet')]);
  const sheet = sharp(join(folder, 'sheet.png'));
  const { width = 0, height = 0 } = await sheet.metadata();
  const ink = `<svg width="${width}" height="${height}"><g stroke="#123a9c" stroke-width="4" fill="none">
    <path d="M 260 ${height * 0.55} q 40 -60 80 0 t 80 0 t 80 0"/>
    <path d="M 330 ${height * 0.72} c 40 -70 60 40 120 -10"/></g></svg>`;
  await sheet
    .composite([{ input: Buffer.from(ink) }])
    .png()
    .toFile(scan);
}

/** Types what stands on the paper; the scan is beside it. */
async function typed(seat: DeskSeat, opinion: string): Promise<void> {
  const { page } = seat;
  await page.locator('input[type="file"]').setInputFiles(scan);
  await page.getByRole('img', { name: word('desk.paper.scan') }).waitFor();
  await page.getByRole('combobox', { name: word('desk.paper.decidedBy') }).click();
  await page.getByRole('option', { name: /高景行/ }).click();
  await page.getByLabel(word('desk.paper.decidedOn')).fill(today);
  await page.getByRole('combobox', { name: word('paper.asked.decision') }).click();
  await page.getByRole('option', { name: word('paper.decision.agree'), exact: true }).click();
  await page.getByLabel(word('paper.asked.opinion')).fill(opinion);
  await seat.press('desk.paper.enter');
}

test('the drafter prints a sheet that says what is to be decided, with a code by which it finds its way back', async () => {
  const planner = await at('planner', `/plans/${plan}`);
  await planner.button(word('desk.paper.prepare')).click();
  await planner.page
    .getByRole('dialog')
    .getByRole('button', { name: word('desk.paper.prepare') })
    .click();
  await planner.page.waitForURL(/\/papers\/ppr_/);
  paper = planner.page.url().split('/').at(-1) ?? '';
  const answer = await planner.page.request.get(`/files/papers/${paper}.pdf`);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  await signed(await answer.body());
});

test('whoever drafted it cannot enter the decision about it', async () => {
  const planner = await at('planner', `/papers/${paper}`);
  await typed(planner, instruction);
  await planner.page.getByText(word('refusal.paper.recorder-is-drafter.why')).waitFor();
});

test('a colleague enters it beside the scan, and cannot check it', async () => {
  const recorder = await at('reviewer', '/');
  await recorder.page.getByRole('link', { name: word('desk.work.paper.to-enter') }).click();
  await recorder.page.getByRole('link', { name: '第13轮明察暗访（东陵县）' }).click();
  await typed(recorder, '同意。');
  await recorder.page.getByText(word('desk.paper.waits')).waitFor();
  await expect(recorder.button(word('desk.paper.check'))).toHaveCount(0);
  const api = await office.as('reviewer');
  const { paper: row } = await api.papers.get.query({ id: paper });
  await expect(api.papers.check.mutate({ id: paper, expected: row.version })).rejects.toThrow(
    'paper.checker-is-recorder',
  );
});

test('a second person compares it with the scan, sends back what does not match, and then it is done', async () => {
  const checker = await at('director', '/');
  await checker.page.getByRole('link', { name: word('desk.work.paper.to-check') }).click();
  await checker.page.getByRole('link', { name: '第13轮明察暗访（东陵县）' }).click();
  await checker.page.getByRole('img', { name: word('desk.paper.scan') }).waitFor();
  await checker.decide('desk.paper.mismatch', 'desk.paper.mismatched', {
    [word('desk.paper.mismatch.what')]: '批示内容漏录后半句',
  });
  const recorder = await at('reviewer', `/papers/${paper}`);
  await recorder.page.getByText(word('desk.paper.back', { reason: '批示内容漏录后半句' })).waitFor();
  await typed(recorder, instruction);
  await recorder.page.getByText(word('desk.paper.waits')).waitFor();

  const again = await at('director', `/papers/${paper}`);
  await again.page.getByText(instruction).first().waitFor();
  await again.decide('desk.paper.check', 'desk.paper.checked');
  const { plan: row } = await (await office.as('director')).plans.get.query({ id: plan });
  expect(row.state).toBe('approved');
  expect(row.approver).toBe(office.personOf('leader'));
  expect(row.instruction).toBe(instruction);
  expect(desk.faults).toEqual([]);
});

test('verify calls it whole, and names the scan once a bit of it is another', async () => {
  const { scan: held } = await (await office.as('director')).papers.get.query({ id: paper });
  await server.stop();
  expect(verifyFolder(server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
  const sha256 = held?.sha256 ?? '';
  const file = join(server.data, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  expect(readFileSync(file).equals(readFileSync(scan))).toBe(true);
  flipBit(file, 4000);
  const { findings } = verifyFolder(server.data);
  expect(findings.map(({ check, code }) => `${check} ${code}`)).toEqual(['blobs blob.changed']);
  expect(findings[0]?.place).toContain(sha256);
});
