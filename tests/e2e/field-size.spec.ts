import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { measureShell, shellFiles } from '../bench/field/shell.ts';

const house = resolve(import.meta.dirname, '../..');

test('the tablet stands on little script, and its whole app travels small', () => {
  const weights = Object.fromEntries(measureShell(house).map(({ what, ...weight }) => [what, weight]));
  for (const what of ['script before the first paint, gzip', 'whole offline shell, as it travels (gzip)']) {
    const { bytes = 0, limit = 0 } = weights[what] ?? {};
    expect(bytes, what).toBeGreaterThan(limit / 10);
    expect(bytes, what).toBeLessThanOrEqual(limit);
  }
});

test('whatever the app can ask for without a network lies in its shell, but the reader of codes', () => {
  const files = shellFiles(resolve(house, 'apps/field/dist'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(files.filter((file) => file.includes('scanner-'))).toEqual([]);
  expect(files.some((file) => file.includes('opened-'))).toBe(true);
});
