import { block, pitch } from '../paper.ts';
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

export const blankRow = (): Row => ({ draw: () => [], blank: true });

/** So many lines more than the grid has may be set on one page by closing up its pitch (7.3.5.5). */
const mostExtraLines = 2;

/**
 * Lays rows on the grid, page after page; rows that keep with the next stay on one page with it. Where the last rows (the
 * signature) would just miss the page, its lines move closer together.
 */
export function layRows(sheets: Sheets, rows: readonly Row[]): void {
  sheets.snap();
  let waiting: Row[] = [];
  const room = () => Math.round(sheets.room / pitch);
  const turn = () => {
    drawRows(sheets, waiting);
    sheets.turn();
    waiting = [];
  };
  for (const group of boundGroups(rows)) {
    const extra = waiting.length + group.length - room();
    const isLast = group.at(-1) === rows.at(-1);
    if (extra > (isLast ? mostExtraLines : 0) && waiting.length > 0) turn();
    for (const row of group) {
      const full = waiting.length >= room() + (isLast ? mostExtraLines : 0);
      if (full) turn();
      const isWhiteTop = row.blank && waiting.length === 0 && sheets.isFresh && sheets.all.length > 1;
      if (!isWhiteTop) waiting.push(row);
    }
  }
  drawRows(sheets, waiting);
}

/** Rows that have to stand together, in order. */
function boundGroups(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  let group: Row[] = [];
  for (const row of rows) {
    group.push(row);
    if (row.keepWithNext) continue;
    groups.push(group);
    group = [];
  }
  return group.length > 0 ? [...groups, group] : groups;
}

function drawRows(sheets: Sheets, rows: readonly Row[]): void {
  const closed = rows.length > 0 ? Math.min(pitch, (block.bottom - sheets.y) / rows.length) : pitch;
  for (const row of rows) {
    sheets.draw(...row.draw(sheets.y - (pitch - closed) / 2));
    sheets.use(closed);
  }
}
