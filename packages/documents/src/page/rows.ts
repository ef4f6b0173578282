import { block, pitch } from '../paper.ts';
import type { Span } from '../text/tokens.ts';
import type { Op } from './ops.ts';
import type { Sheets } from './sheets.ts';

/** One line of the grid: what stands on it, given the top of the line. */
export interface Row {
  draw: (top: number) => Op[];
  /** Never the last on its page. */
  keepWithNext?: boolean;
  /** White space: dropped at the top of a page. */
  blank?: boolean;
  /** First of rows that stand together and may go to the top of the next page, while the text below them fills this one. */
  floats?: boolean;
  /** The paragraph it is a line of, as it was before it was laid out. */
  of?: readonly Span[];
}

export const blankRow = (): Row => ({ draw: () => [], blank: true });

/** So many lines more than the grid has may be set where it has so many, by closing up its pitch (7.3.5.5). */
const extraLines = (lines: number): number => Math.max(0, Math.min(2, Math.floor(lines / 6)));

/**
 * Lays rows on the grid, page after page; rows that keep with the next stay on one page with it. The last rows (the
 * signature) leave `below` free for what stands at the bottom of the last page, so that this is never alone there; where they
 * would just miss the page, its lines move closer together. Rows that something else follows (`goesOn`) end nothing: they stay on the
 * grid.
 */
export function layRows(sheets: Sheets, rows: readonly Row[], below = 0, goesOn = false): void {
  sheets.snap();
  const groups = boundGroups(rows);
  // Together they are more than a page: what stands at the bottom has a page of its own then.
  const least = Math.floor((block.height - below) / pitch);
  const kept = (groups.at(-1)?.length ?? 0) > least + extraLines(least) ? 0 : below;
  let waiting: Row[] = [];
  let floating: Row[] = [];
  const turn = () => {
    drawRows(sheets, waiting);
    sheets.turn();
    waiting = floating;
    floating = [];
  };
  for (const group of groups) {
    const isLast = !goesOn && group.at(-1) === rows.at(-1);
    const room = () => {
      const lines = sheets.linesAbove(isLast ? kept : 0);
      return isLast ? lines + extraLines(lines) : lines;
    };
    const isFull = () => waiting.length > 0 && waiting.length + group.length > room();
    if (isFull() && group[0]?.floats && !isLast && floating.length === 0) {
      floating = group;
      continue;
    }
    // A figure that waits for the next page comes before what ends the text.
    while (isFull() || (isLast && floating.length > 0)) turn();
    for (const row of group) {
      if (waiting.length >= room()) turn();
      const isWhiteTop = row.blank && waiting.length === 0 && sheets.isFresh && sheets.all.length > 1;
      if (!isWhiteTop) waiting.push(row);
    }
  }
  drawRows(sheets, waiting, kept);
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

function drawRows(sheets: Sheets, rows: readonly Row[], below = 0): void {
  const { pitch: apart, bottom } = sheets.last;
  const end = below > 0 ? block.bottom - below : bottom;
  const closed = rows.length > 0 ? Math.min(apart, (end - sheets.y) / rows.length) : apart;
  for (const row of rows) {
    sheets.draw(...row.draw(sheets.y - (pitch - closed) / 2));
    sheets.use(closed);
  }
}
