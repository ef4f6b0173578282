import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { picture } from './printed.ts';

/**
 * A page as it was looked at and found right. `UPDATE_GOLDEN=1` writes it anew: look at it before committing. Poppler versions smooth
 * edges differently, so one pixel in a hundred may differ; a line that moved by a millimetre differs in more.
 */
const folder = resolve(import.meta.dirname, '../golden');
export const goldenDpi = 60;
const tolerated = 0.01;

export function expectGolden(name: string, bytes: Uint8Array, page: number): void {
  const seen = picture(bytes, page, goldenDpi);
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
