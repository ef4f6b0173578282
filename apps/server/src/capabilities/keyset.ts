import { z } from 'zod';
import type { Noun, WhereOf } from '../access/ability.ts';

/** What every list takes beside its filters. A cursor is what the page before answered as `next`. */
export const pageInput = {
  cursor: z.string().max(400).optional(),
  limit: z.int().min(1).max(100).default(50),
};

/** What every list answers: names of the units and people that its rows mention by id stand once, beside them. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({
    rows: z.array(row),
    next: z.string().nullable(),
    /** Only with the first page. */
    total: z.int().nullable(),
    names: z.record(z.string(), z.string()),
  });
}

export interface Order<Column extends string> {
  readonly column: Column;
  readonly direction: 'asc' | 'desc';
}

type Key = string | number | bigint | boolean;

/**
 * Keyset paging on one column that is never null, ties broken by id: a page costs the same at the first row and at the
 * millionth, and rows that arrive meanwhile neither repeat nor hide others.
 */
export function keyset<N extends Noun>(order: Order<string>, cursor: string | undefined) {
  const { column, direction } = order;
  const past = direction === 'asc' ? 'gt' : 'lt';
  let where: object = {};
  if (cursor !== undefined) {
    const [value, id] = readCursor(cursor);
    where = { OR: [{ [column]: { [past]: value } }, { [column]: value, id: { [past]: id } }] };
  }
  return {
    where: where as WhereOf<N>,
    orderBy: [{ [column]: direction }, { id: direction }] as Record<string, 'asc' | 'desc'>[],
  };
}

/** Takes one row more than the page holds, so that `next` is known without a count. */
export function toPage<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
  column: keyof Row,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  if (rows.length <= limit) return { rows, next: null };
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: last === undefined ? null : writeCursor(last[column] as Key, last.id) };
}

export function writeCursor(value: Key, id: string): string {
  const tagged = typeof value === 'bigint' ? ['big', value.toString(), id] : ['as', value, id];
  return Buffer.from(JSON.stringify(tagged)).toString('base64url');
}

const cursorShape = z.union([
  z.tuple([z.literal('big'), z.string().regex(/^-?\d{1,19}$/), z.string()]),
  z.tuple([z.literal('as'), z.union([z.string(), z.number(), z.boolean()]), z.string()]),
]);

export function readCursor(cursor: string): readonly [Key, string] {
  let raw: unknown = null;
  try {
    raw = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    // Falls through: not JSON is as wrong as JSON of another shape.
  }
  const [kind, value, id] = cursorShape.parse(raw);
  return [kind === 'big' ? BigInt(value) : value, id];
}
