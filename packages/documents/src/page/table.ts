import type { Role } from '../fonts/roles.ts';
import { black, rule, size } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import type { Op } from './ops.ts';
import { type Part, table, tableCell, tableRow } from './parts.ts';
import type { Sheets } from './sheets.ts';
import type { Typist } from './typist.ts';

export interface Column {
  head: string;
  /** In points; the columns together fill the type area. */
  width: number;
  align: 'centre' | 'left';
  /** Printed again where a row goes on over the page. */
  repeats?: boolean;
  /** Its lines are as long as their words make them: in a narrow column flush lines would be torn apart. */
  ragged?: boolean;
}

/** Size and white of a table's text. */
export interface TableFace {
  readonly glyphs: number;
  readonly linePitch: number;
  readonly padding: { readonly x: number; readonly y: number };
}

export const usual: TableFace = { glyphs: size.smallFour, linePitch: 19, padding: { x: 4, y: 5 } };
/** For many columns. */
export const small: TableFace = { glyphs: size.smallFive, linePitch: 13.5, padding: { x: 3, y: 4 } };

/** A row taller than this may go on over the page, with at least `fewest` lines on each side. */
const wholeLines = 10;
const fewest = 3;
/** The first row goes on over the page sooner than it leaves the page above it half empty. */
const mayGoOn = (lines: number, isFirst: boolean): boolean => lines > (isFirst ? 2 * fewest - 1 : wholeLines);

interface Table {
  readonly sheets: Sheets;
  readonly typist: Typist;
  readonly columns: readonly Column[];
  readonly face: TableFace;
}
type Unlaid = Omit<Table, 'sheets'>;

/**
 * Ruled table: its head stands on every page, and rows do not split unless they are very tall or the first. The last row
 * leaves `below` free for what follows, so that this does not stand alone on a page.
 */
export function layTable(
  sheets: Sheets,
  typist: Typist,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  below: number,
  face: TableFace = usual,
): void {
  const laid: Table = { sheets, typist, columns, face };
  const whole = table();
  const head = setHead(laid, whole);
  let isTold = false;
  const drawHead = () => {
    // Read out once: where it stands again on another page, it does so for the eye.
    drawRow(laid, head.map(isTold ? untoldCell : centredCell));
    isTold = true;
  };
  if (!sheets.fits(openingHeight(typist, columns, rows[0] ?? [], face)) && !sheets.isFresh) sheets.turn();
  drawHead();
  for (const [i, row] of rows.entries()) {
    const isLast = i > 0 && i === rows.length - 1;
    let rest: Line[][] | null = setRow(laid, row, 'table', whole);
    let hasTurned = false;
    while (rest) {
      const lines = linesThatFit(laid, rest, { below: hasTurned || !isLast ? 0 : below, isFirst: i === 0 });
      if (lines === 0) {
        hasTurned = true;
        sheets.turn();
        drawHead();
      } else rest = layPart(laid, rest, lines);
    }
  }
}

/** What the head and as much of the first row as has to stand below it take together: a heading stands on their page. */
export function openingHeight(
  typist: Typist,
  columns: readonly Column[],
  first: readonly string[],
  face: TableFace = usual,
): number {
  const unlaid: Unlaid = { typist, columns, face };
  const row = setRow(unlaid, first, 'table');
  const begins = mayGoOn(tallest(row), true) ? row.map((cell) => cell.slice(0, fewest)) : row;
  return heightOf(face, setHead(unlaid)) + heightOf(face, begins);
}

/** What all of it takes, head and rows. */
export function wholeHeight(
  typist: Typist,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  face: TableFace = usual,
): number {
  const unlaid: Unlaid = { typist, columns, face };
  return rows.reduce(
    (sum, row) => sum + heightOf(face, setRow(unlaid, row, 'table')),
    heightOf(face, setHead(unlaid)),
  );
}

const setHead = (unlaid: Unlaid, whole: Part = table()): Line[][] =>
  setRow(
    unlaid,
    unlaid.columns.map((column) => column.head),
    'heading1',
    whole,
  );

function layPart(laid: Table, cells: readonly Line[][], lines: number): Line[][] | null {
  const { columns } = laid;
  const part = cells.map((cell) => cell.slice(0, lines));
  drawRow(
    laid,
    part.map((cell, i) => ({ cell, align: columns[i]?.align ?? 'left' })),
  );
  if (lines >= tallest(cells)) return null;
  // What is not whole yet goes on instead of beginning again: repeated on every page it would never end.
  return cells.map((cell, i) =>
    columns[i]?.repeats && cell.length <= lines ? cell.map(untold) : cell.slice(lines),
  );
}

/** How many lines of the row go on this page: all, none, or as many as leave a decent rest. */
function linesThatFit(
  { sheets, face }: Table,
  cells: readonly Line[][],
  { below, isFirst }: { readonly below: number; readonly isFirst: boolean },
): number {
  const lines = tallest(cells);
  if (sheets.fits(heightOf(face, cells) + below)) return lines;
  const room = Math.floor((sheets.room - 2 * face.padding.y) / face.linePitch);
  if (!mayGoOn(lines, isFirst) || room < fewest) return 0;
  return Math.min(room, lines - fewest);
}

const tallest = (cells: readonly Line[][]): number => Math.max(1, ...cells.map((cell) => cell.length));
const heightOf = ({ linePitch, padding }: TableFace, cells: readonly Line[][]): number =>
  tallest(cells) * linePitch + 2 * padding.y;

function setRow(
  { typist, columns, face: { glyphs, padding } }: Unlaid,
  texts: readonly string[],
  role: Role,
  whole: Part = table(),
): Line[][] {
  const row = tableRow(whole);
  return columns.map((column, i) => {
    const width = column.width - 2 * padding.x;
    // As many whole characters as fit: the tracking takes up the rest, so that full lines are flush.
    const characters = Math.floor(width / glyphs);
    const flush = column.align === 'left' && !column.ragged;
    const part = tableCell(role === 'heading1' ? 'TH' : 'TD', row);
    return (texts[i] ?? '').split('\n').flatMap((text) =>
      typist.set([{ text, role }], {
        size: glyphs,
        width,
        cell: flush ? width / characters : glyphs,
        flush,
        part,
      }),
    );
  });
}

interface SetCell {
  cell: Line[];
  align: Column['align'];
}
const untold = (line: Line): Line => ({ ...line, part: undefined });
const untoldCell = (cell: Line[]): SetCell => centredCell(cell.map(untold));
const centredCell = (cell: Line[]): SetCell => ({ cell, align: 'centre' });

function drawRow({ sheets, typist, columns, face }: Table, cells: readonly SetCell[]): void {
  const { glyphs, linePitch, padding } = face;
  const { left } = sheets.area;
  const height = heightOf(
    face,
    cells.map(({ cell }) => cell),
  );
  const top = sheets.y;
  let x = left;
  sheets.draw(edge(x, top, x, top + height));
  columns.forEach((column, i) => {
    const { cell = [], align = 'left' } = cells[i] ?? {};
    const offset = (height - cell.length * linePitch) / 2;
    cell.forEach((line, n) => {
      const white = align === 'centre' ? (column.width - line.width) / 2 : padding.x;
      const place = { x: x + white, top: top + offset + n * linePitch, height: linePitch, size: glyphs };
      sheets.draw(typist.place(line, place));
    });
    x += column.width;
    sheets.draw(edge(x, top, x, top + height));
  });
  sheets.draw(edge(left, top, x, top), edge(left, top + height, x, top + height));
  sheets.use(height);
}

const edge = (x1: number, y1: number, x2: number, y2: number): Op => ({
  op: 'line',
  x1,
  y1,
  x2,
  y2,
  width: rule.thin,
  color: black,
});
