import { nodePorts } from '@mingcha/db';
import { hashHeader, type WireRun } from '@mingcha/journal';
import pg from 'pg';

// The fair peer: every row that a push leaves behind (journal and projected tables, same columns, same indexes), written by
// one multi-row insert a table in one transaction and one round trip. Nothing is checked, locked, read or folded.

const ports = nodePorts();
const projected = ['visit', 'visit_member', 'visit_answer', 'finding', 'finding_evidence'];
const tables = ['entry', 'entry_payload', 'leaf', 'run', ...projected];
const raw = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;

interface Insert {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export async function makeBareTables(client: pg.Client): Promise<void> {
  for (const table of tables) {
    await client.query(`drop table if exists bench_${table}`);
    await client.query(`create table bench_${table} (like ${table} including all)`);
  }
}

export async function emptyBareTables(client: pg.Client): Promise<void> {
  await client.query(`truncate ${tables.map((table) => `bench_${table}`).join(', ')}`);
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
      name: `bare_${table}_${answer.rows.length}`,
      text: `insert into bench_${table} (${columns.join(', ')}) values ${places.join(', ')}`,
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

export async function rowsConnection(url: string) {
  const client = new pg.Client({ connectionString: url, pipeline: true });
  await client.connect();
  return {
    insert: (inserts: readonly Insert[]) =>
      Promise.all([
        client.query('begin'),
        ...inserts.map(({ name, text, values }) => client.query({ name, text, values: [...values] })),
        client.query('commit'),
      ]),
    end: () => client.end(),
  };
}
