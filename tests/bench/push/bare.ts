import { nodePorts } from '@mingcha/db';
import { canonicalBytes, hashHeader, type WireRun } from '@mingcha/journal';
import pg from 'pg';

// The physical limit beside the product: the same bytes in one multi-row insert, nothing checked, nothing folded.

const ports = nodePorts();

export interface BareRow {
  readonly hash: string;
  readonly header: Buffer;
  readonly fields: Buffer;
}

export const bareRows = (unit: WireRun): BareRow[] =>
  unit.entries.map(({ header, fields }) => ({
    hash: hashHeader(ports, header),
    header: Buffer.from(canonicalBytes(header)),
    fields: Buffer.from(canonicalBytes(fields)),
  }));

export const bareTable = `create table if not exists bench_bare (
  hash text primary key, header bytea not null, fields bytea not null
)`;

export async function bareConnection(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const text = `insert into bench_bare (hash, header, fields) values ${[0, 1, 2, 3]
    .map((n) => `($${n * 3 + 1}, $${n * 3 + 2}, $${n * 3 + 3})`)
    .join(', ')}`;
  return {
    insert: (rows: readonly BareRow[]) =>
      client.query({ name: 'bare', text, values: rows.flatMap((row) => [row.hash, row.header, row.fields]) }),
    end: () => client.end(),
  };
}
