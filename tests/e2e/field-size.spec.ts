import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { measureShell, shellFiles } from '../bench/field/shell.ts';

const house = resolve(import.meta.dirname, '../..');

test('the tablet stands on little script, and its whole app travels small and lies small', () => {
  for (const { what, bytes, limit } of measureShell(house)) {
    expect(bytes, what).toBeGreaterThan(limit / 10);
    expect(bytes, what).toBeLessThanOrEqual(limit);
  }
});

test('whatever the app can ask for without a network lies in its shell, in both languages, but what needs the office anyway', () => {
  const files = shellFiles(resolve(house, 'apps/field/dist'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(files.filter((file) => /(scanner|hand-back)-/.test(file))).toEqual([]);
  expect(files.some((file) => file.includes('opened-'))).toBe(true);
  expect(files.filter((file) => /words-(first|rest)-(zh-CN|en)-/.test(file))).toHaveLength(4);
});

test('every colour and measure that its styles name is one that they set', () => {
  const styles = shellFiles(resolve(house, 'apps/field/dist')).filter((file) => file.endsWith('.css'));
  const text = styles.map((file) => readFileSync(file, 'utf8')).join('\n');
  const set = new Set([...text.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const named = new Set([...text.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
  expect(named.size).toBeGreaterThan(50);
  expect([...named].filter((name) => !set.has(name))).toEqual([]);
});
