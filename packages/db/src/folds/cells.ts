import type { ProjectedTable } from '../generated/tables.ts';

// Values of a fold as PostgreSQL reads them in text form; the statement casts each column to its type.

export class UnfitCell extends Error {
  constructor(table: string, column: string, reason: string) {
    super(`${table}.${column}: ${reason}`);
    this.name = 'UnfitCell';
  }
}

/** PostgreSQL's text has no U+0000, and its JSON no half surrogate; the journal keeps what was really written. */
const storable = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole;
};

function storableJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(storable(value));
  if (typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value);
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'string') return storable(inner);
    if (typeof inner === 'bigint') return Number(inner);
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [storable(key), item]));
  });
}

const arrayLiteral = (items: readonly unknown[]): string =>
  `{${items.map((item) => `"${storable(String(item)).replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;

const maxSafe = BigInt(Number.MAX_SAFE_INTEGER);

const limits: Readonly<Record<string, readonly [bigint, bigint]>> = {
  int4: [-(2n ** 31n), 2n ** 31n - 1n],
  int8: [-(2n ** 63n), 2n ** 63n - 1n],
};

function wholeNumber(value: unknown, [low, high]: readonly [bigint, bigint]): string | null {
  // Most numbers are small, and no number that is exact leaves eight bytes.
  if (typeof value === 'number' && (value | 0) === value) return String(value);
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) return null;
  if (typeof value === 'number' && high > maxSafe) return String(value);
  const big = BigInt(value as number | bigint);
  return big >= low && big <= high ? String(value) : null;
}

function cell(value: unknown, type: string): string | null {
  const limit = limits[type];
  if (limit) return wholeNumber(value, limit);
  if (type.endsWith('[]')) return Array.isArray(value) ? arrayLiteral(value) : null;
  switch (type) {
    case 'text':
      return typeof value === 'string' ? storable(value) : null;
    case 'bool':
      return typeof value === 'boolean' ? (value ? 't' : 'f') : null;
    case 'jsonb':
      return storableJson(value);
    case 'bytea':
      return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : null;
    case 'float8':
      return Number.isFinite(value) ? String(value) : null;
    default:
      return value instanceof Date ? value.toISOString() : null;
  }
}

export type Row = Readonly<Record<string, unknown>>;

/** One row, in the order of its table's columns. */
export type Cells = readonly (string | null)[];

/** Throws UnfitCell where a value is not of its column's type. */
export function cellsOf(row: Row, { table, columns }: ProjectedTable): Cells {
  return columns.map(([field, , type]) => {
    const value = row[field];
    if (value === undefined) throw new UnfitCell(table, field, 'missing');
    if (value === null) return null;
    const text = cell(value, type);
    if (text === null) throw new UnfitCell(table, field, `not ${type}`);
    return text;
  });
}

/** Of the columns that every table has. */
export const cellOf = (cells: Cells, { columns }: ProjectedTable, field: string): string =>
  cells[columns.findIndex(([name]) => name === field)] ?? '';
