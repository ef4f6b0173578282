import pg from 'pg';
import { namedError } from '../errors.ts';

/** What was committed at one moment, as every connection sees it that begins there. */
export interface Instant {
  /** As PostgreSQL calls it; known as long as somebody holds it. */
  readonly snapshot: string;
  /** Not later than that moment, by the clock of this machine; milliseconds since the epoch. */
  readonly at: number;
}

const begin = 'begin isolation level repeatable read read only';

/**
 * Nothing ends these transactions but whoever reads. And they never wait for long: who changes tables waits for every reader, and a
 * reader who waited in turn would wait for ever. Settings that this version does not know are left out.
 */
const asReader = `select set_config(name, case name when 'lock_timeout' then '10s' else '0' end, false)
  from pg_settings where name in ('idle_in_transaction_session_timeout', 'transaction_timeout', 'lock_timeout')`;

export interface HeldInstant extends Instant {
  release(): Promise<void>;
}

export async function holdInstant(directUrl: string): Promise<HeldInstant> {
  const client = new pg.Client({ connectionString: directUrl, application_name: 'mingcha-instant' });
  // Whoever begins there afterwards is told that nobody holds it.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(asReader);
    const at = Date.now();
    await client.query(begin);
    const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot');
    return { snapshot: rows[0]?.snapshot ?? '', at, release: () => client.end().catch(() => {}) };
  } catch (error) {
    await client.end().catch(() => {});
    throw namedError(error);
  }
}

/** For `onConnect` of a pool: whatever is asked over the connection is answered as of then. */
export const beginAt =
  ({ snapshot }: Instant) =>
  async (client: pg.ClientBase): Promise<void> => {
    await client.query(asReader);
    await client.query(begin);
    await client.query(`set transaction snapshot ${pg.escapeLiteral(snapshot)}`);
  };
