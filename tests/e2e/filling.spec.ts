import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import { DeskBrowser, type DeskSeat, signIn } from '../harness/desk-browser.ts';
import { fillTemplate, type Lines } from '../harness/filled-template.ts';
import { foundOffice } from '../harness/found-office.ts';
import { type RunningServer, startServer } from '../harness/running-server.ts';

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

test.describe.configure({ mode: 'serial', timeout: 100_000 });

let server: RunningServer;
let desk: DeskBrowser;
let folder: string;
let template: string;
let filled: string;
let system: DeskSeat;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mingcha-filling-'));
  server = await startServer({ env: { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' } });
  desk = await DeskBrowser.open(server.url);
});
test.afterAll(async () => {
  expect(desk?.faults ?? []).toEqual([]);
  await desk?.close();
  await server?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const upload = async ({ page, press }: DeskSeat, file: string) => {
  await page.locator('input[type=file]').setInputFiles(file);
  await press('filling.check');
};

test('an empty system shows what is missing and both ways to fill it', async () => {
  const code = /设立码：(\S+)/.exec(server.output())?.[1] ?? '';
  expect(code, server.output()).not.toBe('');
  await foundOffice(await desk.window(), code, password);
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
    const { page, press, word: said } = system;
    await page.goto('/office/accounts');
    await press('desk.account.new');
    const dialog = page.getByRole('dialog', { name: said('desk.account.new') });
    await dialog.getByLabel(said('desk.person')).first().fill(name);
    await page.getByRole('option', { name }).click();
    await dialog.getByLabel(said('desk.signIn.username')).fill(username);
    await dialog.getByRole('button', { name: said('desk.account.new') }).click();
    const shown = page.getByRole('dialog', { name: said('desk.account.password') });
    const first = (await shown.locator('p').nth(1).innerText()).trim();

    const security = await desk.as('secadmin', password, '/office/roles');
    await security.press('desk.role.grant');
    const grant = security.page.getByRole('dialog', { name: said('desk.role.grant') });
    await grant.getByLabel(said('desk.person')).first().fill(name);
    await security.page.getByRole('option', { name }).click();
    await grant.getByLabel(said('desk.role')).first().click();
    await security.page.getByRole('option', { name: said(role), exact: true }).click();
    await grant.getByRole('button', { name: said('desk.role.grant') }).click();
    await grant.waitFor({ state: 'hidden' });

    const seat = await desk.window();
    await signIn(seat, username, first, '/');
    const field = (key: WordKey) => seat.page.getByLabel(new RegExp(`^${said(key)}( \\*)?$`));
    await field('desk.password.now').fill(first);
    await field('desk.password.new').fill(own);
    await field('desk.password.again').fill(own);
    await seat.press('desk.password.act');
    await seat.page.getByRole('navigation').first().waitFor();
    await seat.page.context().close();
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
