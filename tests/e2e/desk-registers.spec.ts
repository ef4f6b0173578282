import { signedInApi } from '@mingcha/prisma/client';
import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import { demoPassword, startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser, type DeskSeat } from '../harness/desk-browser.ts';
import { until } from '../harness/pause.ts';
import type { RunningServer } from '../harness/running-server.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let desk: DeskBrowser;

const at = (username: string, path: string): Promise<DeskSeat> => desk.as(username, demoPassword, path);
const api = (username: string) => signedInApi(server.url, username, demoPassword);

test.beforeAll(async () => {
  server = await startDemonstration();
  desk = await DeskBrowser.open(server.url);
});
test.afterAll(async () => {
  await desk?.close();
  await server?.remove();
});

test('the overview leads to what is missing, a post is registered there and put right by keyboard', async () => {
  const planner = await at('planner', '/registry');
  const { page } = planner;
  const unit = await (await api('planner')).registry.registerUnit.mutate({
    code: 'QY-99',
    name: '清源市公共资源交易中心',
    level: 'unit',
    parent: null,
    targetClass: 'SOCIAL_SERVICE',
    hasWindow: true,
  });
  await page.reload();
  await page
    .getByRole('listitem')
    .filter({ hasText: word('desk.registry.step.posts') })
    .getByRole('link')
    .last()
    .click();
  await page.getByRole('link', { name: /清源市公共资源交易中心/ }).click();
  await page.waitForURL(`**/registry/units/${unit.id}`);
  await planner.decide('desk.seat.three', 'desk.registered');
  await page.getByRole('link', { name: word('desk.post.register') }).click();
  await page.getByLabel(word('desk.post.name')).fill('窗口人员');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('desk.post.register'), exact: true })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.getByRole('table').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: word('desk.revise') });
  await dialog.getByLabel(word('desk.post.name')).fill('后台审核人员');
  await dialog.getByRole('button', { name: word('desk.revise'), exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.goto(`/registry/units/${unit.id}`);
  await page.getByText('后台审核人员').waitFor();
  expect((await (await api('planner')).registry.unit.get.query({ id: unit.id })).seats).toHaveLength(3);
});

test('a finding that was sent back is supplemented by a member of its team, and only by one', async () => {
  const director = await api('director');
  const { rows } = await director.findings.list.query({ state: ['proposed'] });
  const finding = rows.find((row) => row.evidence > 0);
  if (finding === undefined) throw new Error('the demonstration has no proposed finding');
  const { members } = await director.findings.get.query({ id: finding.id });
  const teams = ['lead1', 'inspector1', 'lead2', 'inspector2', 'lead3', 'inspector3'];
  const persons = await Promise.all(
    teams.map(
      async (username) => [username, (await (await api(username)).session.me.query()).person] as const,
    ),
  );
  const [username = ''] = persons.find(([, person]) => members.includes(person)) ?? [];
  // Whoever may return it was not there.
  await director.findings.return.mutate({ id: finding.id, expected: finding.version, reason: '请补充岗位' });

  const { page } = await at(username, `/findings/${finding.id}`);
  await page.getByRole('link', { name: word('desk.finding.supplement'), exact: true }).click();
  await page.getByText(word('desk.finding.supplement.asked', { reason: '请补充岗位' })).waitFor();
  await page.getByRole('textbox', { name: word('desk.finding.post'), exact: true }).fill('综合窗口人员');
  await page.getByLabel(word('desk.finding.supplement.reason')).fill('核对排班表后补充岗位');
  await page.getByRole('button', { name: word('desk.finding.supplement.act') }).click();
  await page.waitForURL(`**/findings/${finding.id}`);
  const after = (await director.findings.get.query({ id: finding.id })).finding;
  expect([after.state, after.post]).toEqual(['proposed', '综合窗口人员']);
});

test('what is held of a person is erased when two people want it, and one of them alone cannot', async () => {
  const system = await api('sysadmin');
  const { id } = await system.registry.registerPerson.mutate({
    name: '白景和',
    phone: '19900001111',
    unit: null,
  });
  const director = await at('director', `/registry/people/${id}`);
  const { page } = director;
  await page.getByRole('link', { name: word('desk.erasure.ask'), exact: true }).click();
  await page.getByLabel(word('desk.field.name')).check();
  await page.getByLabel(word('desk.field.phone')).check();
  await page.getByLabel(word('desk.erasure.ground')).fill('本人来函要求删除');
  await director.press('desk.erasure.hand');
  await page.getByText(word('desk.erasure.waits')).waitFor();
  await expect(director.button(word('desk.erasure.approve'))).toHaveCount(0);

  const privacy = await at('privacy', '/');
  await privacy.page.getByRole('link', { name: word('desk.work.erasure.to-decide') }).click();
  await privacy.page.getByRole('link', { name: '白景和' }).click();
  await privacy.decide('desk.erasure.approve', 'desk.erasure.approved');
  await page.goto(`/registry/people/${id}`);
  await page.getByRole('heading', { level: 1, name: word('ui.erased') }).waitFor();
  const found = await (await api('director')).registry.person.get.query({ id });
  expect([found.person.name, found.person.phone]).toEqual([null, null]);
});

test('an issued bulletin is followed by one that names it, marked as corrected, and revoked', async () => {
  const planner = await api('planner');
  const first = (await planner.bulletins.list.query({ state: ['issued'] })).rows[0];
  if (first === undefined) throw new Error('the demonstration has no issued bulletin');
  const drafting = await at('planner', `/bulletins/${first.id}`);
  await drafting.page.getByRole('link', { name: word('desk.bulletin.followUp'), exact: true }).click();
  await drafting.press('desk.bulletin.save');
  await drafting.page.waitForURL(/\/bulletins\/bul_/);
  await drafting.page
    .getByRole('link', { name: new RegExp(first.title) })
    .first()
    .waitFor();
  const id = drafting.page.url().split('/').at(-1) ?? '';
  await issue(id);

  const leader = await at('leader', `/bulletins/${first.id}`);
  await leader.decide('desk.bulletin.correct', 'desk.bulletin.corrected', {
    [word('desk.reason')]: '第一条单位名称有误',
  });
  await leader.decide('desk.bulletin.revoke', 'desk.bulletin.revoked', {
    [word('desk.reason')]: '以更正通报为准',
  });
  const { bulletin } = await planner.bulletins.get.query({ id: first.id });
  expect([bulletin.state, bulletin.correctedBy, bulletin.number]).toEqual(['revoked', id, first.number]);
});

/** Through the six hands, as the bulletin before it. */
async function issue(id: string): Promise<void> {
  const [planner, reviewer, privacy, leader] = await Promise.all(
    ['planner', 'reviewer', 'privacy', 'leader'].map(api),
  );
  if (!planner || !reviewer || !privacy || !leader) throw new Error('nobody is there');
  const expected = async () => (await planner.bulletins.get.query({ id })).bulletin.version;
  const opinion = '属实，同意';
  await reviewer.bulletins.factCheck.mutate({ id, expected: await expected(), opinion });
  await privacy.bulletins.privacyCheck.mutate({ id, expected: await expected(), statement: opinion });
  await reviewer.bulletins.review.mutate({ id, expected: await expected(), opinion });
  const { viewHash } = await leader.bulletins.preview.query({ id });
  await leader.bulletins.sign.mutate({ id, expected: await expected(), viewHash, opinion });
  await planner.bulletins.number.mutate({ id, expected: await expected() });
  await until(
    async () => (await planner.bulletins.get.query({ id })).bulletin.state === 'rendered',
    'the printed correction',
  );
  const { recipients } = await planner.bulletins.get.query({ id });
  const units = recipients.map(({ unit }) => unit);
  await planner.bulletins.issue.mutate({ id, expected: await expected(), units, unsealed: true });
}
