import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import { DeskBrowser, type DeskSeat } from '../harness/desk-browser.ts';
import { claimTablet, enrolMember, inviteTablet, letTabletIn } from '../harness/enrolment.ts';
import { fillTemplate, type Lines } from '../harness/filled-template.ts';
import { foundOffice } from '../harness/found-office.ts';
import { until } from '../harness/pause.ts';
import { type RunningServer, startServer } from '../harness/running-server.ts';
import { completeFinding, signAndSubmit } from '../harness/table-work.ts';
import { TabletBrowser } from '../harness/tablet-browser.ts';
import { insidesOf } from '../harness/tablet-insides.ts';
import { verifyFolder } from '../harness/verify-command.ts';
import { grantRole, one, openAccount, setPassword } from './steps/office.ts';
import { compareReceipt, prepareReceipt, typeReceipt } from './steps/receipt.ts';
import { agreeToSheet, codeForSheet, decideByKey, openQueue, receiveSheet } from './steps/review.ts';
import { beginVisit, endVisit, keySign } from './steps/tablet-visit.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';
const own = 'Dong-Ling-2027!';

/** An office of six, and one unit that it inspects. */
const people = [
  ['director', '沈志远', 'role.director'],
  ['planner', '林文静', 'role.planner'],
  ['reviewer', '韩明哲', 'role.reviewer'],
  ['leader', '高景行', 'role.leader'],
  ['lead1', '邓国栋', 'role.lead'],
  ['inspector1', '周思敏', 'role.inspector'],
] as const;

const lines: Lines = {
  units: [
    { code: 'QY-DL', name: '东陵县', level: '县（区）', parent: 'QY' },
    { code: 'QY', name: '清源市', level: '市' },
    {
      code: 'QY-DL-01',
      name: '东陵县政务服务中心',
      level: '部门',
      parent: '东陵县',
      targetClass: '综合管理部门',
      hasWindow: '是',
    },
  ],
  people: [
    ...people.map(([, name], n) => ({ name, phone: 19900000000 + n })),
    { name: '王志远', unit: 'QY-DL-01' },
    { name: '李文静', unit: 'QY-DL-01' },
    { name: '张建国', unit: '东陵县政务服务中心', phone: '１９９００００００９９' },
  ],
  seats: [
    { unit: 'QY-DL-01', duty: '主要负责人', holder: '王志远' },
    { unit: 'QY-DL-01', duty: '分管负责人', holder: '李文静' },
    { unit: 'QY-DL-01', duty: '联络员', holder: '张建国' },
  ],
  windows: [{ unit: 'QY-DL-01', number: 3, name: '不动产登记窗口' }],
  posts: [{ unit: 'QY-DL-01', window: 3, name: '受理岗' }],
  inspectors: [{ name: '邓国栋' }, { name: '周思敏' }],
  items: [
    {
      code: '1307020001',
      name: '不动产转移登记',
      unit: 'QY-DL-01',
      handlingMode: '承诺办理',
      statutoryLimit: 30,
      promisedLimit: 3,
      fee: 80,
    },
  ],
  calendar: [2026, 2027].map((year) => ({
    from: `${year}-10-01`,
    to: `${year}年10月7日`,
    nature: '放假',
    edition: `${year}年节假日通知`,
  })),
};

const unit = '东陵县政务服务中心';
const seen = '3号窗口工作人员在岗观看网络视频约4分钟，其间未接待群众';
const team = [
  ['lead1', '邓国栋', '246810'],
  ['inspector1', '周思敏', '135791'],
] as const;
const pins = team.map(([, , pin]) => pin);

const day = (ahead: number): string =>
  // Eight hours ahead of UTC: the day in the office's zone.
  new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let server: RunningServer;
let desk: DeskBrowser;
let folder: string;
let template: string;
let filled: string;
let system: DeskSeat;
let tablet: TabletBrowser;
/** Where the pages of the story are. */
let assignment: string;
let finding: string;
let order: string;

const at = (username: string, path: string): Promise<DeskSeat> => desk.as(username, own, path);

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mingcha-filling-'));
  server = await startServer({ env: { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' } });
  desk = await DeskBrowser.open(server.url);
  tablet = new TabletBrowser({ url: server.url });
});
test.afterAll(async () => {
  expect([...(desk?.faults ?? []), ...(tablet?.faults ?? [])]).toEqual([]);
  await tablet?.remove();
  await desk?.close();
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const upload = async ({ page, press }: DeskSeat, file: string) => {
  await page.locator('input[type=file]').setInputFiles(file);
  await press('filling.check');
};

test('an empty system shows what is missing and both ways to fill it', async () => {
  await foundOffice(await desk.window(), server, password);
  system = await desk.as('sysadmin', password, '/registry/units');
  const { page } = system;
  await page.getByText(word('desk.unit.none'), { exact: true }).waitFor();
  await expect(system.button(word('filling.byHand'))).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: word('filling.open') })
    .last()
    .click();
  await page.getByRole('heading', { name: word('filling.title') }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: word('filling.download') }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('名册模板.xlsx');
  template = join(folder, 'template.xlsx');
  await saved.saveAs(template);
});

test('mistakes are told by their place, and nothing is written', async () => {
  const wrong = join(folder, 'wrong.xlsx');
  const [first = {}, ...rest] = lines.units ?? [];
  await fillTemplate(template, wrong, {
    ...lines,
    units: [{ ...first, level: '区县' }, ...rest],
    seats: [{ unit: 'QY-DL-01', duty: '联络员', holder: '无此人' }],
  });
  await upload(system, wrong);
  const { page } = system;
  await page.getByText(word('filling.mistakes', { count: 2 })).waitFor();
  const told = page.getByRole('table', { name: word('filling.wrong') }).getByRole('row');
  await expect(told.nth(1)).toContainText(
    '单位第 3 行层级“区县”不在可选内容之列请选：省、市、县（区）、乡镇（街道）、部门',
  );
  await expect(told.nth(2)).toContainText('三个岗位第 3 行在任人名册和“人员”表里都没有“无此人”');
  await expect(system.button(word('filling.take'))).toHaveCount(0);
  await page.goto('/registry/units');
  await page.getByText(word('desk.unit.none'), { exact: true }).waitFor();
});

test('a file without mistakes is counted, taken over, and asks for nothing a second time', async () => {
  filled = join(folder, 'filled.xlsx');
  await fillTemplate(template, filled, lines);
  const { page } = system;
  await page.goto('/registry/filling');
  await upload(system, filled);
  await page.getByText(word('filling.clean')).waitFor();
  await page
    .getByText(word('filling.withheld', { sheet: '督查员', count: 2, roles: word('role.director') }))
    .waitFor();
  await system.press('filling.take');
  await page.getByText(/^已全部写入，共 \d+ 步$/).waitFor();
  await upload(system, filled);
  await page.getByText(word('filling.nothing')).waitFor();
});

test('people get accounts and roles from two administrators, and set passwords of their own', async () => {
  for (const [username, name, role] of people) {
    const first = await openAccount(system, name, username);
    await grantRole(await desk.as('secadmin', password, '/office/roles'), name, role);
    await setPassword(desk, username, first, own);
  }
});

test('the director takes over the rest of the same file; then every register is complete', async () => {
  const director = await desk.as('director', own, '/registry/filling');
  await upload(director, filled);
  await director.page.getByText(word('filling.clean')).waitFor();
  await director.press('filling.take');
  await director.page.getByText(word('filling.done', { count: 2 })).waitFor();
  await director.page.goto('/registry');
  const steps = director.page.locator('ol > li');
  await expect(steps).toHaveCount(11);
  await expect(steps.getByText(word('desk.registry.complete'))).toHaveCount(11);
});

test('a plan is drafted, reviewed, approved and started, each by the hand whose work it is', async () => {
  const planner = await at('planner', '/plans/new');
  const field = (name: string) => planner.page.locator(`[name="${name}"]`);
  await field('title').fill('第1轮明察暗访（东陵县）');
  await field('basis').fill('市委、市政府关于持续改进机关作风优化营商环境的部署');
  await field('scope').fill('窗口服务、工作纪律、限时办结和首问负责落实情况');
  await field('method').fill('先暗访后明查，以暗访为主');
  await planner.choose(word('desk.targets'), [unit]);
  await field('from').fill(day(0));
  await field('to').fill(day(5));
  await planner.press('desk.plan.save');
  await planner.page.waitForURL(/\/plans\/pln_/);
  const { pathname: path } = new URL(planner.page.url());
  await planner.decide('desk.plan.submit', 'desk.plan.submitted');
  const reviewer = await at('reviewer', path);
  await reviewer.decide('desk.plan.review', 'desk.plan.reviewed', {
    [word('desk.opinion')]: '依据充分，对象、方式和时间明确，未见重复检查',
  });
  await (await at('leader', path)).decide('desk.plan.approve', 'desk.plan.approved', {
    [word('desk.plan.instruction')]: '同意。注意方式方法，保护群众合法权益',
  });
  await (await at('director', path)).decide('desk.plan.start', 'desk.plan.started');
});

test('two inspectors are asked and accept; the task is released to their tablet', async () => {
  const planner = await at('planner', '/assignments/new');
  const { page } = planner;
  await page
    .getByRole('main')
    .getByRole('link', { name: /第1轮明察暗访/ })
    .click();
  await planner.choose(
    word('desk.assignment.members'),
    team.map(([, name]) => name),
  );
  await one(planner, word('desk.lead'), '邓国栋');
  await page.locator('[name="scenario"]').fill('以普通办事群众身份咨询不动产登记，问清后即离开');
  await page.locator('[name="dutyPhone"]').fill('19900000001');
  await planner.press('desk.assignment.create');
  await page.waitForURL(/\/assignments\/asg_/);
  assignment = new URL(page.url()).pathname;
  for (const [username] of team)
    await (await at(username, assignment)).decide('desk.assignment.accept', 'desk.assignment.accepted');
  await page.reload();
  await planner.decide('desk.assignment.release', 'desk.assignment.released');
});

test('a tablet is let in by two administrators, and its members set their own keys', async () => {
  await system.page.goto('/office/devices');
  const invited = await inviteTablet(
    system,
    team.map(([, name]) => name),
  );
  const digits = await claimTablet(tablet, invited);
  await letTabletIn(await desk.as('secadmin', password, '/office/devices'), digits);
  for (const [username, , pin] of team) await enrolMember(tablet, username, own, pin);
  await tablet.tap(tablet.page.getByRole('link', { name: word('field.tab.today') }));
});

test('the visit is made, signed by both and handed in', async () => {
  await beginVisit(tablet, unit, pins);
  await tablet.photograph(tablet.button(word('field.do.photo.short')));
  await keySign(tablet, '①');
  await endVisit(tablet, 1);
  await completeFinding(tablet, { style: 'LAZY', words: seen, window: '3 不动产登记窗口' });
  await signAndSubmit(tablet, pins);
  await until(async () => {
    const { entries, media } = await insidesOf(tablet.page);
    return [...entries, ...media].every(({ state }) => state === 'received');
  }, 'receipts for all that was recorded');
  const director = await at('director', assignment);
  await director.page.locator('a[href*="/visits/"]').first().click();
  await director.decide('desk.visit.review', 'desk.visit.reviewed');
  await director.decide('desk.visit.lock', 'desk.visit.locked');
});

test("the unit's chief is asked on a telephone, agrees, and the finding is confirmed", async () => {
  const director = await at('director', '/findings');
  await openQueue(director, word('desk.finding.review', { count: 1 }));
  await director.button(word('desk.replies.open')).waitFor();
  finding = new URL(director.page.url()).pathname;
  await decideByKey(director, 'desk.replies.open', 'desk.replies.opened');
  await director.page.goto(finding);
  const phone = await receiveSheet(desk, await codeForSheet(director));
  await expect(phone.page.getByText(seen)).toBeVisible();
  await agreeToSheet(phone);
  await openQueue(director, word('desk.replies.in', { count: 1 }));
  await decideByKey(director, 'desk.finding.confirm', 'desk.finding.confirmed');
});

test('the order is drafted from it, issued with its number, printed, and served', async () => {
  const planner = await at('planner', '/orders/new');
  const { page } = planner;
  await one(planner, word('desk.unit'), unit);
  await page.getByRole('checkbox', { name: seen }).check();
  await page
    .locator('textarea[name="requirements.0.text"]')
    .fill('立即纠正，查明原因，完善窗口值守和顶岗制度。');
  await page.locator('[name="contactPerson"]').fill('林文静');
  await page.locator('[name="contactPhone"]').fill('19900000001');
  await planner.press('desk.order.save');
  await page.waitForURL(/\/orders\/ord_/);
  order = new URL(page.url()).pathname;
  await planner.decide('desk.order.submit', 'desk.order.submitted');
  const leader = await at('leader', order);
  await leader.page.locator('iframe').waitFor();
  await leader.decide('desk.bulletin.sign', 'desk.order.issued', { [word('desk.opinion')]: '同意印发' });

  const serve = planner.button(word('desk.receipt.prepare'));
  await until(
    async () => {
      await page.goto(order);
      await page.getByText(word('desk.history')).first().waitFor();
      return serve.isVisible();
    },
    'the printed order',
    { every: 1000, seconds: 60 },
  );
  await expect(page.getByText(/^清督/).first()).toContainText(/〔\d{4}〕1号/);
  const receipt = await prepareReceipt(planner);
  await typeReceipt(planner, 'service-method.direct', { 'service-proof.receivedBy': '王志远' });
  await compareReceipt(planner, await at('director', receipt));
  await page.goto(order);
  await page.getByText(word('state.order.served')).first().waitFor();
  // The finding has been dealt with, and the day it has to be put right by is known.
  await expect(page.getByText(word('desk.order.servedAt')).first()).toBeVisible();
  await page.goto(finding);
  await page.getByText(word('state.finding.disposed')).first().waitFor();
});

test('all of it verifies', async () => {
  expect(await server.stop(), server.output()).toBe(0);
  expect(verifyFolder(server.data)).toMatchObject({ status: 0, whole: true, findings: [] });
});
