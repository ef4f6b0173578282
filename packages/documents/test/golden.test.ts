import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { type Format, printFormats } from './print-formats.ts';
import { picture, print } from './printed.ts';
import { samples } from './sample-bulletins.ts';

/**
 * First and last page of two samples, as they were looked at and found right. `UPDATE_GOLDEN=1` writes them anew: look at
 * them before committing. Poppler versions smooth edges differently, so one pixel in a hundred may differ; a line that
 * moved by a millimetre differs in more.
 */
const folder = resolve(import.meta.dirname, '../golden');
const dpi = 60;
const tolerated = 0.01;

const pages: [sample: string, page: 'first' | 'last'][] = [
  ['usual', 'first'],
  ['usual', 'last'],
  ['flagged', 'first'],
  ['long', 'last'],
  ['draft', 'first'],
];

/** Of the other kinds: what each has of its own. */
const others: [Format, pages: number[]][] = [
  ['scheme', [1]],
  ['conclusion', [1, 3]],
  ['urging', [2]],
  ['minutes', [1, 2]],
  ['briefing', [1, 2]],
  ['approval', [1]],
];

function look(bytes: Uint8Array, page: number, name: string): void {
  const seen = picture(bytes, page, dpi);
  const path = resolve(folder, `${name}.png`);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, PNG.sync.write(seen));
  }
  expect(existsSync(path), `${path} is missing`).toBe(true);
  const golden = PNG.sync.read(readFileSync(path));
  expect([seen.width, seen.height]).toEqual([golden.width, golden.height]);
  const different = pixelmatch(seen.data, golden.data, undefined, seen.width, seen.height, {
    threshold: 0.2,
  });
  expect(different / (seen.width * seen.height)).toBeLessThan(tolerated);
}

describe('pages look as they did', () => {
  it.each(pages)('%s, %s page', async (name, which) => {
    const sample = samples[name];
    if (!sample) throw new Error(`No sample ${name}`);
    const { bytes, pages: count } = await print(sample.view, sample.imprint);
    look(bytes, which === 'first' ? 1 : count, `${name}-${which}`);
  });

  it.each(others)('%s, page %s', async (format, which) => {
    const { bytes } = await printFormats[format]();
    for (const page of which) look(bytes, page, `${format}-${page}`);
  });
});
