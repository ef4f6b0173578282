import { execFileSync } from 'node:child_process';
import type { BulletinFinding, BulletinView } from '@mingcha/domain/bulletins';
import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { block, cell, page } from '../src/paper.ts';
import { allCharacters, print, rawPages, textPages } from './printed.ts';
import { bulletin, problems, samplePhotos } from './sample-bulletins.ts';

const sample = (n: number): BulletinFinding => {
  const finding = problems[n % problems.length];
  if (!finding) throw new Error('No observations');
  return finding;
};
const text = (most: number) =>
  fc
    .array(
      fc.constantFrom(
        '窗口',
        '无人值守',
        '，',
        '。',
        '（内部）',
        '2026年',
        'GB/T 1',
        'OA',
        '——',
        '“好”',
        'WWWWWWWWWWWWWWWW',
      ),
      {
        minLength: 1,
        maxLength: most,
      },
    )
    .map((parts) => `第${parts.join('')}`);
const finding = fc
  .tuple(
    fc.nat(40),
    fc.constantFrom(...(['LAZY', 'SLOW', 'LOW', 'POOR', 'PRAISE', null] as const)),
    text(120),
    text(10),
    text(20),
  )
  .map(
    ([n, style, observation, unit, place]): BulletinFinding => ({
      ...sample(n),
      style,
      observation,
      unit,
      place,
    }),
  );
const view = fc
  .record({
    title: text(24),
    mark: text(8),
    recipients: fc.array(text(6), { minLength: 1, maxLength: 60 }),
    intro: fc.array(text(150), { minLength: 1, maxLength: 5 }),
    findings: fc.array(finding, { maxLength: 25 }),
    photos: fc.nat(4),
    cc: fc.array(text(6), { maxLength: 30 }),
  })
  .map(
    ({ mark, photos, title, ...rest }): BulletinView =>
      bulletin({
        ...rest,
        title: title.slice(0, 200),
        issuer: { name: '清源市人民政府督查室', mark: mark.slice(0, 60) },
        photos: samplePhotos.slice(0, photos),
      }),
  );

describe('any bulletin', () => {
  it('keeps its text inside the type area, loses none of it, and ends with the end matter', async () => {
    await fc.assert(
      fc.asyncProperty(view, async (any) => {
        const { bytes, pages } = await print(any);
        const all = allCharacters(bytes);
        expect(all).toHaveLength(pages);
        for (const { x, y, character } of all.flat()) {
          expect(y > 0 && y < page.height && x >= 0 && x < page.width).toBe(true);
          const isText = y > block.top && y < block.bottom;
          // A squeezed opening mark gives up the white left of its ink, and a dash is widened to fill its cell.
          const white = '—（“《〔'.includes(character) ? cell / 2 : 0;
          if (isText) expect(x, character).toBeGreaterThan(block.left - white - 1);
          if (isText) expect(x, character).toBeLessThan(block.right + 1);
        }
        const printed = rawPages(bytes).join('').replace(/\s/gu, '');
        const counted = (all: string) => [...all].filter((one) => one === '无').length;
        const told = [any.title, any.issuer.mark, ...any.intro].concat(
          any.findings.map((one) => one.observation),
        );
        expect(counted(printed)).toBeGreaterThanOrEqual(counted(told.join('')));
        expect(textPages(bytes).at(-1)).toContain('印发');
      }),
      // Each run prints and reads a whole document: a counterexample is reported as found, not shrunk.
      { ...tries(25), endOnFailure: true },
    );
  });

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
