/**
 * `npm run screens`: plays the demonstration in a temporary folder and takes a picture of every screen that matters, in both
 * languages, into `docs/screens`. `-- --at <address>` looks at a demonstration that runs already; `--only desk|tablet` makes
 * one half anew and leaves the other; `--look <folder>` takes every stop of the tours, also those that no page shows, and lays
 * them side by side on sheets, to be looked at, and says what keeps a thumb, a key or a reader out.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { languages } from '@mingcha/words';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { barriersOf } from '../harness/barriers.ts';
import { openDemoTablet } from '../harness/demo-tablet.ts';
import { startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser } from '../harness/desk-browser.ts';
import { pause } from '../harness/pause.ts';
import type { TabletBrowser } from '../harness/tablet-browser.ts';
import { ensureTools } from '../tools/ensure-tools.ts';
import { findExamples, type Look, tourDesk } from './desk-tour.ts';
import { tourFieldWork } from './field-work-tour.ts';
import { laySheets } from './sheets.ts';
import { sendOpenly } from './tablet/open-visit.ts';
import { tourTablet } from './tablet-tour.ts';
import { titles } from './titles.ts';

const { values: asked } = parseArgs({
  options: { at: { type: 'string' }, only: { type: 'string' }, look: { type: 'string' } },
});
const all = asked.look !== undefined;
const folder = resolve(asked.look ?? join(import.meta.dirname, '../../docs/screens'));
const sizes = [
  ['landscape', { width: 1280, height: 800 }],
  ['portrait', { width: 800, height: 1280 }],
  ['phone', { width: 360, height: 780 }],
] as const;

/** A picture in few colours: screens have few, and the repository stays small. */
async function shoot(page: Page, name: string): Promise<void> {
  // Whatever was still on its way: pictures, a document, a list.
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => {});
  await pause(all ? 150 : 400);
  const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(bytes)
    .png({ palette: true, colours: 128, effort: all ? 1 : 10, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`));
  process.stdout.write(`${name}\n`);
}

const isListed = (which: 'desk' | 'tablet', name: string) => all || Object.hasOwn(titles[which], name);

async function shootDesk(url: string): Promise<void> {
  // A whole one: a page on which a document lies shows it in the browser's own viewer, which the engine alone has not.
  const desk = await DeskBrowser.open(url, ensureTools(['chromium']).chromium);
  const examples = await findExamples(url);
  for (const language of languages) {
    const look: Look = async (name, page) => {
      if (isListed('desk', name)) await shoot(page, `desk-${name}-${tongueOf(language)}`);
    };
    await tourDesk(desk, language, examples, look);
    await tourFieldWork(desk, language, examples, look);
  }
  await desk.close();
}

async function shootTablet(url: string): Promise<void> {
  await sendOpenly(url);
  for (const language of languages) {
    const inAllSizes = async (tablet: TabletBrowser, name: string) => {
      if (!isListed('tablet', name)) return;
      for (const [size, viewport] of sizes) {
        await tablet.page.setViewportSize(viewport);
        await shoot(tablet.page, `tablet-${name}-${size}-${tongueOf(language)}`);
      }
      // On the last of them, where there is least room.
      if (all) for (const barrier of await barriersOf(tablet.page)) process.stdout.write(`  ${barrier}\n`);
      await tablet.page.setViewportSize(sizes[1][1]);
    };
    const tablet = await openDemoTablet(url, language, (name, opening) => inAllSizes(opening, name));
    await tourTablet(tablet, (name) => inAllSizes(tablet, name));
    await tablet.remove();
  }
}

const tongueOf = (language: string) => (language === 'en' ? 'en' : 'zh');

function writeList(): void {
  const made = new Set(readdirSync(folder).filter((name) => name.endsWith('.png')));
  const link = (file: string, word: string) => (made.has(`${file}.png`) ? `[${word}](${file}.png)` : '');
  const lines = [
    '# Screens',
    '',
    'Taken from the demonstration by `npm run screens`, in Chinese and English. The desk is 1440 × 900, the leader at a phone',
    '360 × 780; the tablet lies (1280 × 800), stands (800 × 1280), or is a phone (360 × 780). All names and numbers are invented.',
    '',
    '## Desk',
    '',
    '| Screen | 中文 | English |',
    '| --- | --- | --- |',
    ...Object.entries(titles.desk).map(
      ([name, title]) => `| ${title} | ${link(`desk-${name}-zh`, 'zh')} | ${link(`desk-${name}-en`, 'en')} |`,
    ),
    '',
    '## Tablet',
    '',
    '| Screen | 中文 | English |',
    '| --- | --- | --- |',
    ...Object.entries(titles.tablet).map(([name, title]) => {
      const row = (tongue: string) =>
        sizes.map(([size]) => link(`tablet-${name}-${size}-${tongue}`, size)).join(' · ');
      return `| ${title} | ${row('zh')} | ${row('en')} |`;
    }),
    '',
  ];
  writeFileSync(join(folder, 'README.md'), lines.join('\n'));
  const bytes = [...made].reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  process.stdout.write(`${made.size} pictures, ${(bytes / 1_048_576).toFixed(1)} MB\n`);
}

mkdirSync(folder, { recursive: true });
const halves = [
  ['desk', shootDesk],
  ['tablet', shootTablet],
] as const;
const server = asked.at === undefined ? await startDemonstration() : null;
try {
  for (const [half, take] of halves) {
    if (asked.only !== undefined && asked.only !== half) continue;
    for (const name of readdirSync(folder)) if (name.startsWith(`${half}-`)) rmSync(join(folder, name));
    await take(asked.at ?? server?.url ?? '');
  }
  if (all) await laySheets(folder);
  else writeList();
} finally {
  await server?.remove();
}
