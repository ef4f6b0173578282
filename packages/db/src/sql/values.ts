import type { Statement } from './connections.ts';

// Multi-row inserts as they are cheapest for a few rows: plain parameters, no function scan. A statement is prepared for
// each number of rows, so only some numbers are used, and any other is made of them.

const sizes = [64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1];

/** Above this many rows one statement over arrays costs less than many of these. */
export const fewRows = 64;

export type Values = readonly unknown[];

export interface Insert {
  /** Names this statement among all of the connection; the number of rows is added. */
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** Behind the rows: `on conflict …`. */
  readonly tail?: string;
}

const texts = new Map<string, string>();

function textOf({ name, table, columns, tail = '' }: Insert, count: number): string {
  const key = `${name}_${count}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const width = columns.length;
  const rows = Array.from(
    { length: count },
    (_, row) => `(${columns.map((__, column) => `$${row * width + column + 1}`).join(', ')})`,
  );
  const names = columns.map((column) => `"${column}"`).join(', ');
  const text = `insert into "${table}" as t (${names}) values ${rows.join(', ')} ${tail}`;
  texts.set(key, text);
  return text;
}

/** Values in the order of the columns. */
export function insertValues(insert: Insert, rows: readonly Values[]): Statement[] {
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; ) {
    const count = sizes.find((size) => size <= rows.length - from) as number;
    statements.push({
      name: `${insert.name}_${count}`,
      text: textOf(insert, count),
      values: rows.slice(from, from + count).flat(),
    });
    from += count;
  }
  return statements;
}
