import type { Page } from '@playwright/test';
import { put } from './figures.ts';
import { openFiller, type WithFiller } from './filler.ts';
import {
  brake,
  longTasks,
  memoryOf,
  type Scrolled,
  scrollThrough,
  throttle,
  watchLongTasks,
} from './in-page.ts';
import type { Ground } from './office.ts';
import { watchFilm } from './playing.ts';
import { coldStart, until, word } from './starting.ts';

type FillerLoad = Parameters<WithFiller['filler']['fill']>[0];
interface Load extends FillerLoad {
  /** What waits in the outbox at the end of the longest day. */
  readonly waiting: number;
}

/** Three hundred findings, five hundred photographs, an hour of film at what the recorder is asked for. */
export const wholeLoad: Load = {
  findings: 300,
  photos: 500,
  together: 120,
  photoBytes: 400_000,
  films: 6,
  filmSeconds: 600,
  bytesPerSecond: 193_000,
  waiting: 800,
};
export const smallLoad: Load = {
  ...wholeLoad,
  findings: 60,
  photos: 60,
  together: 40,
  photoBytes: 200_000,
  films: 1,
  filmSeconds: 60,
  waiting: 100,
};
const mostNodes = 1500;

export const scrolls: Record<string, Scrolled> = {};

/** Without a brake, as the bar has it, and with one. */
async function scrolled(name: string, page: Page, selector = 'main'): Promise<void> {
  for (const rate of [1, 4]) {
    if (!(await brake(page, rate))) continue;
    const told = await scrollThrough(page, selector);
    const how = rate === 1 ? name : `${name}, ${rate}×`;
    scrolls[how] = told;
    put(`${how}: longest task while scrolling`, told.longestTaskMs, 50, 'ms');
    if (rate === 1) put(`${how}: most nodes in the page`, told.mostNodes, mostNodes, 'nodes');
  }
  await throttle(page, 1);
}

/** From off to the visit's line of time. */
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
  if (!(await brake(page, rate))) return null;
  await watchLongTasks(page);
  const opened = await until(
    page,
    page.getByText(word('field.stand.running')),
    page.getByRole('main').getByRole('listitem').nth(8),
  );
  const longest = Math.max(0, ...(await longTasks(page)));
  await throttle(page, 1);
  return { unlocked, opened, longest };
}

/** By the app's own way, which no key of a running visit leads to: the table is for afterwards. */
export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => history.pushState({}, '', `/field${to}`), path);

/** The shutter of the real sheet: from the touch until the sheet is put away, which is when all is on the disk. */
async function shutter({ tablet }: Ground, rate: number): Promise<{ ms: number; longest: number } | null> {
  const { page } = tablet;
  await tablet.tap(tablet.button(word('field.do.photo.short')));
  await tablet.button(word('field.camera.shoot')).waitFor();
  // The camera and its first place have settled.
  await page.waitForTimeout(1_500);
  if (!(await brake(page, rate))) {
    await tablet.press('field.leave');
    return null;
  }
  await watchLongTasks(page);
  const saved = page.evaluate(
    () =>
      new Promise<number>((done) => {
        let touched = 0;
        addEventListener('click', (event) => (touched ||= event.timeStamp), { capture: true, once: true });
        new MutationObserver((_, watch) => {
          if (touched === 0 || document.querySelector('dialog') !== null) return;
          watch.disconnect();
          done(performance.now() - touched);
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );
  await tablet.tap(tablet.button(word('field.camera.shoot')));
  const ms = await saved;
  await page.waitForTimeout(300);
  const longest = Math.max(0, ...(await longTasks(page)));
  await throttle(page, 1);
  return { ms, longest };
}

export async function measureLongVisit(ground: Ground, load: Load): Promise<void> {
  const { tablet } = ground;
  await openFiller(ground);
  const filled = await tablet.page.evaluate((asked) => (globalThis as WithFiller).filler.fill(asked), load);
  const film = filled.films.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  console.log(
    `long visit: ${filled.entries} entries, ${Math.round(film)} MB of film, made in ${Math.round(filled.seconds)} s`,
  );

  for (const rate of [4, 1]) {
    const opened = await openVisit(ground, rate);
    if (opened === null) continue;
    const how = rate === 1 ? '' : `, ${rate}×`;
    if (rate === 1) put('long visit: PIN to the cards of the day', opened.unlocked, null, 'ms');
    put(`long visit: opens${how}`, opened.opened, rate === 1 ? 1000 : null, 'ms');
    put(`— longest task meanwhile${how}`, opened.longest, null, 'ms');
  }
  const { page } = tablet;
  await scrolled('time line', page);
  put('time line: memory of the page', (await memoryOf(page)) / 1e6, 150, 'MB');

  for (const rate of [1, 4]) {
    const saved = await shutter(ground, rate);
    if (saved === null) continue;
    const how = rate === 1 ? '' : `, ${rate}×`;
    put(`long visit: shutter to sheet put away${how}`, saved.ms, rate === 1 ? null : 300, 'ms');
    put(`— longest task meanwhile${how}`, saved.longest, 50, 'ms');
  }

  const { visit, album, films } = filled;
  await goTo(page, `/n/${visit}/finding/${album}`);
  await page.locator('main figure img').first().waitFor();
  await scrolled(`${load.together} pictures of a finding`, page, 'main div:has(> figure)');
  const [part] = films;
  if (part !== undefined) {
    await goTo(page, `/n/${visit}/finding/${part.finding}`);
    await watchFilm(tablet.page, part.bytes, load.filmSeconds);
  }
  await openOutbox(ground, load);
}

async function openOutbox(ground: Ground, load: Load): Promise<void> {
  const { tablet } = ground;
  const lacking = load.waiting - load.photos - load.films;
  await openFiller(ground);
  await tablet.page.evaluate(
    (count) => (globalThis as WithFiller).filler.photographs(count, 20_000),
    lacking,
  );
  await openVisit(ground, 1);
  const { page } = tablet;
  await goTo(page, '/outbox');
  await page.getByRole('heading', { name: word('field.outbox.visits') }).waitFor();
  await page.getByRole('main').locator('progress').first().waitFor();
  await scrolled(`outbox, ${load.waiting} waiting`, page);
}
