import pg from 'pg';
import type { Rows, Statement } from './connections.ts';
import { Packet } from './packet.ts';

// Statements that are sent together and answered together, with one Sync behind the last: the server then flushes its
// answers once, where it would flush (a system call there, a wake-up here) after every statement.

type Parse = (text: string) => unknown;
type Shape = readonly (readonly [name: string, parse: Parse])[];

interface Field {
  readonly name: string;
  readonly dataTypeID: number;
}

/** What one connection has prepared, and what the rows of it look like. */
export class Prepared {
  /** Statement → the name it was prepared under. */
  readonly names = new Map<string, string>();
  /** Null: it answers no rows. */
  readonly shapes = new Map<string, Shape | null>();
  #again = 0;

  /** After a failure nobody knows whether this statement was parsed: the next try takes a name that cannot be taken. */
  forget(first: string, rest: readonly string[]): void {
    for (const name of [first, ...rest]) this.names.delete(name);
    this.#again += 1;
  }

  take(name: string): string {
    const own = this.#again === 0 ? name : `${name}_${this.#again}`;
    this.names.set(name, own);
    return own;
  }
}

/** A query as the driver knows them, made of many. In pipeline mode it takes no other kind. */
export class Batch extends pg.Query {
  readonly #statements: Statement[];
  readonly #prepared: Prepared;
  readonly #types: pg.CustomTypesConfig;
  readonly #done: (answers: Rows[]) => void;
  readonly #failed: (error: unknown) => void;
  readonly #answers: Rows[] = [];
  /** Statements whose parsing this batch asked for. */
  readonly #parsed = new Set<string>();
  #shape: Shape | null = null;
  #rows: Record<string, unknown>[] = [];
  #unreadable: unknown = null;
  #connection: pg.Connection | null = null;
  /** More will follow before the Sync. */
  #open: boolean;
  #hasFailed = false;

  constructor(
    statements: readonly Statement[],
    prepared: Prepared,
    types: pg.CustomTypesConfig,
    done: (answers: Rows[]) => void,
    failed: (error: unknown) => void,
    isOpen = false,
  ) {
    super({ text: '' });
    this.#statements = [...statements];
    this.#open = isOpen;
    this.#prepared = prepared;
    this.#types = types;
    this.#done = done;
    this.#failed = failed;
  }

  override submit = (connection: pg.Connection): void => {
    this.#connection = connection;
    this.#write(this.#statements);
  };

  /** Goes to the server behind what went before, which works on that already; it answers when all is there. */
  more(statements: readonly Statement[], isLast: boolean): void {
    if (!this.#open) throw new Error('the packet was closed');
    this.#open = !isLast;
    // Behind a failure the server passes over everything up to the Sync, parsing too.
    const heard = this.#hasFailed ? [] : statements;
    this.#statements.push(...heard);
    if (this.#connection) this.#write(heard);
  }

  #write(statements: readonly Statement[]): void {
    const { names, shapes } = this.#prepared;
    const packet = new Packet();
    for (const { name, text, values = [] } of statements) {
      let statement = names.get(name);
      if (statement === undefined) {
        statement = this.#prepared.take(name);
        this.#parsed.add(name);
        packet.parse(statement, text);
      }
      packet.bind(statement, values);
      if (!shapes.has(name)) packet.describe();
      packet.execute();
    }
    if (!this.#open) packet.sync();
    const { stream } = this.#connection as unknown as { stream: { write(bytes: Buffer): void } };
    stream.write(packet.bytes());
  }

  get #name(): string {
    return this.#statements[this.#answers.length]?.name ?? '';
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    this.#shape = fields.map(({ name, dataTypeID }) => [
      name,
      this.#types.getTypeParser(dataTypeID, 'text') as Parse,
    ]);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const shape = this.#shape ?? this.#prepared.shapes.get(this.#name) ?? [];
    const row: Record<string, unknown> = {};
    try {
      shape.forEach(([name, parse], index) => {
        const text = fields[index] ?? null;
        row[name] = text === null ? null : parse(text);
      });
    } catch (error) {
      this.#unreadable = error;
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (!this.#prepared.shapes.has(this.#name)) this.#prepared.shapes.set(this.#name, this.#shape);
    const count = Number(text.slice(text.lastIndexOf(' ') + 1));
    this.#answers.push({ rows: this.#rows, rowCount: Number.isInteger(count) ? count : null });
    this.#shape = null;
    this.#rows = [];
  }

  handleError(error: unknown): void {
    this.#hasFailed = true;
    const later = this.#statements.slice(this.#answers.length).map(({ name }) => name);
    const unsure = later.filter((name) => this.#parsed.has(name));
    if (unsure.length > 0) this.#prepared.forget(unsure[0] as string, unsure.slice(1));
    this.#failed(error);
  }

  handleReadyForQuery(): void {
    if (this.#unreadable === null) this.#done(this.#answers);
    else this.#failed(this.#unreadable);
  }
}
