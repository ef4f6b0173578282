import type { Prisma, Reader } from '@mingcha/db';
import { z } from 'zod';
import type { WhereOf } from '../access/ability.ts';
import type { Noun } from '../access/nouns.ts';
import { refuse } from '../refused.ts';
import { type Plain, plain } from './plain.ts';

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

type Scalars<M extends Prisma.ModelName> = Prisma.TypeMap['model'][M]['payload']['scalars'];

interface PageQuery<M extends Noun> {
  readonly input: {
    readonly cursor?: string | undefined;
    readonly limit: number;
    readonly direction: 'asc' | 'desc';
  };
  /** The sort column: never null, so that its order is total together with the id. */
  readonly column: keyof Scalars<M> & string;
  /** Row scope and filters. */
  readonly visible: WhereOf<M>;
  /** What tells rows of the same sort value apart; `id` unless the table has another key. */
  readonly key?: keyof Scalars<M> & string;
}

/** What this file asks of a table of Prisma's. */
interface Table<M extends Noun> {
  findMany(query: {
    where: WhereOf<M>;
    orderBy: Record<string, 'asc' | 'desc'>[];
    take: number;
  }): Promise<Scalars<M>[]>;
  count(query: { where: WhereOf<M> }): Promise<number>;
}

/**
 * Keyset paging: a page costs the same at the first row and at the millionth, and rows that arrive meanwhile neither
 * repeat nor hide others. Takes one row more than the page holds, so that `next` is known without a count.
 */
export async function readPage<M extends Noun>(
  reader: Reader,
  noun: M,
  { input, column, visible, key = 'id' as keyof Scalars<M> & string }: PageQuery<M>,
): Promise<{
  readonly rows: Plain<Scalars<M>>[];
  readonly next: string | null;
  readonly total: number | null;
}> {
  const { cursor, limit, direction } = input;
  const name = (noun.charAt(0).toLowerCase() + noun.slice(1)) as Uncapitalize<Noun>;
  // Prisma types every table apart; its conditions are plain objects, and the column is one of this table's.
  const table = reader.prisma[name] as unknown as Table<M>;
  const beyond = cursor === undefined ? {} : after(cursor, { column, key, direction });
  const found = await table.findMany({
    where: { AND: [visible, beyond] } as unknown as WhereOf<M>,
    orderBy: [{ [column]: direction }, { [key]: direction }] as Record<string, 'asc' | 'desc'>[],
    take: limit + 1,
  });
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    rows: rows.map((row) => plain(row)),
    next: last === undefined ? null : cursorOf(last, column, key),
    total: cursor === undefined ? await table.count({ where: visible }) : null,
  };
}

const cursorOf = (row: object, column: string, key: string): string => {
  const { [column]: value = '', [key]: id = '' } = row as Record<string, Key>;
  return writeCursor(value, String(id));
};

type Key = string | number | bigint | boolean;

interface Place {
  readonly column: string;
  readonly key: string;
  readonly direction: 'asc' | 'desc';
}

function after(cursor: string, { column, key, direction }: Place): object {
  const [value, id] = readCursor(cursor);
  const past = direction === 'asc' ? 'gt' : 'lt';
  return { OR: [{ [column]: { [past]: value } }, { [column]: value, [key]: { [past]: id } }] };
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
  const read = cursorShape.safeParse(raw);
  if (!read.success) refuse('input-invalid', { field: 'cursor' });
  const [kind, value, id] = read.data;
  return [kind === 'big' ? BigInt(value) : value, id];
}
