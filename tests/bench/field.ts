import { resolve } from 'node:path';
import { say } from '@mingcha/words';
import type { Locator, Page } from '@playwright/test';
import { buildFiller, openFiller, type WithFiller } from './field/filler.ts';
import {
  longTasks,
  memoryOf,
  type Scrolled,
  scrollThrough,
  throttle,
  watchLongTasks,
} from './field/in-page.ts';
import { lighthouseScores } from './field/lighthouse.ts';
import { type Ground, prepareGround } from './field/office.ts';
import { measureShell } from './field/shell.ts';
import { createFigures } from './figures.ts';

// node tests/bench/field.ts [--small] [--out result.json]
// The tablet in real Chromium against its bars (each figure beside its limit, over it = times the limit): size of the shell,
// cold start without a network, from "save" to durable, and a long visit. The processor is slowed down four times where
// the bar says so; that slows the page, not its workers. The long visit is made by the app's own acts.

const house = resolve(import.meta.dirname, '../..');
const small = process.argv.includes('--small');
const load = small
  ? { findings: 60, photos: 60, photoBytes: 200_000, videos: 1, videoBytes: 8_000_000 }
  : // Sixty minutes of video at what the recorder is asked for.
    { findings: 300, photos: 500, photoBytes: 400_000, videos: 6, videoBytes: 116_000_000 };

const { put, tell } = createFigures('the tablet in Chromium against its bars');
const word = (key: Parameters<typeof say>[1]) => say('zh-CN', key);
const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Milliseconds from a press until this is there and drawn. */
async function until(page: Page, press: Locator | null, there: Locator): Promise<number> {
  const began = Date.now();
  if (press !== null) await press.tap();
  await there.first().waitFor();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0))));
  return Date.now() - began;
}

/** From nothing but what lies on the tablet to the first thing that answers a finger. */
async function coldStart({ server, tablet }: Ground, rate: number): Promise<{ start: number; pad: number }> {
  await tablet.switchOff();
  await tablet.switchOn({ offline: true });
  const { page } = tablet;
  await page.goto('about:blank');
  await throttle(page, rate);
  const began = Date.now();
  await page.goto(`${server.url}/field/`, { waitUntil: 'commit' });
  const notes = tablet.button(word('field.notes.locked'));
  await notes.waitFor();
  const start = Date.now() - began;
  const pad = await until(page, notes, page.getByText(word('field.lock.hint')));
  return { start, pad };
}

async function openVisit(ground: Ground, rate: number) {
  const { tablet, pin } = ground;
  await coldStart(ground, 1);
  const { page } = tablet;
  for (const digit of pin) await tablet.tap(tablet.button(digit));
  const unlocked = await until(
    page,
    tablet.button(word('field.pin.enter')).last(),
    page.getByRole('heading', { name: word('field.today.title') }),
  );
  await throttle(page, rate);
  await watchLongTasks(page);
  const opened = await until(
    page,
    page.getByText(word('field.stand.running')),
    page.getByRole('main').getByRole('listitem').nth(8),
  );
  return { unlocked, opened, longest: Math.max(0, ...(await longTasks(page))) };
}

const scrolls: Record<string, Scrolled> = {};
/** Without a brake, as the bar has it, and with one. */
async function scrolled(name: string, page: Page): Promise<void> {
  for (const rate of [1, 4]) {
    await throttle(page, rate);
    const told = await scrollThrough(page);
    const how = rate === 1 ? name : `${name}, ${rate}×`;
    scrolls[how] = told;
    put(`${how}: longest task while scrolling`, told.longestTaskMs, rate === 1 ? 50 : null, 'ms');
    if (rate === 1) put(`${how}: most nodes in the page`, told.mostNodes, 1500, 'nodes');
  }
  await throttle(page, 1);
}

async function measure(ground: Ground): Promise<void> {
  const { tablet } = ground;
  for (const { what, bytes, limit } of measureShell(house)) put(what, bytes / 1000, limit / 1000, 'kB');

  const starts: number[] = [];
  const pads: number[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { start, pad } = await coldStart(ground, 4);
    starts.push(start);
    pads.push(pad);
  }
  put('cold start without a network to usable, 4×', median(starts), 1500, 'ms');
  put('from there to the field for the PIN, 4×', median(pads), null, 'ms');

  for (const [name, score] of await lighthouseScores(ground))
    put(`Lighthouse, ${name}: short of 100 by`, 100 - score, 5, 'points');

  await openFiller(ground);
  await throttle(tablet.page, 4);
  const saves = await tablet.page.evaluate(() => (globalThis as WithFiller).filler.saves(9, 5_000_000));
  put('save to durable, 12 megapixels, 4×', median(saves.map(({ ms }) => ms)), 300, 'ms');
  put('longest task while saving, 4×', Math.max(...saves.map(({ longest }) => longest)), 50, 'ms');
  await throttle(tablet.page, 1);

  const filled = await tablet.page.evaluate((asked) => (globalThis as WithFiller).filler.fill(asked), load);
  console.log(`long visit: ${filled.entries} entries made in ${Math.round(filled.seconds)} s`);

  const quick = await openVisit(ground, 1);
  put('long visit: PIN to the cards of the day', quick.unlocked, null, 'ms');
  put('long visit: opens', quick.opened, 1000, 'ms');
  const slow = await openVisit(ground, 4);
  put('long visit: opens, 4×', slow.opened, null, 'ms');
  put('long visit: longest task while opening, 4×', slow.longest, null, 'ms');
  await scrolled('time line', tablet.page);
  put('time line: memory of the page', (await memoryOf(tablet.page)) / 1e6, 150, 'MB');

  await tablet.page.goBack();
  await tablet.tap(tablet.page.getByRole('link', { name: word('field.tab.outbox') }));
  await tablet.page.getByRole('heading', { name: word('field.outbox.visits') }).waitFor();
  await scrolled('outbox', tablet.page);
}

const clear = buildFiller();
const ground = await prepareGround();
try {
  await measure(ground);
} finally {
  await ground.tablet.remove();
  await ground.server.remove();
  clear();
}

tell({ visit: load, scrolls });
