import { block, grid, pitch } from '../paper.ts';
import type { Op } from './ops.ts';
import type { Sheets } from './sheets.ts';

/** One line of the grid: what stands on it, given the top of the line. */
export interface Row {
  draw: (top: number) => Op[];
  /** Never the last on its page. */
  keepWithNext?: boolean;
  /** White space: dropped at the top of a page. */
  blank?: boolean;
}

export const blankRow = (keepWithNext = false): Row => ({ draw: () => [], blank: true, keepWithNext });

/** Lays rows on the grid, page after page; rows that keep with the next stay on one page with it. */
export function layRows(sheets: Sheets, rows: readonly Row[]): void {
  sheets.snap();
  let i = 0;
  while (i < rows.length) {
    const bound = boundRows(rows, i);
    if (!sheets.fits(bound.length * pitch) && bound.length <= grid.lines && !sheets.isFresh) sheets.turn();
    for (const row of bound) layRow(sheets, row);
    i += bound.length;
  }
}

/** From i on, all rows that have to stand together. */
function boundRows(rows: readonly Row[], i: number): Row[] {
  let end = i;
  while (rows[end]?.keepWithNext && end + 1 < rows.length) end += 1;
  return rows.slice(i, end + 1);
}

function layRow(sheets: Sheets, row: Row): void {
  if (!sheets.fits(pitch)) sheets.turn();
  if (row.blank && sheets.isFresh && sheets.all.length > 1) return;
  sheets.draw(...row.draw(sheets.y));
  sheets.use(pitch);
}

export const leftOf = (cells: number, wide: number): number => block.left + cells * wide;
