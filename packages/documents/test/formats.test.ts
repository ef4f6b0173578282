import type { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderBriefing, renderConclusion, renderScheme, renderUrging } from '../src/index.ts';
import { block, cell, mm, page, pitch, size } from '../src/paper.ts';
import { inkRows, isDark, isRed, millimetre, rules } from './measure.ts';
import { type Format, printFormats } from './print-formats.ts';
import { characters, flowingRaw, fonts, linesOf, picture, textOf, textPages } from './printed.ts';
import { digest } from './sample-bulletins.ts';
import {
  briefingView,
  conclusionView,
  letterImprint,
  samples,
  schemeView,
  urgingView,
} from './sample-formats.ts';

const dpi = 150;
const printed = new Map<Format, Uint8Array>();
const bytesOf = (format: Format): Uint8Array => printed.get(format) ?? new Uint8Array();
beforeAll(async () => {
  for (const [format, print] of Object.entries(printFormats))
    printed.set(format as Format, (await print()).bytes);
});

/** What is no sentence: names of things inside the program, days and hashes, which are printed in a form of their own. */
const unsaid = new Set(
  'v language document id step kind finding evidence sha256 on from to date day dated due preparedOn heldOn servedOn approvedOn reportBy time at secrecy answer outcome mark verdict way closedOn dated revokedOn copies'.split(
    ' ',
  ),
);
function saidIn(value: unknown, key = ''): string[] {
  if (unsaid.has(key) || value === null) return [];
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => saidIn(inner, Array.isArray(value) ? key : name));
}

describe('each kind', () => {
  it.each(Object.keys(printFormats) as Format[])('%s: comes back word for word, rare names too', (format) => {
    const text = flowingRaw(bytesOf(format));
    for (const said of saidIn(samples[format])) {
      // Half of a form's label stands in it, and a heading's mark is given by its setting.
      const told = said.replace(/\s/gu, '').replace(/[。.]+$/u, '');
      if (format === 'scheme' && [schemeView.issuer.mark, schemeView.printingOffice].includes(said)) continue;
      expect(text, said).toContain(told);
    }
    if (format !== 'conclusion') expect(text).toContain('喆堃');
  });

  it('is a draft without number or approval, and says so on every page', async () => {
    const drafts = [
      await renderScheme({ ...schemeView, approvedOn: null }, { fonts, digest }),
      await renderUrging(urgingView, { fonts, digest }),
      await renderBriefing(briefingView, { fonts, digest }),
    ];
    for (const { bytes, pages } of drafts)
      expect(textPages(bytes).filter((one) => /草\s*稿/u.test(one))).toHaveLength(pages);
    expect(flowingRaw(bytesOf('scheme'))).not.toContain('未盖章样稿');
    expect(textPages(bytesOf('minutes')).join('')).not.toContain('未盖章样稿');
    expect(textPages(bytesOf('urging')).every((one) => one.includes('未盖章样稿'))).toBe(true);
  });

  it('gives equal bytes for an equal view, and other bytes for another word', async () => {
    const again = await printFormats.briefing();
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytesOf('briefing')))).toBe(true);
    const other = await renderConclusion({ ...conclusionView, matters: ['另一件事。'] }, { fonts, digest });
    const one = await renderConclusion(conclusionView, { fonts, digest });
    expect(other.viewHash).not.toBe(one.viewHash);
  });
});

describe('a letter (10.1)', () => {
  const wide = { from: (page.width - mm(170)) / 2, to: (page.width + mm(170)) / 2 };
  const lineOf = (start: string) =>
    linesOf(characters(bytesOf('conclusion'), 1)).find((line) => textOf(line).startsWith(start)) ?? [];
  const emTop = (y: number | undefined, glyphs: number) => (y ?? 0) - glyphs * 0.88;

  let first: PNG;
  beforeAll(() => {
    first = picture(bytesOf('conclusion'), 1, dpi);
  });

  it('has its mark 30 mm from the top, and red double lines of 170 mm below it and 20 mm from the bottom', () => {
    const red = inkRows(first, isRed, wide.from, wide.to, dpi);
    expect(Math.abs((red[0]?.y ?? 0) - mm(30))).toBeLessThan(mm(0.3));
    const strokes = rules(first, isRed, { ...wide, dpi });
    expect(strokes).toHaveLength(4);
    const [above, below, third, last] = strokes;
    const markBottom = Math.max(
      ...red.filter(({ y, part }) => y < (above?.top ?? 0) && part < 0.9).map(({ y }) => y),
    );
    expect(Math.abs((above?.top ?? 0) - markBottom - mm(4))).toBeLessThan(mm(0.5));
    expect(above?.thickness ?? 0).toBeGreaterThan((below?.thickness ?? 0) + 1);
    expect(last?.thickness ?? 0).toBeGreaterThan((third?.thickness ?? 0) + 1);
    const end = (last?.top ?? 0) + (last?.thickness ?? 0);
    expect(Math.abs(page.height - end - mm(20))).toBeLessThan(mm(0.3));
    const beyond = inkRows(first, isRed, 0, wide.from - 1, dpi);
    expect(beyond).toEqual([]);
  });

  it('has the number flush right, seven eighths of a character below the line, and the title two lines below it', () => {
    const [, under, third] = rules(first, isRed, { ...wide, dpi });
    const number = lineOf('清督函');
    expect(Math.abs((number.at(-1)?.x ?? 0) + cell - block.right)).toBeLessThan(millimetre);
    const top = emTop(number[0]?.y, size.three);
    expect(Math.abs(top - (under?.top ?? 0) - (under?.thickness ?? 0) - 14)).toBeLessThan(millimetre);
    const title = emTop(lineOf('关于对')[0]?.y, size.two);
    expect(Math.abs(title - (top + size.three) - 2 * pitch)).toBeLessThan(millimetre);
    const lines = linesOf(
      characters(bytesOf('conclusion'), 1).filter(({ size: of }) => Math.abs(of - 16) < 0.1),
    );
    const lowest = emTop(lines.at(-1)?.[0]?.y, size.three) + size.three;
    expect(Math.abs((third?.top ?? 0) - lowest - 14)).toBeLessThan(millimetre);
  });

  it('has no number on its first page, and one on its second', () => {
    const number = (n: number) =>
      textOf(
        characters(bytesOf('conclusion'), n).filter(
          ({ y, size: of }) => y > block.bottom && Math.abs(of - size.four) < 0.1,
        ),
      );
    expect(number(1)).toBe('');
    expect(number(2)).toBe('2');
  });

  it('ends with whom it is copied to, without lines and without who printed it', () => {
    const pages = textPages(bytesOf('conclusion'));
    expect(pages.at(-1)).toContain('抄送：市委办公室、市政协办公室。');
    expect(pages.join('')).not.toContain('印发');
    const copies = linesOf(characters(bytesOf('conclusion'), pages.length)).find((line) =>
      textOf(line).startsWith('抄送'),
    );
    expect(block.bottom - (copies?.[0]?.y ?? 0)).toBeLessThan(pitch / 2);
  });

  it('on one page keeps its code clear of the second line', async () => {
    const [matter] = urgingView.matters;
    const short = { ...urgingView, matters: matter ? [matter] : [], requirement: '请抓紧办理。' };
    const { bytes, pages } = await renderUrging(short, { fonts, digest, imprint: letterImprint });
    expect(pages).toBe(1);
    const png = picture(bytes, 1, dpi);
    const below = inkRows(png, isDark, block.left, block.left + mm(14), dpi).filter(
      ({ y }) => y > page.height - mm(20),
    );
    expect((below[0]?.y ?? 0) - (page.height - mm(20))).toBeGreaterThan(mm(1));
    expect(page.height - (below.at(-1)?.y ?? 0)).toBeGreaterThan(mm(4));
  });
});

describe('minutes (10.3)', () => {
  it('have their mark 72 mm from the top of the page, and below the text who was there, wraps under the first name', () => {
    const red = inkRows(picture(bytesOf('minutes'), 1, dpi), isRed, 0, page.width, dpi);
    expect(Math.abs((red[0]?.y ?? 0) - mm(72))).toBeLessThan(mm(0.3));
    const lines = linesOf(characters(bytesOf('minutes'), 2));
    const at = lines.findIndex((line) => textOf(line).startsWith('出席：'));
    const [line = [], next = [], before = []] = [lines[at], lines[at + 1], lines[at - 1]];
    expect(line[0]?.x).toBeCloseTo(block.left + 2 * cell, 0);
    expect((line[0]?.y ?? 0) - (before[0]?.y ?? 0)).toBeCloseTo(2 * pitch, 0);
    expect(next[0]?.x).toBeCloseTo(line[3]?.x ?? 0, 0);
    expect(line[0]?.font).not.toBe(line[4]?.font);
  });
});

describe('a briefing', () => {
  it('has its red line a third down the page, office at the left and day at the right above it', () => {
    const first = picture(bytesOf('briefing'), 1, dpi);
    const [line] = rules(first, isRed, { from: block.left + 2, to: block.right - 2, dpi });
    expect(Math.abs((line?.top ?? 0) - mm(99))).toBeLessThan(mm(0.5));
    const above =
      linesOf(characters(bytesOf('briefing'), 1).filter(({ y }) => y < mm(99) && y > mm(85)))[0] ?? [];
    expect(textOf(above)).toBe('清源市人民政府督查室2026年11月22日');
    expect(above[0]?.x).toBeCloseTo(block.left, 0);
    expect((above.at(-1)?.x ?? 0) + cell).toBeCloseTo(block.right, 0);
  });

  it('says below whom it goes to and how many there are, between rules, the last at the bottom of the type area', () => {
    const last = textPages(bytesOf('briefing')).at(-1)?.replace(/\s/gu, '') ?? '';
    for (const said of ['报：市委、市政府主要领导、省政府督查室。', '送：', '发：', '共印120份'])
      expect(last).toContain(said);
    const strokes = rules(picture(bytesOf('briefing'), 2, dpi), isDark, {
      from: block.left + 2,
      to: block.right - 2,
      dpi,
    });
    const end = strokes.at(-1);
    expect(Math.abs((end?.top ?? 0) + (end?.thickness ?? 0) / 2 - block.bottom)).toBeLessThan(mm(0.4));
  });
});
