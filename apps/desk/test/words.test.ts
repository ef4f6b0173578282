import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '@mingcha/words';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../src');
const called = /\bsay\(\s*'([^']+)'(\s*,)?/g;

it('every sentence that a screen says exists, and counts where its form depends on a number', () => {
  const wrong: string[] = [];
  for (const file of globSync('**/*.{ts,tsx}', { cwd: source })) {
    for (const [, key = '', facts] of readFileSync(join(source, file), 'utf8').matchAll(called)) {
      const plain = key in words.zh;
      const counted = `${key}_other` in words.zh;
      if (!plain && !counted) wrong.push(`${file}: ${key} does not exist`);
      if (!plain && counted && !facts) wrong.push(`${file}: ${key} is said without a count`);
    }
  }
  expect(wrong).toEqual([]);
});
