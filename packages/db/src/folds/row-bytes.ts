import type { ProjectedTable } from '../generated/tables.ts';
import { headOfFile } from '../sql/copy-rows.ts';
import type { Cells } from './cells.ts';

// Rows as PostgreSQL writes them into a file and reads them out of one: the binary form of COPY. What is written by it, and what lies
// there, then need not be understood to be compared: the same bytes are the same rows.
// https://www.postgresql.org/docs/current/sql-copy.html

/** A row of minus one columns. */
const tail = Buffer.from([0xff, 0xff]);

/** One for all: filled and copied out in one turn of the event loop. */
let scratch = Buffer.allocUnsafeSlow(1024 * 1024);
/** The same bytes: numbers are written by it at a fraction of what a buffer's own methods take. */
let view = new DataView(scratch.buffer);

function roomFor(bytes: number, used: number): void {
  if (used + bytes <= scratch.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(scratch.length * 2, used + bytes));
  scratch.copy(larger, 0, 0, used);
  scratch = larger;
  view = new DataView(scratch.buffer);
}

/** Writes a cell that is not null behind its length; answers where it ends. There is room. */
type Put = (cell: string, at: number) => number;

/** Codes and short numbers are sooner written here than by a call out of the engine; a longer text is a cut of another one, which is slow to walk. */
function putText(text: string, at: number): number {
  if (text.length > 12) return at + scratch.write(text, at, 'utf8');
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit > 127) return at + scratch.write(text, at, 'utf8');
    scratch[at + index] = unit;
  }
  return at + text.length;
}

const putInt4: Put = (cell, at) => {
  view.setInt32(at, Number(cell));
  return at + 4;
};

/** Elements as `cells.ts` quotes them, every one of them; `oid` is what PostgreSQL calls their type. */
const arrayOf =
  (oid: number, put: Put): Put =>
  (literal, from) => {
    const items =
      literal === '{}'
        ? []
        : [...literal.matchAll(/"((?:[^"\\]|\\.)*)"/gs)].map(([, item = '']) =>
            item.replace(/\\(.)/gs, '$1'),
          );
    view.setInt32(from, items.length === 0 ? 0 : 1);
    view.setInt32(from + 4, 0);
    view.setInt32(from + 8, oid);
    if (items.length === 0) return from + 12;
    view.setInt32(from + 12, items.length);
    view.setInt32(from + 16, 1);
    let at = from + 20;
    for (const item of items) {
      const end = put(item, at + 4);
      view.setInt32(at, end - at - 4);
      at = end;
    }
    return at;
  };

const jsonbVersion = 1;

const puts: Readonly<Record<string, Put>> = {
  text: putText,
  bool(cell, at) {
    scratch[at] = cell === 't' ? 1 : 0;
    return at + 1;
  },
  int4: putInt4,
  int8(cell, at) {
    const value = Number(cell);
    if (Number.isSafeInteger(value)) {
      const low = value >>> 0;
      view.setInt32(at, (value - low) / 2 ** 32);
      view.setUint32(at + 4, low);
    } else view.setBigInt64(at, BigInt(cell));
    return at + 8;
  },
  jsonb(cell, at) {
    scratch[at] = jsonbVersion;
    return putText(cell, at + 1);
  },
  'text[]': arrayOf(25, putText),
  'int4[]': arrayOf(23, putInt4),
};

const known = new Map<string, readonly Put[]>();

function putsOf({ table, columns }: ProjectedTable): readonly Put[] {
  const before = known.get(table);
  if (before !== undefined) return before;
  const made = columns.map(([field, , type]) => {
    const put = puts[type];
    if (put === undefined) throw new Error(`${table}.${field}: no binary form of ${type}`);
    return put;
  });
  known.set(table, made);
  return made;
}

/** More than these cells can take: no UTF-16 unit takes more than three bytes, no number more than eight. */
function most(cells: Cells): number {
  let bytes = 2;
  // An array's element is at least three letters of its literal, and four bytes and itself here.
  for (const cell of cells) bytes += cell === null ? 4 : 32 + cell.length * 4;
  return bytes;
}

/** A whole file of these rows, in their order. */
export function rowsAsBytes(table: ProjectedTable, rows: readonly Cells[]): Buffer {
  const columns = putsOf(table);
  let at = headOfFile.copy(scratch);
  for (const cells of rows) {
    roomFor(most(cells) + tail.length, at);
    view.setInt16(at, columns.length);
    at += 2;
    for (let index = 0; index < columns.length; index += 1) {
      const cell = cells[index] ?? null;
      if (cell === null) {
        view.setInt32(at, -1);
        at += 4;
        continue;
      }
      const end = (columns[index] as Put)(cell, at + 4);
      view.setInt32(at, end - at - 4);
      at = end;
    }
  }
  at += tail.copy(scratch, at);
  return Buffer.from(scratch.subarray(0, at));
}
