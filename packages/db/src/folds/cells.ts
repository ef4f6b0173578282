import type { ProjectedTable } from '../generated/tables.ts';
import { jsonbText, storable } from './jsonb-text.ts';

// Values of a fold as PostgreSQL reads them in text form; the statement casts each column to its type.

export class UnfitCell extends Error {
  constructor(table: string, column: string, reason: string) {
    super(`${table}.${column}: ${reason}`);
    this.name = 'UnfitCell';
  }
}

/** Each element quoted, whether it needs it or not. */
export const arrayLiteral = (items: readonly unknown[]): string =>
  `{${items.map((item) => `"${storable(String(item)).replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;

const maxSafe = BigInt(Number.MAX_SAFE_INTEGER);

const wholeNumber =
  (low: bigint, high: bigint) =>
  (value: unknown): string | null => {
    // Most numbers are small, and no number that is exact leaves eight bytes.
    if (typeof value === 'number' && (value | 0) === value) return String(value);
    if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) return null;
    if (typeof value === 'number' && high > maxSafe) return String(value);
    const big = BigInt(value as number | bigint);
    return big >= low && big <= high ? String(value) : null;
  };

/** A value as the text of its type; null where it is none of it. */
type Spell = (value: unknown) => string | null;

const int4 = wholeNumber(-(2n ** 31n), 2n ** 31n - 1n);

const spells: Readonly<Record<string, Spell>> = {
  text: (value) => (typeof value === 'string' ? storable(value) : null),
  bool: (value) => (typeof value === 'boolean' ? (value ? 't' : 'f') : null),
  int4,
  int8: wholeNumber(-(2n ** 63n), 2n ** 63n - 1n),
  jsonb: jsonbText,
  'text[]': (value) => (Array.isArray(value) ? arrayLiteral(value) : null),
  'int4[]': (value) =>
    Array.isArray(value) && value.every((item) => int4(item) !== null) ? arrayLiteral(value) : null,
};

interface Column {
  readonly field: string;
  readonly type: string;
  readonly spell: Spell;
}

const known = new Map<string, readonly Column[]>();

function columnsOf({ table, columns }: ProjectedTable): readonly Column[] {
  const before = known.get(table);
  if (before !== undefined) return before;
  const made = columns.map(([field, , type]): Column => {
    const spell = spells[type];
    if (spell === undefined) throw new Error(`${table}.${field}: no text of ${type}`);
    return { field, type, spell };
  });
  known.set(table, made);
  return made;
}

export type Row = Readonly<Record<string, unknown>>;

/** One row, in the order of its table's columns. */
export type Cells = readonly (string | null)[];

/** Throws UnfitCell where a value is not of its column's type. */
export function cellsOf(row: Row, table: ProjectedTable): Cells {
  return columnsOf(table).map(({ field, type, spell }) => {
    const value = row[field];
    if (value === undefined) throw new UnfitCell(table.table, field, 'missing');
    if (value === null) return null;
    const text = spell(value);
    if (text === null) throw new UnfitCell(table.table, field, `not ${type}`);
    return text;
  });
}

/** Of the columns that every table has. */
export const cellOf = (cells: Cells, { columns }: ProjectedTable, field: string): string =>
  cells[columns.findIndex(([name]) => name === field)] ?? '';
