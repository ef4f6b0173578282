import type { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { block, cell, mm, page, pitch } from '../src/paper.ts';
import { rules as across, type Ink, isDark, isRed, inkRows as measured, millimetre } from './measure.ts';
import { type Character, characters, linesOf, picture, print, textOf } from './printed.ts';
import { bulletin, imprint, samples } from './sample-bulletins.ts';

const dpi = 300;
const points = (pixels: number) => (pixels * 72) / dpi;

const text =
  '督查组先后到政务服务中心和乡镇便民服务中心查看窗口值守情况并现场核对办件台账和群众评价记录发现多数单位能够按照规定安排人员在岗受理';
let bytes: Uint8Array;
let body: Character[][];
let last: { number: number; png: PNG };
let first: PNG;

beforeAll(async () => {
  const printed = await print(bulletin({ intro: [text.repeat(30)] }));
  bytes = printed.bytes;
  body = linesOf(characters(bytes, 2).filter(({ y }) => y > block.top && y < block.bottom));
  first = picture(bytes, 1, dpi);
  last = { number: printed.pages, png: picture(bytes, printed.pages, dpi) };
});

const inkRows = (png: PNG, ink: Ink, from: number, to: number) => measured(png, ink, from, to, dpi);
const rules = (png: PNG, ink: Ink) => across(png, ink, { from: block.left + 2, to: block.right - 2, dpi });

describe('the grid (5.2)', () => {
  it('has 22 lines of 28 characters on a full page', () => {
    expect(body).toHaveLength(22);
    for (const line of body) expect(line).toHaveLength(28);
  });

  it('has a pitch of 225 mm / 22 from line to line', () => {
    for (let i = 1; i < body.length; i += 1)
      expect((body[i]?.[0]?.y ?? 0) - (body[i - 1]?.[0]?.y ?? 0)).toBeCloseTo(pitch, 1);
    expect(pitch).toBeCloseTo(28.99, 2);
  });

  it('has a pitch of 156 mm / 28 from character to character, in glyphs of 16 points', () => {
    for (const line of body)
      line.forEach((one, i) => {
        expect(one.size).toBeCloseTo(16, 2);
        expect(one.x).toBeCloseTo(block.left + i * cell, 0);
      });
    expect(cell).toBeCloseTo(15.79, 2);
  });

  it('fills a type area of 156 × 225 mm, 37 mm from the top and 28 mm from the left', () => {
    const ink = picture(bytes, 2, dpi);
    const columns = inkRows(ink, isDark, block.left - mm(20), block.left - 1);
    expect(columns.filter(({ y }) => y > block.top && y < block.bottom)).toEqual([]);
    const beyond = inkRows(ink, isDark, block.right + 1, page.width);
    expect(beyond.filter(({ y }) => y > block.top && y < block.bottom)).toEqual([]);
    const left = Math.min(...body.map((line) => line[0]?.x ?? 0));
    const right = Math.max(...body.map((line) => (line.at(-1)?.x ?? 0) + cell));
    expect(Math.abs(left - mm(28))).toBeLessThan(millimetre);
    expect(Math.abs(right - mm(184))).toBeLessThan(millimetre);
    // Line boxes: the glyph of 16 points stands in the middle of its line of 28.99, its baseline at 0.88 em.
    const above = (pitch - 16) / 2 + 16 * 0.88;
    const top = (body[0]?.[0]?.y ?? 0) - above;
    const bottom = (body.at(-1)?.[0]?.y ?? 0) - above + pitch;
    expect(Math.abs(top - mm(37))).toBeLessThan(millimetre);
    expect(Math.abs(bottom - mm(262))).toBeLessThan(millimetre);
  });
});

describe('the header zone (7.2)', () => {
  /** Of a line: the mark is not as high as whole lines, and three white spaces share the difference of at most a half. */
  const sixth = pitch / 6 + 0.5;

  it('has the issuer mark red, centred, its top edge 72 mm from the top of the page', () => {
    const rows = inkRows(first, isRed, 0, page.width);
    expect(Math.abs((rows[0]?.y ?? 0) - mm(72))).toBeLessThan(mm(0.3));
    const mark = characters(bytes, 1).filter((one) => one.color === '#e60012');
    expect(textOf(mark)).toBe('清源市人民政府督查室文件');
    const left = mark[0]?.x ?? 0;
    const end = (mark.at(-1)?.x ?? 0) + (mark.at(-1)?.size ?? 0);
    expect(Math.abs(left - block.left - (block.right - end))).toBeLessThan(millimetre);
  });

  it('has the number two lines below the mark and the red line 4 mm below the number', () => {
    const red = inkRows(first, isRed, 0, page.width);
    const [separator] = rules(first, isRed);
    const markBottom = Math.max(...red.filter(({ part }) => part < 0.5).map(({ y }) => y));
    const number = characters(bytes, 1).filter((one) => one.y > markBottom && one.y < (separator?.top ?? 0));
    expect(textOf(number)).toBe(imprint.number);
    const top = (number[0]?.y ?? 0) - 16 * 0.88;
    expect(Math.abs(top - markBottom - 2 * pitch)).toBeLessThan(sixth);
    const middle = (separator?.top ?? 0) + (separator?.thickness ?? 0) / 2;
    expect(Math.abs(middle - (top + 16) - mm(4))).toBeLessThan(mm(0.3));
  });

  it('has the title in size 2, centred, two lines below the red line, and text on page 1', () => {
    const [separator] = rules(first, isRed);
    const lines = linesOf(characters(bytes, 1));
    const title = lines.filter(
      (line) => line[0] && Math.abs(line[0].size - 22) < 0.1 && line[0].color === '#000000',
    );
    expect(title.map(textOf).join('')).toBe(bulletin().title);
    const white = (title[0]?.[0]?.y ?? 0) - 22 * 0.88 - (separator?.top ?? 0);
    expect(Math.abs(white - 2 * pitch)).toBeLessThan(sixth + (pitch - 22) / 2);
    expect(lines.some((line) => textOf(line).startsWith('督查组先后'))).toBe(true);
  });
});

describe('page numbers (7.5)', () => {
  const numberOn = async (n: number) => {
    const all = characters(bytes, n).filter(({ y }) => y > block.bottom);
    return { line: all, text: textOf(all) };
  };

  it('stand right on odd pages and left on even ones, one character in', async () => {
    const odd = await numberOn(1);
    const even = await numberOn(2);
    // MuPDF gives a glyph's size after its scaling, so the widened dashes are left out of the check of the size.
    for (const one of [...odd.line, ...even.line].filter(({ character }) => character !== '—'))
      expect(one.size).toBeCloseTo(14, 2);
    expect(odd.text).toBe('— 1 —');
    expect(even.text).toBe('— 2 —');
    expect(Math.abs((odd.line.at(-1)?.x ?? 0) + 14 - (block.right - 14))).toBeLessThan(millimetre);
    expect(Math.abs((even.line[0]?.x ?? 0) - (block.left + 14))).toBeLessThan(millimetre);
  });

  it('have the top edge of their dashes 7 mm below the type area', () => {
    const rows = inkRows(first, isDark, block.right - 14 - 12, block.right - 14 - 2).filter(
      ({ y }) => y > block.bottom,
    );
    expect(Math.abs((rows[0]?.y ?? 0) - block.bottom - mm(7))).toBeLessThan(mm(0.3));
  });
});

describe('the end matter (7.4)', () => {
  it('ends with the bottom edge of the type area, its lines 0.35, 0.25 and 0.35 mm', () => {
    const lines = rules(last.png, isDark).slice(-3);
    expect(lines).toHaveLength(3);
    const bottom = lines.at(-1);
    expect(Math.abs((bottom?.top ?? 0) + (bottom?.thickness ?? 0) / 2 - block.bottom)).toBeLessThan(mm(0.3));
    const [outer = 0, inner = 0, end = 0] = lines.map(({ thickness }) => thickness);
    const pixel = points(1);
    expect(Math.abs(outer - mm(0.35))).toBeLessThan(pixel);
    expect(Math.abs(inner - mm(0.25))).toBeLessThan(pixel);
    expect(Math.abs(end - mm(0.35))).toBeLessThan(pixel);
  });

  it('is in size 4, one character in on both sides', () => {
    const lines = linesOf(characters(bytes, last.number)).filter(
      (line) => Math.abs((line[0]?.size ?? 0) - 14) < 0.1,
    );
    const copies = lines.find((line) => textOf(line).startsWith('抄送：'));
    expect(copies?.[0]?.x).toBeCloseTo(block.left + 14, 0);
    const printing = lines.find((line) => textOf(line).endsWith('印发'));
    expect(printing?.[0]?.x).toBeCloseTo(block.left + 14, 0);
    expect((printing?.at(-1)?.x ?? 0) + 14).toBeCloseTo(block.right - 14, 0);
  });
});

describe('signature and date (7.3.5)', () => {
  const find = (lines: Character[][], start: string) =>
    lines.find((line) => textOf(line).startsWith(start)) ?? [];
  const signed = async (seal: 'unsealed' | 'space') => {
    const sample = samples.flagged ?? { view: bulletin() };
    const { bytes: file } = await print(sample.view, { ...imprint, seal });
    const lines = linesOf(characters(file, 3));
    return { lines, name: find(lines, '清源市人民政府督查室'), date: find(lines, '2026年11月21日') };
  };
  const right = (line: Character[]) => (line.at(-1)?.x ?? 0) + cell;

  it('without a seal: name two in from the right, date two right of the name', async () => {
    const { name, date } = await signed('unsealed');
    expect(right(name)).toBeCloseTo(block.right - 2 * cell, 0);
    expect((date[0]?.x ?? 0) - (name[0]?.x ?? 0)).toBeCloseTo(2 * cell, 0);
    expect((date[0]?.y ?? 0) - (name[0]?.y ?? 0)).toBeCloseTo(pitch, 0);
  });

  it('with place for the seal: date four in, name centred on it, two lines white above', async () => {
    const { lines, name, date } = await signed('space');
    expect(right(date)).toBeCloseTo(block.right - 4 * cell, 0);
    const centre = (line: Character[]) => ((line[0]?.x ?? 0) + right(line)) / 2;
    expect(Math.abs(centre(name) - centre(date))).toBeLessThan(millimetre);
    const above = lines.filter((line) => (line[0]?.y ?? 0) < (name[0]?.y ?? 0) - 1).at(-1) ?? [];
    expect((name[0]?.y ?? 0) - (above[0]?.y ?? 0)).toBeCloseTo(3 * pitch, 0);
  });
});
