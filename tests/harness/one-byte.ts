import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { startEmbedded } from '@mingcha/db';
import pg from 'pg';

/**
 * What somebody with the database's own password can do to a stopped installation: past the program and past the
 * triggers that guard its tables. Answers what was there before.
 */
export async function changeRow<T extends pg.QueryResultRow>(
  folder: string,
  ...statements: string[]
): Promise<T[]> {
  const database = await startEmbedded({ folder });
  const client = new pg.Client({ connectionString: database.url });
  // The server going away while the connection is closing is no fault of the change.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('set session_replication_role = replica');
    let rows: T[] = [];
    for (const statement of statements) ({ rows } = await client.query<T>(statement));
    return rows;
  } finally {
    await client.end();
    await database.stop();
  }
}

/** One bit of a stored file, and back when called again. */
export function flipBit(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  chmodSync(file, 0o600);
  writeFileSync(file, bytes);
  chmodSync(file, 0o400);
}
