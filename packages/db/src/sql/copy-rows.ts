import type pg from 'pg';
import { copyOut } from '../copying/copy.ts';
import { namedError } from '../errors.ts';

// Rows as PostgreSQL writes them into a file: bytes come as they lie, where an ordinary answer has them as hexadecimal text
// that one side makes and the other takes apart. For whoever reads a whole journal.

type Kind = 'text' | 'bytea' | 'int4' | 'int8';
interface Kinds {
  readonly text: string;
  readonly bytea: Buffer;
  readonly int4: number;
  readonly int8: number;
}

/** Name and type of each column, in the order of the statement. */
export type CopyColumns = Readonly<Record<string, Kind>>;
export type CopyRow<C extends CopyColumns> = { readonly [K in keyof C]: Kinds[C[K]] | null };

/** Answers rows of `select …`, which holds no parameters: literals are made by `pg.escapeLiteral`. */
export type CopyOut = <C extends CopyColumns>(select: string, columns: C) => Promise<CopyRow<C>[]>;

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** Signature, flags, length of an extension that there is none of. */
const headLength = signature.length + 8;

const int8Of = (bytes: Buffer, at: number) => bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);

function rowOf(bytes: Buffer, from: number, names: readonly string[], kinds: readonly Kind[]) {
  if (bytes.readInt16BE(from) !== names.length) throw new Error('a row of another width');
  const row: Record<string, string | number | Buffer | null> = {};
  let at = from + 2;
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] as string;
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) {
      row[name] = null;
      continue;
    }
    const kind = kinds[index];
    if (kind === 'text') row[name] = bytes.toString('utf8', at, at + length);
    else if (kind === 'bytea') row[name] = bytes.subarray(at, at + length);
    else row[name] = kind === 'int4' ? bytes.readInt32BE(at) : int8Of(bytes, at);
    at += length;
  }
  return { row, end: at };
}

/** On one connection, which nobody else uses meanwhile. */
export async function copyRows<C extends CopyColumns>(
  client: pg.ClientBase,
  select: string,
  columns: C,
): Promise<CopyRow<C>[]> {
  const pieces: Buffer[] = [];
  for await (const piece of copyOut(client as pg.Client, `copy (${select}) to stdout (format binary)`))
    pieces.push(piece);
  const bytes = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new Error('no binary copy');
  const names = Object.keys(columns);
  const kinds = Object.values(columns);
  const rows: CopyRow<C>[] = [];
  // The end is a row of minus one columns.
  for (let at = headLength; bytes.readInt16BE(at) >= 0; ) {
    const { row, end } = rowOf(bytes, at, names, kinds);
    rows.push(row as CopyRow<C>);
    at = end;
  }
  return rows;
}

export const copyOutOf =
  (pool: pg.Pool): CopyOut =>
  async (select, columns) => {
    const client = await pool.connect().catch((error: unknown) => {
      throw namedError(error);
    });
    let failed = true;
    try {
      const rows = await copyRows(client, select, columns);
      failed = false;
      return rows;
    } catch (error) {
      throw namedError(error);
    } finally {
      // What was cut off in the middle would be the beginning of the next answer.
      client.release(failed);
    }
  };
