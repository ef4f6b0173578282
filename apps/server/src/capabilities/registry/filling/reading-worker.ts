import { parentPort, workerData } from 'node:worker_threads';
import type { Cell, RawSheet } from '@mingcha/domain/filling';
import { rowsAtMost, sheetNames } from '@mingcha/domain/filling';
import { type CellValue, type Cell as Found, readXlsx, type Sheet } from 'hucre/xlsx';
import { columnsAtMost } from './limits.ts';

// Runs in a thread of its own with little memory and a short life: whatever a file does to its reader stays in here.

const sheetsAtMost = (sheetNames.length + 1) * 4;
// A row more than are allowed, so that one too many is seen; headings take the first.
const range = `A1:${columnsAtMost}${rowsAtMost + 2}`;

const { sheets } = await readXlsx(workerData as Uint8Array, {
  range,
  sheets: ({ hidden, veryHidden }, index) => !hidden && !veryHidden && index < sheetsAtMost,
});
parentPort?.postMessage(sheets.map(rawOf));

function rawOf({ name, rows, cells, merges = [] }: Sheet): RawSheet {
  return {
    name: name.slice(0, 80),
    rows: rows.map((row, r) => row.map((value, c) => cellOf(value, cells?.get(`${r},${c}`)))),
    merges: merges.map(({ startRow, startCol, endRow, endCol }) => ({
      range: `${letter(startCol)}${startRow + 1}:${letter(endCol)}${endRow + 1}`,
      from: startRow + 1,
      to: endRow + 1,
    })),
  };
}

/** Of a formula the value that was saved with it; where none was, there is nothing to go by. */
function cellOf(value: CellValue | undefined, found: Found | undefined): Cell {
  if (found?.type === 'error') return { error: String(value).slice(0, 40) };
  if (found?.type === 'formula' && (value == null || /^#[A-Z0-9/!?]+$/.test(String(value))))
    return { error: value == null ? `=${found.formula ?? ''}`.slice(0, 40) : String(value) };
  if (value == null) return null;
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { day: value.toISOString().slice(0, 10) };
  return typeof value === 'string' ? value.slice(0, 2_000) : value;
}

/** A … Z; what lies further right is only named as such. */
function letter(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `${columnsAtMost}+`;
}
