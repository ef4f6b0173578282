import { expect, type Page, test } from '@playwright/test';
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
import { beginVisit, endVisit, keySign } from './steps/tablet-visit.ts';

const password = 'Qing-Yuan-2026!';
const pins = Object.values(demoPins);
const first = '3号窗口没有人，桌上放着暂停服务的牌子';
const mine = '3号窗口没有人，桌上放着暂停服务的牌子，约6分钟';
const theirs = '3号窗口没有人，桌上放着暂停服务的牌子，约8分钟';
const late = '保安在门口登记来人的姓名';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let desk: DeskBrowser;
let office: FoundedOffice['office'];
/** The lead's, and the other inspector's. */
let one: TabletBrowser;
let two: TabletBrowser;
let visit: string;
let second: string;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  ({ server, desk, office } = await startFoundedOffice(password));
  visit = await sendTeam(office, { modes: ['photo', 'audio', 'note'] });
  one = new TabletBrowser({ url: server.url });
  two = new TabletBrowser({ url: server.url, size: { width: 360, height: 780 } });
  await openTeamTablet(one, server.url, password, undefined, '1号平板');
  await openTeamTablet(two, server.url, password, undefined, '2号平板');
  // What inspectors hold in their hands cannot choose a place: it downloads.
  for (const { context } of [one, two])
    await context.addInitScript(() => void Reflect.deleteProperty(window, 'showSaveFilePicker'));
  for (const [tablet, pin] of [
    [one, demoPins.lead1],
    [two, demoPins.inspector1],
  ] as const) {
    await tablet.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await tablet.page.reload();
    await tablet.unlock(pin);
  }
});
test.afterAll(async () => {
  await one?.remove();
  await two?.remove();
  await desk?.close();
  await server?.remove();
});

const rows = ({ page }: TabletBrowser) => page.getByRole('list').getByRole('listitem');
const sheet = ({ page }: TabletBrowser) => page.getByRole('dialog');

async function writeDown(tablet: TabletBrowser, words: string): Promise<void> {
  await tablet.press('field.do.note.short');
  await tablet.page.getByLabel(tablet.word('field.words.label')).fill(words);
  await tablet.press('field.words.save');
  await sheet(tablet).waitFor({ state: 'hidden' });
}

/** Picks what is there already and says it differently. */
async function sayAnew(tablet: TabletBrowser, words: string): Promise<void> {
  const row = rows(tablet).filter({ hasText: first }).getByRole('button');
  if ((await row.getAttribute('aria-pressed')) === 'false') await tablet.tap(row);
  await writeDown(tablet, words);
  await rows(tablet).filter({ hasText: words }).waitFor();
}

/** By the links alone: a page loaded anew would be locked. */
async function toToday(tablet: TabletBrowser): Promise<void> {
  const { page, word } = tablet;
  const today = page.getByRole('heading', { name: word('field.today.title'), exact: true });
  const tab = page.getByRole('link', { name: word('field.tab.today') });
  const back = page.getByRole('button', { name: word('field.back'), exact: true });
  const more = page.getByRole('button', { name: word('field.visit.more'), exact: true });
  for (let steps = 0; steps < 4; steps += 1) {
    await today.or(tab).or(back).or(more).first().waitFor();
    if (await today.isVisible()) return;
    if (await tab.isVisible()) await tablet.tap(tab);
    else if (await more.isVisible()) {
      await tablet.tap(more);
      await tablet.tap(page.getByText(word('field.more.today')));
    } else await tablet.tap(back.first());
  }
  await today.waitFor();
}

/** Sends and asks by hand, as somebody does who will not wait a minute, until it stands on today's page. */
async function meets(tablet: TabletBrowser, stand: 'field.stand.running' | 'field.today.sealed') {
  const { page, word } = tablet;
  await until(
    async () => {
      await toToday(tablet);
      await tablet.tap(page.getByRole('link', { name: word('field.tab.outbox') }));
      await tablet.press('field.outbox.send');
      await toToday(tablet);
      return page.getByText(word(stand)).isVisible();
    },
    `${word(stand)} on the tablet's page`,
    { seconds: 90, every: 500 },
  );
}

async function toCarry(tablet: TabletBrowser): Promise<void> {
  await toToday(tablet);
  await tablet.tap(tablet.page.getByRole('link', { name: tablet.word('field.tab.outbox') }));
  await tablet.tap(tablet.page.getByRole('link', { name: tablet.word('carry.way') }));
  await tablet.page.getByRole('heading', { name: tablet.word('carry.title') }).waitFor();
}

/** What one tablet wrote goes to the other on a stick; neither has a network. */
async function carry(from: TabletBrowser, to: TabletBrowser, name: string, toName: string): Promise<void> {
  await toCarry(from);
  const write = from.button(from.word('carry.fellows.write', { name: toName }));
  const [download] = await Promise.all([from.page.waitForEvent('download'), from.tap(write)]);
  await toCarry(to);
  await to.page.locator('input[type=file]').setInputFiles(await download.path());
  const [before = ''] = to.word('carry.fellow.fresh', { name, count: 7 }).split('7');
  await to.page.getByText(before).waitFor();
}

async function backTo(tablet: TabletBrowser, stand: 'field.stand.running' | 'field.stand.table') {
  await toToday(tablet);
  await tablet.tap(tablet.page.getByText(tablet.word(stand)));
}

const offline = (away: boolean) => Promise.all([one.offline(away), two.offline(away)]);

/** Whatever ever stood on the screen, however short. */
function noteMissing(sentence: string): void {
  const seen = globalThis as typeof globalThis & { flashed?: boolean };
  seen.flashed = false;
  new MutationObserver(() => {
    if (document.body.innerText.includes(sentence)) seen.flashed = true;
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}
const flashed = (page: Page) =>
  page.evaluate(() => (globalThis as typeof globalThis & { flashed?: boolean }).flashed);

test('what one records the other sees once both meet the server; a card that opens is not called missing', async () => {
  await one.page.evaluate(noteMissing, one.word('field.card.missing'));
  await beginVisit(one, unitName, pins);
  expect(await flashed(one.page)).toBe(false);
  await one.press('field.do.video.short');
  const no = one.word('field.camera.not.mode.short');
  await one.page.getByRole('alert').filter({ hasText: no }).waitFor();
  expect((await insidesOf(one.page)).media, 'a way that the card does not allow records nothing').toEqual([]);
  await one.photograph(one.button(one.word('field.do.photo.short')));
  await writeDown(one, first);
  await keySign(one, '①');
  await meets(two, 'field.stand.running');
  await two.tap(two.page.getByText(two.word('field.stand.running')));
  await rows(two).filter({ hasText: first }).waitFor();
});

test('out of reach both change the same words; a file from hand to hand shows both texts to both', async () => {
  await offline(true);
  await sayAnew(one, mine);
  await sayAnew(two, theirs);
  const count = (await insidesOf(two.page)).entries.length;
  await writeDown(two, '记错了');
  await two.tap(two.button(two.word('field.undo.take')));
  await expect(rows(two)).toHaveCount(1);
  const written = async () => (await insidesOf(two.page)).entries.length;
  await expect.poll(written, { message: 'taken back by an entry' }).toBe(count + 2);

  await carry(two, one, '2号平板', '1号平板');
  await carry(one, two, '1号平板', '2号平板');
  await backTo(two, 'field.stand.running');
  await expect(rows(two), 'what was taken back stays away').toHaveCount(1);

  await backTo(one, 'field.stand.running');
  await expect(rows(one)).toHaveCount(1);
  const undo = one.button(one.word('field.undo.take'));
  await expect(undo, 'after ten seconds there is no way back').toHaveCount(0, { timeout: 20_000 });
  await endVisit(one, 1);
  await one.page.getByText(one.word('field.two.clash', { count: 1 })).waitFor();
  await one.press('field.sign.present');
  const choice = one.page.getByRole('radio');
  await expect(choice).toHaveCount(2);
  for (const text of [mine, theirs]) await one.page.getByText(text).waitFor();
  await look(one.page, 'two-choose');
  const entries = (await insidesOf(one.page)).entries.length;
  await one.tap(one.page.getByRole('radio', { name: new RegExp(theirs) }));
  await one.press('field.two.choose.save');
  await until(
    async () => (await insidesOf(one.page)).entries.length === entries + 1,
    'the choice is an entry',
  );
});

test('one hands in while the other still has something: it is told, nothing is lost, and the choice stands everywhere', async () => {
  const { page, word } = one;
  // Inside, out of reach, the other one goes on.
  await two.photograph(two.button(two.word('field.do.photo.short')));
  await writeDown(two, late);
  await expect(rows(two)).toHaveCount(2);

  const field = (key: Parameters<typeof word>[0]) => page.getByLabel(new RegExp(`^${word(key)}`));
  await field('field.finding.place').fill('一楼东厅3号窗口');
  await field('field.finding.post.name').fill('不动产登记综合受理岗');
  await field('field.finding.criterion').fill('清源市政务服务工作规范第4条');
  await one.tap(one.button(word('severity.ordinary')));
  await one.press('field.finding.save');
  await page.getByText(word('field.sign.title')).waitFor();
  await signAndSubmit(one, pins);
  await one.offline(false);
  // What it chose between came by hand: the office keeps the choice aside until it has heard the other one as well.
  await until(
    async () => (await insidesOf(page)).entries.every(({ state }) => state !== 'kept'),
    'the paper is on its way',
  );

  const before = await insidesOf(two.page);
  expect(before.entries.some(({ state }) => state === 'kept')).toBe(true);
  await two.offline(false);
  // From wherever it was: the page of the visit gives way to what has become of it.
  const [said = ''] = two.word('field.told.submitted', { who: '邓国栋', at: '|' }).split('|');
  await two.page.getByText(said).waitFor();
  const what = new Intl.ListFormat('zh-CN').format([
    two.word('field.told.late.findings', { count: 1 }),
    two.word('field.told.late.pieces', { count: 1 }),
  ]);
  await two.page.getByText(two.word('field.told.late', { what })).waitFor();
  await two.page.getByText(two.word('field.told.here.none')).waitFor();
  await look(two.page, 'two-told-table');
  await expect(two.page.getByText(theirs)).toBeVisible();
  await expect(two.page.getByText(mine)).toHaveCount(0);
  const after = await insidesOf(two.page);
  expect(after.entries.map(({ hash }) => hash)).toEqual(before.entries.map(({ hash }) => hash));

  await toToday(one);
  await one.tap(page.getByRole('link', { name: word('field.tab.outbox') }));
  await one.press('field.outbox.send');
  await until(
    async () => (await insidesOf(page)).entries.every(({ state }) => state === 'received'),
    'nothing of the first one is kept aside any more',
    { seconds: 60 },
  );

  const director = await office.as('director');
  const { rows: findings } = await director.findings.list.query({ visit, limit: 100 });
  expect(findings.map(({ observation }) => observation).sort()).toEqual([theirs, late].sort());
  const { rows: pieces } = await director.evidence.list.query({ visit, limit: 100 });
  expect(pieces.map(({ state }) => state)).toEqual(['verified', 'verified']);
  expect((await director.visits.get.query({ id: visit })).visit.state).toBe('submitted');

  await toToday(two);
  await two.page.getByText(said).waitFor();
  await look(two.page, 'two-told-today');
  await two.press('field.told.read');
  await expect(two.page.getByText(said)).toHaveCount(0);
});

test('what one breaks off the other is told by a file, with words that anybody may read; what it was typing is kept', async () => {
  second = await sendTeam(office, { modes: ['photo', 'note'] });
  for (const tablet of [one, two]) await meets(tablet, 'field.today.sealed');
  await beginVisit(one, unitName, pins);
  await meets(two, 'field.stand.running');
  await two.tap(two.page.getByText(two.word('field.stand.running')));
  await two.page.getByText(two.word('field.visit.empty')).waitFor();
  await offline(true);
  await two.press('field.do.note.short');
  await two.page.getByLabel(two.word('field.words.label')).fill('有人来问我们是谁');
  await two.tap(sheet(two).getByRole('button', { name: two.word('field.leave') }));

  one.taps = 0;
  await one.press('field.abort.short');
  await one.press('field.abort.exposed.short');
  await one.page.getByText(one.word('field.table.aborted')).waitFor();
  expect(one.taps).toBe(2);
  await carry(one, two, '1号平板', '2号平板');

  await toToday(two);
  const why = two.word('field.abort.exposed.short');
  await two.page.getByText(new RegExp(`邓国栋.*${why}`)).waitFor();
  expect(await two.page.locator('body').innerText()).not.toMatch(/暗访|督查|身份暴露/);
  await two.tap(two.page.getByRole('link', { name: two.word('field.told.look') }));
  await two.page.getByText('有人来问我们是谁').waitFor();
  await look(two.page, 'two-told-aborted');
  await two.press('field.told.typed.keep');
  await two.page.getByText(two.word('field.told.typed')).waitFor({ state: 'hidden' });

  await offline(false);
  await two.page.getByText(two.word('field.told.here.none')).waitFor();
  const director = await office.as('director');
  const told = () => director.visits.get.query({ id: second });
  // The one who broke it off sends for itself.
  await until(async () => (await told()).visit.state === 'aborted', 'the end of the visit at the office');
  const detail = await told();
  expect(detail.visit).toMatchObject({ state: 'aborted', exposed: true });
  expect(detail.notes.map(({ text }) => text)).toEqual(['有人来问我们是谁']);
});

test('what the office declares void is told to a tablet at its next contact', async () => {
  const director = await office.as('director');
  const { version } = (await director.visits.get.query({ id: visit })).visit;
  await director.visits.invalidate.mutate({ id: visit, expected: version, reason: '应当回避' });
  await toToday(two);
  await two.tap(two.page.getByRole('link', { name: two.word('field.tab.outbox') }));
  await two.press('field.outbox.send');
  await toToday(two);
  const [said = ''] = two.word('field.told.invalidated', { at: '|', why: '' }).split('|');
  await two.page.getByText(said).waitFor();
  expect([...one.faults, ...two.faults]).toEqual([]);
});
