import { type Column, small, type TableFace, usual, wholeHeight } from '../page/table.ts';
import type { Typist } from '../page/typist.ts';

/** Characters that a cell keeps where there are too many for the page; what is cut off says so. */
const limits = [240, 160, 90] as const;

export interface Fitted {
  readonly face: TableFace;
  readonly rows: readonly (readonly string[])[];
  /** Rows that found no room. */
  readonly left: number;
}

/** As much of a table as one page takes: first in the usual size, then small, then with long texts cut, and last without the rows at its end. */
export function fitRows(
  typist: Typist,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  room: number,
): Fitted {
  const fits = (tried: Fitted) => wholeHeight(typist, columns, tried.rows, tried.face) <= room;
  const whole: Fitted[] = [
    { face: usual, rows, left: 0 },
    { face: small, rows, left: 0 },
    ...limits.map((limit) => ({ face: small, rows: cut(rows, limit), left: 0 })),
  ];
  const found = whole.find(fits);
  if (found !== undefined) return found;
  const shortest = cut(rows, limits[limits.length - 1] ?? 90);
  let most = shortest.length - 1;
  while (most > 1 && !fits({ face: small, rows: shortest.slice(0, most), left: 0 })) most -= 1;
  return { face: small, rows: shortest.slice(0, most), left: rows.length - most };
}

const cut = (rows: readonly (readonly string[])[], limit: number): string[][] =>
  rows.map((row) => row.map((text) => shortened(text, limit)));

/** A line costs a row as much as ten characters do. */
const perLine = 10;

function shortened(whole: string, limit: number): string {
  const lines = whole.split('\n');
  const most = limit / perLine;
  const text = lines.length <= most ? whole : `${lines.slice(0, most - 1).join('\n')}\n……`;
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 2).join('')}……`;
}
