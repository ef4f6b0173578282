import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '@mingcha/words';
import type { Page } from '@playwright/test';
import { demoPassword } from '../harness/demonstration.ts';
import { DeskBrowser } from '../harness/desk-browser.ts';
import { buildFiller, openFiller, type WithFiller } from './field/filler.ts';
import { type Ground, prepareGround } from './field/office.ts';
import { createFigures } from './figures.ts';
import { type Held, heldDuring, processesOf } from './memory.ts';

// node tests/bench/ferry.ts [--small] [--out result.json]
// A file of more than a gigabyte, from a tablet in real Chromium onto a stick and from the stick through the desk into the
// server. Promised is that it streams: what every process holds beyond what it held before stays below a bar that does not
// grow with the file.

const small = process.argv.includes('--small');
const load = {
  findings: 1,
  photos: 0,
  photoBytes: 0,
  together: 0,
  films: small ? 1 : 8,
  filmSeconds: small ? 320 : 640,
  bytesPerSecond: 210_000,
};
const megabyte = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'mingcha-stick-'));
/** A quarter of the file; of a small one it says nothing. What pages and workers let go of lies about for a while. */
const bar = 256 * megabyte;

const { put, tell } = createFigures('a file of more than a gigabyte by hand: tablet, desk, server');
const putHeld = (what: string, { before, most }: Held): void =>
  put(`${what}: memory beyond what it held`, (most - before) / megabyte, bar / megabyte, 'MB');
const word = (key: Parameters<typeof say>[1]) => say('zh-CN', key);

/** What the browser saves when this is pressed; a gigabyte takes its time. */
async function downloaded(page: Page, press: () => Promise<unknown>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()]);
  // The browser takes its own copy away when it ends.
  const file = join(folder, 'notes.dat');
  await download.saveAs(file).catch(async (cause: Error) => {
    throw new Error(
      `not saved: ${await download.failure()}; ${(await page.locator('main').innerText()).slice(0, 400)}`,
      { cause },
    );
  });
  return file;
}

async function toCarry({ tablet, pin }: Ground): Promise<void> {
  await tablet.switchOff();
  await tablet.switchOn({ offline: true });
  await tablet.unlock(pin);
  const { page } = tablet;
  await tablet.tap(page.getByRole('link', { name: word('field.tab.outbox') }));
  await tablet.tap(page.getByRole('link', { name: word('carry.way') }));
  await page.getByRole('heading', { name: word('carry.title') }).waitFor();
}

/** Once through the worker into the browser's downloads, once into a place that a person chooses. */
async function write(ground: Ground): Promise<string> {
  const { tablet } = ground;
  let saved = '';
  let bytes = 0;
  for (const chosen of [false, true]) {
    await toCarry(ground);
    const { page } = tablet;
    await page.evaluate((choosing) => {
      // The same kind of handle as of a file on a stick, without the window in which it is chosen.
      const pick = async () =>
        (await navigator.storage.getDirectory()).getFileHandle('stick.dat', { create: true });
      Object.defineProperty(window, 'showSaveFilePicker', { value: choosing ? pick : undefined });
    }, chosen);
    const began = performance.now();
    const done = page.getByText(/还没有回执/).nth(chosen ? 1 : 0);
    const held = await heldDuring(await processesOf(tablet.context), async () => {
      if (chosen) await tablet.press('carry.write');
      else saved = await downloaded(page, () => tablet.press('carry.write'));
      await done.waitFor({ timeout: 600_000 });
    });
    if (!chosen) bytes = statSync(saved).size;
    const how = chosen ? 'into a chosen place' : 'into the downloads';
    if (!chosen) put('the file', bytes / megabyte, null, 'MB');
    put(`tablet writes ${how}`, bytes / megabyte / ((performance.now() - began) / 1000), null, 'MB/s');
    putHeld(`tablet writes ${how}, all processes of its browser`, held);
  }
  if (bytes < load.films * load.filmSeconds * 0.2 * megabyte) throw new Error('the film is not in the file');
  return saved;
}

async function read({ server }: Ground, file: string): Promise<void> {
  const desk = await DeskBrowser.open(server.url);
  try {
    const { page } = await desk.as('director', demoPassword, '/office/ferry');
    const began = performance.now();
    let browser: Held | null = null;
    const held = await heldDuring(
      async () => [server.pid],
      async () => {
        browser = await heldDuring(await processesOf(page.context()), async () => {
          await page.locator('input[type=file]').setInputFiles(file);
          await page.getByText(word('desk.ferry.whole')).waitFor({ timeout: 600_000 });
        });
      },
    );
    put('server reads', statSync(file).size / megabyte / ((performance.now() - began) / 1000), null, 'MB/s');
    putHeld('server reads', held);
    if (browser !== null) putHeld('desk sends, all processes of its browser', browser);
  } finally {
    await desk.close();
  }
}

const clear = buildFiller();
const ground = await prepareGround();
try {
  await openFiller(ground);
  const filled = await ground.tablet.page.evaluate(
    (asked) => (globalThis as WithFiller).filler.fill(asked),
    load,
  );
  console.log(`recorded in ${Math.round(filled.seconds)} s`);
  await read(ground, await write(ground));
} finally {
  await ground.tablet.remove();
  await ground.server.remove();
  clear();
  rmSync(folder, { recursive: true, force: true });
}

tell({ recordings: load });
