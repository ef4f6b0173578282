import { execFileSync } from 'node:child_process';
import type { BulletinFinding } from '@mingcha/domain/bulletins';
import { describe, expect, it } from 'vitest';
import { print, rawPages } from './printed.ts';
import { bulletin, problems } from './sample-bulletins.ts';

const sample = (n: number): BulletinFinding => {
  const finding = problems[n % problems.length];
  if (!finding) throw new Error('No observations');
  return finding;
};
describe('any bulletin', () => {
  it('splits only very tall rows, at least three lines on each side, under a repeated head', async () => {
    const tall = { ...sample(1), observation: `起${'查'.repeat(900)}止`, criterion: null };
    const findings = [sample(0), sample(2), tall, sample(3), sample(4), sample(5)];
    const { bytes } = await print(bulletin({ findings, photos: [] }));
    const pages = rawPages(bytes).filter((one) => one.includes('查实情况'));
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.join('').replace(/\s/gu, '');
    expect(all.match(/查{3,}/g)?.join('')).toHaveLength(900);
    for (const one of pages) {
      const lines = one.split('\n').filter((line) => /查{3}/u.test(line)).length;
      expect(lines === 0 || lines >= 3).toBe(true);
    }
  });

  it('is the same, byte for byte, in another process', async () => {
    const { sha256 } = await print(bulletin());
    const elsewhere = `import { print } from ${JSON.stringify(`${import.meta.dirname}/printed.ts`)};
      import { bulletin } from ${JSON.stringify(`${import.meta.dirname}/sample-bulletins.ts`)};
      process.stdout.write((await print(bulletin())).sha256);`;
    const other = execFileSync(process.execPath, ['--input-type=module', '-e', elsewhere], {
      encoding: 'utf8',
    });
    expect(other).toBe(sha256);
  });
});
