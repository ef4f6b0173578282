import { beforeAll, describe, expect, it } from 'vitest';
import { block, cell, mm } from '../../packages/documents/src/paper.ts';
import { inkRows, isDark } from '../../packages/documents/test/measure.ts';
import {
  allCharacters,
  type Character,
  flowing,
  picture,
  print,
  textOf,
} from '../../packages/documents/test/printed.ts';
import { bulletin } from '../../packages/documents/test/sample-bulletins.ts';
import { bodyLines, type Line, leftEdges, offTheGrid, parted, prohibited, rightEdges } from './lines.ts';
import { mixed } from './mixed-text.ts';

/** Two thousand lines of bulletins, measured in the PDF as MuPDF and Poppler see it. A bulletin's opening holds forty paragraphs. */
const texts = Array.from({ length: 7 }, (_, at) => mixed(32, 9704 + at));

let printed: { text: string[]; bytes: Uint8Array }[];
/** Lines of body text, page by page; the first page's begin below its head. */
let pages: Line[][];
let lines: Line[];
const lastOfBulletin = new Set<Line>();

beforeAll(async () => {
  printed = [];
  for (const text of texts) printed.push({ text, bytes: (await print(bulletin({ intro: text }))).bytes });
  pages = printed.flatMap(({ bytes }) => {
    const all = allCharacters(bytes).map(bodyLines);
    // Behind the opening come headings, findings and what stands at the end.
    const opening = all.slice(
      1,
      all.findIndex((page) => page.some((line) => textOf(line).startsWith('一、'))),
    );
    const last = opening.at(-1)?.at(-1);
    if (last !== undefined) lastOfBulletin.add(last);
    return opening;
  });
  lines = pages.flat().slice(0, 2000);
});

describe('two thousand lines of mixed text', () => {
  it('are as many', () => {
    expect(lines).toHaveLength(2000);
  });

  it('start with no mark that closes and end with none that opens', () => {
    expect(prohibited(lines)).toEqual([]);
  });

  it('keep ——, ……, words and numbers in one line', () => {
    expect(parted(lines)).toEqual([]);
  });

  it('begin at the left edge, or two characters from it', () => {
    expect(leftEdges(lines)).toEqual([]);
  });

  it('end within half a point of the right edge where the line is full, Latin words and numbers too', () => {
    const { measured, off } = rightEdges(lines, lastOfBulletin);
    expect(measured).toBeGreaterThan(1500);
    expect(off).toEqual([]);
  });

  it('have no ink beyond the right edge, where a mark was squeezed neither', () => {
    for (const { bytes } of printed.slice(0, 2))
      for (const page of [2, 3, 4]) {
        const beyond = inkRows(picture(bytes, page, 144), isDark, block.right + 1, block.right + mm(8), 144);
        expect(beyond.filter(({ y }) => y > block.top && y < block.bottom)).toEqual([]);
      }
  });

  it('stand on the grid: every baseline within a fifth of a point', () => {
    expect(offTheGrid(pages)).toEqual([]);
  });

  it('hold 22 lines on every page', () => {
    const full = pages.map((page) => page.length);
    expect(full).toEqual(full.map(() => 22));
  });

  it('have lost nothing', () => {
    const lost = printed.flatMap(({ text, bytes }) => {
      const said = flowing(bytes);
      return text.filter((paragraph) => !said.includes(paragraph.replace(/\s/gu, '')));
    });
    expect(lost).toEqual([]);
  });

  it('reach no further than a millimetre beyond the block', () => {
    const all: Character[][] = printed.flatMap(({ bytes }) => allCharacters(bytes));
    const out = all.flatMap((page, at) =>
      page
        .filter(({ character, y }) => character.trim() !== '' && y > block.top && y < block.bottom)
        .filter(({ x }) => x < block.left - cell / 2 - mm(1) || x > block.right + mm(1))
        .map(({ character, x }) => `page ${at + 1}: ${character} at ${x.toFixed(1)}`),
    );
    expect(out).toEqual([]);
  });
});
