import type pg from 'pg';
import { copyOut } from '../copying/copy.ts';
import { namedError } from '../errors.ts';

// Rows as PostgreSQL writes them into a file: bytes come as they lie, where an ordinary answer has them as hexadecimal text
// that one side makes and the other takes apart. For whoever reads a whole journal.

/** Answers rows of `select …`, which holds no parameters: literals are made by `pg.escapeLiteral`. */
export type CopyOut = <R>(select: string, read: (row: CopiedRow) => R) => Promise<R[]>;

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** How each file begins: signature, flags, and the length of an extension that there is none of. */
export const headOfFile = Buffer.concat([signature, Buffer.alloc(8)]);

/** The columns of one row after the other, each asked for once, in the order of the statement. */
export class CopiedRow {
  readonly #bytes: Buffer;
  #at = headOfFile.length;
  #length = 0;
  #left = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** False at the end, which is a row of minus one columns. */
  begin(): boolean {
    if (this.#left !== 0) throw new Error('a row of another width');
    this.#left = this.#bytes.readInt16BE(this.#at);
    this.#at += 2;
    return this.#left >= 0;
  }

  /** Where the next column begins; minus one where nothing stands in it. */
  #next(): number {
    this.#left -= 1;
    this.#length = this.#bytes.readInt32BE(this.#at);
    const from = this.#at + 4;
    if (this.#length < 0) {
      this.#at = from;
      return -1;
    }
    this.#at = from + this.#length;
    return from;
  }

  text(): string | null {
    const from = this.#next();
    return from < 0 ? null : this.#bytes.toString('utf8', from, from + this.#length);
  }

  bytea(): Buffer | null {
    const from = this.#next();
    return from < 0 ? null : this.#bytes.subarray(from, from + this.#length);
  }

  int4(): number | null {
    const from = this.#next();
    return from < 0 ? null : this.#bytes.readInt32BE(from);
  }

  int8(): number | null {
    const from = this.#next();
    return from < 0 ? null : this.#bytes.readInt32BE(from) * 2 ** 32 + this.#bytes.readUInt32BE(from + 4);
  }
}

/** What `select …` answers, as a file. On one connection, which nobody else uses meanwhile. */
async function fileOf(client: pg.ClientBase, select: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of copyOut(client as pg.Client, `copy (${select}) to stdout (format binary)`))
    pieces.push(piece);
  return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
}

function rowsOf<R>(bytes: Buffer, read: (row: CopiedRow) => R): R[] {
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new Error('no binary copy');
  const rows: R[] = [];
  for (const row = new CopiedRow(bytes); row.begin(); ) rows.push(read(row));
  return rows;
}

export const copyRowsOn =
  (client: pg.ClientBase): CopyOut =>
  async (select, read) =>
    rowsOf(await fileOf(client, select), read);

/** The same file as it comes, for whoever compares it with another. */
export type CopyFile = (select: string) => Promise<Buffer>;

export const copyFileOf =
  (pool: pg.Pool): CopyFile =>
  async (select) => {
    const client = await pool.connect().catch((error: unknown) => {
      throw namedError(error);
    });
    let failed = true;
    try {
      const file = await fileOf(client, select);
      failed = false;
      return file;
    } catch (error) {
      throw namedError(error);
    } finally {
      // What was cut off in the middle would be the beginning of the next answer.
      client.release(failed);
    }
  };

export const copyOutOf =
  (file: CopyFile): CopyOut =>
  async (select, read) =>
    rowsOf(await file(select), read);
