import { say, type WordKey } from '@mingcha/words';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { demoPins, openTeamTablet } from '../harness/demo-tablet.ts';
import type { DeskBrowser } from '../harness/desk-browser.ts';
import { type FoundedOffice, startFoundedOffice } from '../harness/founded-office.ts';
import { until } from '../harness/pause.ts';
import type { RunningServer } from '../harness/running-server.ts';
import { sendTeam, unitName } from '../harness/small-office.ts';
import { TabletBrowser } from '../harness/tablet-browser.ts';
import { insidesOf } from '../harness/tablet-insides.ts';
import { beginVisit } from './steps/tablet-visit.ts';

const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => say('zh-CN', key, facts);
const password = 'Qing-Yuan-2026!';
const nursing = '母婴室';

test.describe.configure({ mode: 'serial' });

let server: RunningServer;
let desk: DeskBrowser;
let tablet: TabletBrowser;
let office: FoundedOffice['office'];
let visit: string;

test.beforeAll(async () => {
  ({ server, desk, office } = await startFoundedOffice(password));
  const planner = await office.as('planner');
  const area = await planner.registry.prohibitArea.mutate({ name: nursing, nature: 'nursing' });
  await planner.registry.registerRecorder.mutate({
    make: '索尼',
    model: 'ICD-PX470',
    serial: 'SN-0001',
    holder: office.personOf('lead1'),
  });
  visit = await sendTeam(office, {
    modes: ['photo', 'video', 'audio', 'scan', 'note'],
    covert: false,
    areas: [area.id],
  });
  tablet = new TabletBrowser({ url: server.url, size: { width: 360, height: 780 } });
  await tablet.switchOn();
  await tablet.context.addInitScript(holdStreams);
  await tablet.page.reload();
  await openTeamTablet(tablet, server.url, password);
  await beginVisit(tablet, unitName, Object.values(demoPins));
});

test.afterAll(async () => {
  await tablet?.remove();
  await desk?.close();
  await server?.remove();
});

type Held = typeof globalThis & { streams?: MediaStream[] };

/** What the camera gave out, so that it can be taken away as a system takes it away. */
function holdStreams(): void {
  const streams: MediaStream[] = [];
  (globalThis as Held).streams = streams;
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wish) => {
    const given = await ask(wish);
    streams.push(given);
    return given;
  };
}

const rows = () => tablet.page.getByRole('list').getByRole('listitem');
const sheet = () => tablet.page.getByRole('dialog');
const gone = () => sheet().waitFor({ state: 'hidden' });
const media = async () => (await insidesOf(tablet.page)).media;
/** What is being recorded now. */
const underWay = async () => (await media()).find(({ state }) => state === 'writing')?.id ?? '';

/** Names of the files under one medium, read past the app. */
const chunksOf = (id: string): Promise<string[]> =>
  tablet.page.evaluate(async (medium) => {
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('vault')).getDirectoryHandle(medium);
    const names: string[] = [];
    for await (const name of folder.keys()) names.push(name);
    return names.sort();
  }, id);

test('in a prohibited area nothing is taken; outside it a picture is, with its place', async () => {
  await tablet.press('field.do.photo');
  await tablet.tap(sheet().getByRole('button', { name: word('field.area.list') }));
  await tablet.tap(tablet.button(word('field.area.enter', { name: nursing })));
  await sheet().getByText(word('field.camera.not.area')).waitFor();
  await expect(tablet.button(word('field.camera.shoot'))).toHaveCount(0);
  await tablet.tap(tablet.button(word('field.area.leave', { name: nursing })));
  await tablet.tap(tablet.button(word('field.camera.shoot')));
  await gone();
  await expect(rows()).toHaveCount(1);
  // Made after the entry: the row that stands already shows it by itself.
  await expect(rows().locator('[style*="blob:"]')).toBeVisible();

  // People waiting, by tap; written down when the finger has been quiet, which the next story waits for.
  const waiting = tablet.page.locator('output').first();
  for (const key of ['more', 'more', 'more', 'fewer'] as const) await tablet.press(`field.meters.${key}`);
  await expect(waiting).toHaveText('2');
});

test('a scan keeps each page as it was seen and straightened beside it; the gallery says so for ever', async () => {
  await tablet.press('field.do.photo');
  await tablet.press('field.scan');
  await tablet.tap(tablet.button(word('field.scan.shoot', { page: 1 })));
  const corner = tablet.button(word('field.scan.corner', { corner: 1 }));
  const before = await corner.boundingBox();
  if (before === null) throw new Error('no corner');
  expect(Math.min(before.width, before.height), 'a thumb takes it').toBeGreaterThanOrEqual(48);
  await corner.press('ArrowRight');
  await corner.press('ArrowDown');
  expect((await corner.boundingBox())?.x).toBeGreaterThan(before.x);
  await tablet.press('field.scan.next');
  await tablet.tap(tablet.button(word('field.scan.shoot', { page: 2 })));
  await tablet.press('field.scan.done');
  await gone();

  await tablet.press('field.do.photo');
  const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  await sheet()
    .getByLabel(word('field.gallery'))
    .setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: picture });
  await gone();
  await until(async () => (await media()).length === 6, 'one picture, two pages twice, one of the gallery');
  await rows()
    .filter({ hasText: word('field.meters.note.queue', { queue: 2 }) })
    .waitFor();
});

test('a recording goes on in the dark, says what cut it, and goes on as a next part', async () => {
  const { page } = tablet;
  await tablet.press('field.do.video');
  await page.getByRole('timer').last().waitFor();
  await tablet.press('field.dim');
  const dark = page.getByRole('dialog');
  await dark.waitFor();
  expect(await dark.innerText(), 'it shows nothing').toBe('');
  const shade = await dark.evaluate((shown) => {
    const { width, height } = shown.getBoundingClientRect();
    return [getComputedStyle(shown).backgroundColor, width >= innerWidth, height >= innerHeight];
  });
  expect(shade).toEqual(['rgb(0, 0, 0)', true, true]);
  const first = await underWay();
  await until(async () => (await chunksOf(first)).length > 0, 'bytes on the disk while it is dark');
  await tablet.tap(dark.getByRole('button'));
  await gone();

  await page.evaluate(() => {
    const track = (globalThis as Held).streams?.at(-1)?.getVideoTracks()[0];
    track?.dispatchEvent(new Event('ended'));
  });
  const ended = word('interruption.track-ended');
  await page.getByRole('alert').filter({ hasText: ended }).waitFor();
  await until(async () => ![first, ''].includes(await underWay()), 'the next part');
  await page.evaluate(() => {
    for (const state of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }
  });
  await page
    .getByRole('alert')
    .filter({ hasText: word('interruption.hidden') })
    .waitFor();
  const second = await underWay();
  const began = Date.now();
  const told = async () => Date.now() - began > 3_000 && (await chunksOf(second)).includes('00000000');
  await until(told, 'three seconds and a whole slice of the second part', { seconds: 60 });
});

test('killed in the middle, the part that reached the disk plays, is sought in, and agrees with its entries', async () => {
  const cut = await underWay();
  await tablet.kill();
  await tablet.switchOn();
  await tablet.unlock(demoPins.lead1);
  const { page } = tablet;
  await until(
    async () => (await media()).every(({ state }) => state !== 'writing'),
    'the cut part is closed',
  );
  await tablet.tap(page.getByText(word('field.stand.running')));
  await tablet.press('field.visit.end');
  await tablet.tap(sheet().getByRole('button', { name: word('field.end.do'), exact: true }));
  await page.getByText(word('field.table.findings', { count: 1 })).waitFor();
  await tablet.tap(page.getByRole('listitem').getByRole('link').first());
  // Of eight pieces side by side the far ones are a place and nothing more.
  await page.locator('figure img').first().waitFor();
  await expect(page.locator('figure:empty')).not.toHaveCount(0);
  await tablet.tap(page.getByRole('button', { name: word('field.media.watch') }).last());
  const film = page.locator('video');
  await until(() => film.evaluate((shown: HTMLVideoElement) => shown.readyState >= 2), 'it decodes');
  const seconds = await film.evaluate((shown: HTMLVideoElement) => shown.duration);
  expect(seconds).toBeGreaterThan(1);
  expect(seconds).toBeLessThan(60);
  const at = await film.evaluate(
    (shown: HTMLVideoElement) =>
      new Promise<number>((done) => {
        shown.addEventListener('seeked', () => done(shown.currentTime), { once: true });
        shown.currentTime = shown.duration / 2;
      }),
  );
  expect(at).toBeCloseTo(seconds / 2, 1);

  // On a copy: arrow and blur by a thumb; the original is untouched.
  await page.locator('figure').first().scrollIntoViewIfNeeded();
  await tablet.tap(
    page
      .locator('figure')
      .first()
      .getByRole('button', { name: word('field.annotate') }),
  );
  await page.getByRole('dialog').locator('img').waitFor();
  for (const tool of ['field.annotate.arrow', 'field.annotate.blur'] as const) {
    await tablet.press(tool);
    const box = await page.getByRole('dialog').locator('img').boundingBox();
    if (box === null) throw new Error('no picture');
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.7, { steps: 3 });
    await page.mouse.up();
  }
  await tablet.press('field.annotate.save');
  await gone();

  const api = await office.as('director');
  const { rows: arrived } = await until(async () => {
    const answer = await api.evidence.list.query({ visit, limit: 100 });
    const whole = answer.rows.length === 9 && answer.rows.every(({ state }) => state === 'verified');
    return whole ? answer : null;
  }, 'every piece proven at the office');
  const { notes } = await api.visits.get.query({ id: visit });
  expect(
    notes.map(({ queue }) => queue),
    'as a number, not as words',
  ).toEqual([2]);
  const detail = async (id: string) => (await api.evidence.get.query({ id })).evidence;
  const killed = await detail(cut);
  expect(killed.interruptions.map(({ why }) => why)).toEqual(['hidden', 'killed']);
  expect(killed.slices).toBeGreaterThan(0);
  expect(killed.receivedHash).toBe(killed.sha256);
  const before = await detail(killed.continues ?? '');
  expect(before.interruptions.map(({ why }) => why)).toEqual(['track-ended']);

  const [photo] = arrived.filter((row) => row.medium === 'photo' && row.origin === 'native' && !row.copyOf);
  expect(await detail(photo?.id ?? '')).toMatchObject({ lat7: 360_662_000, accuracyCm: 800, noFix: null });
  expect(arrived.filter(({ origin }) => origin === 'gallery')).toHaveLength(1);
  const pages = arrived.filter(({ medium }) => medium === 'scan');
  expect(pages.map(({ pageNumber, copyHow }) => `${pageNumber} ${copyHow}`).sort()).toEqual([
    '1 cropped',
    '1 null',
    '2 cropped',
    '2 null',
  ]);
  const drawn = arrived.filter(({ copyHow }) => copyHow === 'annotated');
  expect(drawn.map(({ copyOf }) => copyOf)).toEqual([photo?.id]);
  expect(drawn[0]?.sha256).not.toBe(photo?.sha256);
});

test('the file of a recorder is taken in at the desk and signed for by another', async () => {
  const lead = await desk.as('lead1', password, `/visits/${visit}`);
  await lead.press('desk.import');
  const dialog = lead.page.getByRole('dialog', { name: word('desk.import') });
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'REC_0001.wav',
    mimeType: 'audio/wav',
    buffer: silence(),
  });
  await dialog.getByRole('combobox', { name: word('desk.import.recorder') }).click();
  await lead.page.getByRole('option', { name: /ICD-PX470/ }).click();
  await dialog.getByLabel(word('desk.import.time')).fill('09:30');
  await dialog.getByRole('button', { name: word('desk.import'), exact: true }).click();
  await lead.page.getByText(word('desk.import.done')).waitFor();
  await lead.page.getByRole('button', { name: new RegExp(word('origin.recorder')) }).click();
  await lead.page.getByRole('heading', { name: word('ui.evidence.audio') }).waitFor();
  await expect(lead.button(word('desk.import.sign'))).toHaveCount(0);
  const { pathname } = new URL(lead.page.url());

  const second = await desk.as('inspector1', password, pathname);
  await second.page.getByText('SN-0001').waitFor();
  await second.decide('desk.import.sign', 'desk.import.signed');
  await second.page.getByText(word('state.evidence.verified'), { exact: true }).waitFor();
  expect(desk.faults).toEqual([]);
  expect(tablet.faults).toEqual([]);
});

/** A second of nothing, as a recorder writes it. */
function silence(): Buffer {
  const samples = 8_000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([head, Buffer.alloc(samples, 128)]);
}
