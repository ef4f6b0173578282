import { block, cell, lineTop, pitch, size } from '../../packages/documents/src/paper.ts';
import { type Character, linesOf, textOf } from '../../packages/documents/test/printed.ts';

/** Lines of a PDF as MuPDF sees them, measured against the clauses: each function tells what is off. */
export type Line = readonly Character[];

/** Lines of one page in size 3 above this edge. A dash fills its cell and counts as a little larger. */
export const linesAbove = (page: readonly Character[], bottom: number): Line[] =>
  linesOf(
    page.filter(
      ({ y, size: of }) => y > block.top && y < bottom && of > size.three - 1 && of < size.three + 2,
    ),
  );

/** The same within the block. */
export const bodyLines = (page: readonly Character[]): Line[] => linesAbove(page, block.bottom);

const neverFirst = /^[，。、；：？！”’）》〉】〕」』·%℃]/u;
const neverLast = /[（《〈“‘【〔「『]$/u;
const isMark = (character: string) => /[，。、；：？！“”‘’（）《》〈〉【】〔〕]/u.test(character);

/** GB/T 15834-2011, 5.1. */
export const prohibited = (lines: readonly Line[]): string[] =>
  lines.map(textOf).filter((line) => neverFirst.test(line) || neverLast.test(line));

/** ——, ……, words and numbers that are parted. */
export function parted(lines: readonly Line[]): string[] {
  return lines.flatMap((line, at) => {
    const [before, after] = [line.at(-1)?.character ?? '', lines[at + 1]?.[0]?.character ?? ''];
    const pair = `${textOf(line).slice(-13)}|${textOf(lines[at + 1] ?? []).slice(0, 13)}`;
    if ((before === '—' || before === '…') && before === after) {
      const run = textOf(line).match(/[—…]+$/u)?.[0].length ?? 0;
      return run % 2 === 0 ? [] : [pair];
    }
    // Addresses and digests are longer than a line can spare; they are broken where the line is full.
    const word = `${/[\w.,:/?=&-]*$/u.exec(textOf(line))?.[0]}${/^[\w.,:/?=&-]*/u.exec(textOf(lines[at + 1] ?? []))?.[0]}`;
    return /\w/u.test(before) && /\w/u.test(after) && word.length <= 12 ? [pair] : [];
  });
}

/** The origin of a dash lies before its ink, which is what fills the cell. */
const near = (a: number, b: number, { character }: Character) =>
  Math.abs(a - b) <= (character === '—' ? 1 : 0.5);

/** Lines that begin neither at the left edge nor two characters from it. */
export function leftEdges(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => {
    const [first] = line;
    if (first === undefined) return [];
    // An opening mark that was squeezed has its white outside.
    const begins = (edge: number) =>
      isMark(first.character)
        ? first.x > edge - cell / 2 - 0.5 && first.x < edge + 0.5
        : near(first.x, edge, first);
    const fits = begins(block.left) || begins(block.left + 2 * cell);
    return fits ? [] : [`${(first.x - block.left).toFixed(2)} ${textOf(line)}`];
  });
}

export interface RightEdges {
  /** Full lines that were measured. */
  readonly measured: number;
  readonly off: readonly string[];
}

/**
 * Full lines that do not end within half a point of the right edge. A line is full where the next one goes on with its paragraph; of
 * lines in `unknown` nobody knows. A mark that was squeezed reaches into the margin with its white, which pictures are asked for.
 */
export function rightEdges(lines: readonly Line[], unknown: ReadonlySet<Line> = new Set()): RightEdges {
  let measured = 0;
  const off = lines.flatMap((line, at) => {
    const next = lines[at + 1]?.[0];
    const last = line.filter(({ character }) => character.trim() !== '').at(-1);
    if (last === undefined || next === undefined || unknown.has(line) || next.x >= block.left + cell)
      return [];
    measured += 1;
    const over = last.right - block.right;
    // Half of its cell may be white, and is taken first.
    const fits = isMark(last.character)
      ? over < cell / 2 + 0.5 && over > -0.5
      : near(last.right, block.right, last);
    return fits ? [] : [`${over.toFixed(2)} ${textOf(line)}`];
  });
  return { measured, off };
}

const baselineOf = (line: number) => lineTop(line) + (pitch - size.three) / 2 + size.three * 0.88;

/** Lines whose baseline is more than a fifth of a point from the nearest line of the grid. */
export const offTheGrid = (pages: readonly (readonly Line[])[]): string[] =>
  pages.flatMap((page, at) =>
    page.flatMap((line) => {
      const y = line[0]?.y ?? 0;
      const nearest = Math.round((y - baselineOf(0)) / pitch);
      return Math.abs(y - baselineOf(nearest)) > 0.2
        ? [`page ${at + 1}: ${y.toFixed(2)} ${textOf(line)}`]
        : [];
    }),
  );
