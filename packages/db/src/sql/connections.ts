import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { namedError } from '../errors.ts';
import { PrismaClient } from '../generated/client.ts';
import { Batch, Prepared } from './batch.ts';

/** int8 arrives as text; every int8 of ours (instants, sizes, positions) is a safe integer. */
export const numbersForBigints: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === 20
      ? (value: string) => Number(value)
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
};

export interface Statement {
  /** Prepared once a connection under this name; the text must always be the same. */
  readonly name: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What a statement answers. */
export interface Rows<R extends object = object> {
  readonly rows: R[];
  readonly rowCount: number | null;
}

/**
 * A pool that always answers with one connection, so that Prisma's reads run inside the transaction that is open on it.
 */
class OneConnectionPool extends pg.Pool {
  readonly #client: pg.Client;

  constructor(client: pg.Client) {
    super({ max: 1 });
    this.#client = client;
    this.query = ((...args: Parameters<pg.Client['query']>) =>
      this.#client.query(...args)) as unknown as pg.Pool['query'];
  }

  /** Prisma wraps some single writes in a transaction of their own: inside ours it becomes a savepoint. */
  override connect(): Promise<pg.PoolClient> {
    const query = (asked: { text: string }, ...more: unknown[]) => {
      const inside = savepoints[asked.text];
      const sent = inside === undefined ? asked : { ...asked, text: inside };
      return (this.#client.query as (...args: unknown[]) => unknown)(sent, ...more);
    };
    const ignore = () => {};
    return Promise.resolve({
      query,
      on: ignore,
      removeListener: ignore,
      release: ignore,
    } as unknown as pg.PoolClient);
  }
}

const savepoints: Readonly<Record<string, string>> = {
  BEGIN: 'savepoint prisma',
  COMMIT: 'release savepoint prisma',
  ROLLBACK: 'rollback to savepoint prisma',
};

export interface InParts {
  more(statements: readonly Statement[]): void;
  /** The last part. Fails as a batch does. */
  end(statements: readonly Statement[]): Promise<Rows[]>;
}

/** One write connection, with a Prisma client that sees what its open transaction sees. */
export class Connection {
  readonly slot: number;
  readonly #client: pg.Client;
  readonly #prepared = new Prepared();
  #prisma: PrismaClient | null = null;
  broken = false;

  constructor(slot: number, client: pg.Client) {
    this.slot = slot;
    this.#client = client;
    client.on('error', () => {
      this.broken = true;
    });
    client.on('end', () => {
      this.broken = true;
    });
  }

  get prisma(): PrismaClient {
    this.#prisma ??= new PrismaClient({
      adapter: new PrismaPg(new OneConnectionPool(this.#client)),
    });
    return this.#prisma;
  }

  async run<R extends object>(statement: Statement): Promise<Rows<R>> {
    const answers = await this.batch([statement]);
    return answers[0] as Rows<R>;
  }

  /** All in one round trip. Fails with the first failure; what stands behind it was then not executed. */
  batch(statements: readonly Statement[]): Promise<Rows[]> {
    return new Promise((done, failed) => {
      this.#client.query(new Batch(statements, this.#prepared, numbersForBigints, done, failed));
    });
  }

  /**
   * One round trip in parts: the server works on what came while the rest is being made, and answers at the end. It must be
   * ended, and nothing else may be sent in between.
   */
  inParts(first: readonly Statement[]): InParts {
    let batch: Batch | null = null;
    const answers = new Promise<Rows[]>((done, failed) => {
      batch = new Batch(first, this.#prepared, numbersForBigints, done, failed, true);
      this.#client.query(batch);
    });
    answers.catch(() => {});
    return {
      more: (statements) => batch?.more(statements, false),
      end: (statements) => {
        batch?.more(statements, true);
        return answers;
      },
    };
  }

  async end(): Promise<void> {
    this.broken = true;
    await this.#client.end().catch(() => {});
  }
}

/**
 * Statements here are few, prepared, and each has an index made for it. One plan for each is enough, and it must be the
 * right one although it is made when the tables are still empty.
 */
const everyStatementByIndex = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off';

/** For a look at everything: it has the cores busy already, and a second process for one statement costs more than it saves. */
export const oneProcess = '-c jit=off -c max_parallel_workers_per_gather=0';

/** Pages of a large journal: whatever the tables' size is, a page costs what is in it and nothing that it is not. */
export const pagesByIndex = `${oneProcess} -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off`;

export interface WritePool {
  take(): Promise<Connection>;
  give(connection: Connection): void;
  close(): Promise<void>;
}

export function openWritePool(url: string, size: number): WritePool {
  const free: Connection[] = [];
  const unused = Array.from({ length: size }, (_, slot) => slot);
  const waiting: ((connection: Connection) => void)[] = [];
  const open = new Set<Connection>();
  let closed = false;

  async function connect(slot: number): Promise<Connection> {
    const client = new pg.Client({
      connectionString: url,
      pipeline: true,
      types: numbersForBigints,
      options: everyStatementByIndex,
    });
    try {
      await client.connect();
    } catch (error) {
      unused.push(slot);
      throw namedError(error);
    }
    const connection = new Connection(slot, client);
    open.add(connection);
    return connection;
  }

  async function take(): Promise<Connection> {
    if (closed) throw new Error('the database was closed');
    for (let next = free.pop(); next; next = free.pop()) {
      if (!next.broken) return next;
      open.delete(next);
      unused.push(next.slot);
    }
    const slot = unused.shift();
    if (slot !== undefined) return await connect(slot);
    return await new Promise((resolve) => waiting.push(resolve));
  }

  function give(connection: Connection): void {
    if (connection.broken) {
      open.delete(connection);
      unused.push(connection.slot);
      const next = waiting.shift();
      if (next) take().then(next, () => waiting.unshift(next));
      return;
    }
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  }

  async function close(): Promise<void> {
    closed = true;
    await Promise.all([...open].map((connection) => connection.end()));
  }

  return { take, give, close };
}
