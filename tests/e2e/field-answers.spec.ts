import { expect, test } from '@playwright/test';
import { look } from '../harness/demo-office.ts';
import { demoPins, openTeamTablet } from '../harness/demo-tablet.ts';
import type { DeskBrowser } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { until } from '../harness/pause.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { sendTeam, unitName } from '../harness/small-office.ts';
import { signAndSubmit } from '../harness/table-work.ts';
import { TabletBrowser } from '../harness/tablet-browser.ts';
import { insidesOf } from '../harness/tablet-insides.ts';
import { beginVisit } from './steps/tablet-visit.ts';

const password = 'Qing-Yuan-2026!';
const pins = Object.values(demoPins);

const yesNo = { group: 'hall', answer: 'yes-no' as const, criterion: 'R-015' };
const said = (zh: string) => ({ text: { zh, en: '' } });
const desk0 = {
  ...yesNo,
  ...said('导办台有人在岗'),
  id: 'hall-desk',
  required: true,
  points: { by: 'yes-no' as const, yes: 2, no: 0 },
};
const told = {
  ...yesNo,
  ...said('无人在岗时有无告知'),
  id: 'hall-told',
  required: true,
  shownIf: [{ question: 'hall-desk', is: 'same' as const, value: false }],
  points: { by: 'yes-no' as const, yes: 1, no: 0 },
};
const door = {
  ...said('进门、找窗口是否顺畅'),
  id: 'hall-door',
  group: 'hall',
  answer: 'score' as const,
  criterion: 'R-015',
  required: true,
  scale: 10,
  points: { by: 'scale' as const, each: 1 },
  needs: { is: 'at-most' as const, value: 3, what: 'evidence' as const },
};
const old = { ...yesNo, ...said('是否悬挂旧版标识'), id: 'hall-sign', required: false };
const fresh = {
  ...yesNo,
  ...said('是否公示投诉电话'),
  id: 'hall-line',
  required: true,
  points: { by: 'yes-no' as const, yes: 4, no: 0 },
};
const list = {
  template: 'hall',
  name: '大厅四问',
  standing: false,
  groups: [{ id: 'hall', zh: '大厅', en: 'Hall' }],
};

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
let tablet: TabletBrowser;
let visit: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  ({ server, desk, office } = await startFoundedOffice(password));
  const questions = [desk0, told, door, old];
  await (await office.as('director')).registry.adoptChecklist.mutate({ ...list, version: '1', questions });
  visit = await sendTeam(office, { modes: ['photo', 'note'], checklists: ['hall'] });
  tablet = new TabletBrowser({ url: server.url, size: { width: 360, height: 780 } });
  await openTeamTablet(tablet, server.url, password);
  await beginVisit(tablet, unitName, pins);
});
test.afterAll(async () => {
  await tablet?.remove();
  await desk?.close();
  await server?.remove();
});

const number = (at: number, of: number) =>
  tablet.page.getByRole('heading', { name: tablet.word('field.checklist.number', { at, of }) });
const question = ({ text }: { text: { zh: string } }) =>
  tablet.page.getByRole('paragraph').filter({ hasText: text.zh });

test('offline a question comes and goes with the answer before it, and an answer asks for its proof', async () => {
  const { page, word } = tablet;
  await tablet.offline(true);
  await tablet.tap(page.getByRole('button', { name: word('field.visit.more'), exact: true }));
  await tablet.tap(page.getByText(word('field.more.checklist')));

  await number(1, 3).waitFor();
  await tablet.press('field.checklist.no');
  await number(2, 4).waitFor();
  await question(told).waitFor();
  await tablet.press('field.checklist.before');
  await tablet.press('field.checklist.yes');
  await number(2, 3).waitFor();
  await question(door).waitFor();
  await expect(question(told)).toHaveCount(0);
  await tablet.press('field.checklist.before');
  await tablet.press('field.checklist.no');
  await question(told).waitFor();
  await tablet.press('field.checklist.yes');

  // A low score stays on its screen until there is a picture to it; it may be left, and is not forgotten.
  await number(3, 4).waitFor();
  await tablet.tap(tablet.button('2'));
  await page.getByText(word('checklist.needs.evidence')).waitFor();
  await look(page, 'answers-needs');
  await tablet.press('field.checklist.skip');
  await question(old).waitFor();
  await tablet.press('field.checklist.yes');
  await page
    .getByText(word('checklist.score', { total: 3, most: 13 }))
    .first()
    .waitFor();
  await tablet.tap(tablet.button(word('field.checklist.lacks', { count: 1 })));
  await question(door).waitFor();
  await tablet.photograph(tablet.button(word('field.checklist.picture')));
  await page.getByText(word('field.checklist.pieces', { count: 1 })).waitFor();
  await expect(page.getByText(word('checklist.needs.evidence'))).toHaveCount(0);
  await tablet.press('field.checklist.skip');
  await tablet.press('field.checklist.finish');
  await page.getByText(word('checklist.share', { share: 23 })).waitFor();
  await tablet.tap(page.getByRole('contentinfo').getByRole('button', { name: word('field.back') }));
});

test('a draft goes over to the corrected list: what stands for what is recorded, and what stands for nothing is kept', async () => {
  const { page, word } = tablet;
  const director = await office.as('director');
  const questions = [desk0, told, door, fresh];
  await director.registry.adoptChecklist.mutate({ ...list, version: '2', questions });
  await tablet.press('field.visit.end');
  await tablet.tap(page.getByRole('dialog').getByRole('button', { name: word('field.end.do'), exact: true }));
  await page.getByText(word('field.table.checklist')).waitFor();
  await tablet.offline(false);
  await tablet.tap(page.getByText(word('field.table.answers', { of: 3, done: 3 })));
  await page.getByText(word('field.checklist.newer', { version: '2' })).waitFor();
  await tablet.tap(page.getByRole('link', { name: word('field.checklist.move') }));

  const none = word('field.move.none');
  const select = ({ text }: { text: { zh: string } }) => page.getByLabel(new RegExp(`^${text.zh}`));
  await expect(select(old).locator('option:checked')).toHaveText(none);
  await expect(select(desk0).locator('option:checked')).toHaveText(desk0.text.zh);
  await look(page, 'answers-move');
  await page.getByLabel(new RegExp(`^${word('field.move.reason')}`)).fill('新版更正了第四题');
  await tablet.press('field.move.do');
  await question(fresh).waitFor();
  await tablet.press('field.checklist.yes');
  await page
    .getByText(word('checklist.score', { total: 7, most: 17 }))
    .first()
    .waitFor();
  await page.getByText(word('field.checklist.kept', { count: 1 })).waitFor();
  await tablet.tap(page.getByRole('contentinfo').getByRole('button', { name: word('field.back') }));
  await signAndSubmit(tablet, pins);
  await until(
    async () => (await insidesOf(page)).entries.every(({ state }) => state === 'received'),
    'the paper is at the office',
  );
  const { history } = await director.visits.get.query({ id: visit });
  const moved = history.find(({ kind }) => kind === 'visit.checklist-moved');
  const auditor = await office.as('auditor');
  const { fields } = await auditor.journal.get.query({ hash: moved?.hash ?? '' });
  expect(fields.map(({ path }) => path)).toEqual(expect.arrayContaining(['mapping', 'reason', 'to']));
});

test('the desk comes to the same score over the same answers, and shows what was left behind', async () => {
  const seat = await desk.as('director', password, `/visits/${visit}`);
  await seat.page
    .getByText(seat.word('checklist.score', { total: 7, most: 17 }))
    .first()
    .waitFor();
  await seat.page.getByText(seat.word('checklist.share', { share: 41 })).waitFor();
  await seat.page
    .getByRole('heading', { name: seat.word('desk.visit.answers.kept', { count: 1 }) })
    .waitFor();
  expect([...tablet.faults, ...desk.faults]).toEqual([]);
});
