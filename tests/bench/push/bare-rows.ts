import { nodePorts } from '@mingcha/db';
import { hashHeader, type WireRun } from '@mingcha/journal';
import pg from 'pg';

// The peer of the bar: every row that a push leaves behind (journal and projected tables, same columns, same indexes) as one
// multi-row insert a table, in one transaction with one commit for each push, over the same driver and the same number of
// connections. Nothing is checked, locked, read or folded; the values are ready before the clock starts.
//
// It is told in two ways, because "bare inserts" can be read in two ways. `oneByOne` awaits every statement, as programs
// ordinarily write it: eleven round trips. `onePacket` sends all of them at once (the driver's pipeline), prepared once a
// connection: the fastest way known to us to have these bytes durable, and the one the bar is held against. A push stands
// against both with its two round trips, its checks, and its reads. What the peer does not have either: pushes that arrive
// together share a commit, here each one has its own.

const ports = nodePorts();
const projected = ['visit', 'visit_member', 'visit_answer', 'finding', 'finding_evidence'];
const tables = ['entry', 'entry_payload', 'leaf', 'run', ...projected];
const raw = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;

export const manners = ['onePacket', 'oneByOne'] as const;
export type Manner = (typeof manners)[number];

interface Insert {
  readonly table: string;
  readonly rows: number;
  /** Behind the name of the table. */
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Each manner has tables of its own, which grow with the measurement as the product's do. */
const bareTables = manners.flatMap((manner) =>
  tables.map((table) => ({ table, bare: `bench_${manner}_${table}`.toLowerCase() })),
);

export async function makeBareTables(client: pg.Client): Promise<void> {
  for (const { table, bare } of bareTables)
    await client.query(`create table ${bare} (like ${table} including all)`);
}

export async function emptyBareTables(client: pg.Client): Promise<void> {
  await client.query(`truncate ${bareTables.map(({ bare }) => bare).join(', ')}`);
}

const cellOf = (value: unknown) =>
  typeof value === 'string' && value.startsWith('\\x') ? Buffer.from(value.slice(2), 'hex') : value;

/** Reads back what a push wrote, as the inserts that would write it again. */
async function insertsOf(client: pg.Client, unit: WireRun): Promise<Insert[]> {
  const hashes = unit.entries.map(({ header }) => hashHeader(ports, header));
  const subjects = unit.entries.map(({ header }) => header.subject.id);
  const inserts: Insert[] = [];
  for (const table of tables) {
    const [where, values] =
      table === 'run'
        ? ['writer = $1 and from_seq = $2', [unit.run.writer, unit.run.from]]
        : projected.includes(table)
          ? ['subject_id = any($1)', [subjects]]
          : ['hash = any($1)', [hashes]];
    const answer = await client.query({ text: `select * from ${table} where ${where}`, values, types: raw });
    const columns = answer.fields.map((field) => `"${field.name}"`);
    const places = answer.rows.map(
      (_, row) => `(${columns.map((__, column) => `$${row * columns.length + column + 1}`).join(', ')})`,
    );
    inserts.push({
      table,
      rows: answer.rows.length,
      text: `(${columns.join(', ')}) values ${places.join(', ')}`,
      values: answer.rows.flatMap((row) => Object.values(row as object).map(cellOf)),
    });
  }
  return inserts;
}

export async function readInserts(client: pg.Client, queues: readonly (readonly WireRun[])[]) {
  const all: Insert[][][] = [];
  for (const queue of queues) {
    const inserts: Insert[][] = [];
    for (const unit of queue) inserts.push(await insertsOf(client, unit));
    all.push(inserts);
  }
  return all;
}

export async function rowsConnection(url: string, manner: Manner) {
  const client = new pg.Client({ connectionString: url, pipeline: manner === 'onePacket' });
  await client.connect();
  const statementsOf = (inserts: readonly Insert[]) => [
    { name: 'bare_begin', text: 'begin' },
    ...inserts.map(({ table, rows, text, values }) => ({
      name: `bare_${table}_${rows}`,
      text: `insert into bench_${manner.toLowerCase()}_${table} ${text}`,
      values: [...values],
    })),
    { name: 'bare_commit', text: 'commit' },
  ];
  return {
    async insert(inserts: readonly Insert[]): Promise<void> {
      const statements = statementsOf(inserts);
      if (manner === 'onePacket') await Promise.all(statements.map((statement) => client.query(statement)));
      else for (const statement of statements) await client.query(statement);
    },
    end: () => client.end(),
  };
}
