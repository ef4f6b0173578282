/**
 * `npm run screens`: plays the demonstration in a temporary folder and takes a picture of every screen that matters, in both
 * languages, into `docs/screens`. With an address it looks at a demonstration that runs already.
 */
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { languages } from '@mingcha/words';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { openDemoTablet } from '../harness/demo-tablet.ts';
import { startDemonstration } from '../harness/demonstration.ts';
import { DeskBrowser } from '../harness/desk-browser.ts';
import { pause } from '../harness/pause.ts';
import { findExamples, tourDesk } from './desk-tour.ts';
import { tourTablet } from './tablet-tour.ts';
import { titles } from './titles.ts';

const folder = resolve(import.meta.dirname, '../../docs/screens');
const sizes = [
  ['landscape', { width: 1280, height: 800 }],
  ['portrait', { width: 800, height: 1280 }],
  ['phone', { width: 360, height: 780 }],
] as const;

/** A picture in few colours: screens have few, and the repository stays small. */
async function shoot(page: Page, name: string): Promise<void> {
  // Whatever was still on its way: pictures, a document, a list.
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => {});
  await pause(400);
  const bytes = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await sharp(bytes)
    .png({ palette: true, colours: 128, effort: 10, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`));
  process.stdout.write(`${name}\n`);
}

async function shootAll(url: string): Promise<void> {
  const desk = await DeskBrowser.open(url);
  const examples = await findExamples(url);
  for (const language of languages) {
    const tongue = language === 'en' ? 'en' : 'zh';
    await tourDesk(desk, language, examples, (name, page) => shoot(page, `desk-${name}-${tongue}`));
    const tablet = await openDemoTablet(url, language);
    await tourTablet(tablet, async (name) => {
      for (const [size, viewport] of sizes) {
        await tablet.page.setViewportSize(viewport);
        await shoot(tablet.page, `tablet-${name}-${size}-${tongue}`);
      }
      await tablet.page.setViewportSize(sizes[1][1]);
    });
    await tablet.remove();
  }
  await desk.close();
}

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

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const running = process.argv[2];
const server = running === undefined ? await startDemonstration() : null;
try {
  await shootAll(running ?? server?.url ?? '');
  writeList();
} finally {
  await server?.remove();
}
