import { randomBytes } from 'node:crypto';
import type { Signer } from '@mingcha/journal';
import type pg from 'pg';
import { DbError } from '../errors.ts';
import type { Statement } from '../sql/connections.ts';

/** How long a lease holds without renewal. A lease only keeps two processes off one lane; the row lock keeps the chain whole. */
const leaseMs = 30_000;

export interface LanePool {
  readonly holder: string;
  /** Registers new lanes, takes the leases and renews them from then on. */
  claim(): Promise<void>;
  /** A lane for one transaction; waits for one to come free. Throws `lane-missing`. */
  take(): Promise<Signer>;
  give(lane: Signer): void;
  close(): Promise<void>;
}

/** The lane's chain head, its row locked, and proof that the lease is still ours. */
export const laneLocked = (writer: string, holder: string): Statement => ({
  name: 'mc_lane_locked',
  text: `select w.head_seq, w.head_hash, w.class, l.holder = $2 as ours from writer w join lane l on l.writer = w.id
    where w.id = $1 for update`,
  values: [writer, holder],
});

export function openLanes(
  pool: pg.Pool,
  lanes: readonly Signer[],
  options: { holder?: string | undefined; takeOver: boolean; now: () => number },
): LanePool {
  const holder = options.holder ?? randomBytes(12).toString('base64url');
  const free: Signer[] = [];
  const waiting: ((lane: Signer) => void)[] = [];
  let claimed = false;
  let timer: NodeJS.Timeout | null = null;

  async function register(): Promise<void> {
    for (const lane of lanes) {
      await pool.query(
        `insert into writer (id, alg, public_key, class, subject_type, subject_id, state, persons, enrolled_at)
         values ($1, $2, $3, 'server', 'lane', $4, 'enrolled', '{}', $5) on conflict do nothing`,
        [
          lane.writer,
          lane.alg,
          Buffer.from(lane.publicKey),
          `lan_${lane.writer.slice(0, 26)}`,
          options.now(),
        ],
      );
      await pool.query('insert into lane (writer) values ($1) on conflict do nothing', [lane.writer]);
    }
  }

  async function lease(takeOver: boolean): Promise<void> {
    const now = options.now();
    const answer = await pool.query<{ writer: string }>(
      `update lane set holder = $2, until = $3 where writer = any($1::text[])
         and (holder is null or holder = $2 or until < $4 or $5) returning writer`,
      [lanes.map((lane) => lane.writer), holder, now + leaseMs, now, takeOver],
    );
    if (answer.rowCount !== lanes.length) {
      const got = new Set(answer.rows.map((row) => row.writer));
      const lost = lanes.filter((lane) => !got.has(lane.writer)).map((lane) => lane.writer);
      throw new DbError('lane-lost', { lanes: lost.join(' ') });
    }
  }

  async function claim(): Promise<void> {
    if (claimed) return;
    await register();
    await lease(options.takeOver);
    claimed = true;
    free.push(...lanes);
    // A renewal that fails is tried again; a lane that was lost meanwhile says so at its next append.
    timer = setInterval(() => void lease(false).catch(() => {}), leaseMs / 3);
    timer.unref();
  }

  async function take(): Promise<Signer> {
    if (!claimed || lanes.length === 0) throw new DbError('lane-missing', { lanes: lanes.length });
    return free.pop() ?? (await new Promise((resolve) => waiting.push(resolve)));
  }

  function give(lane: Signer): void {
    const next = waiting.shift();
    if (next) next(lane);
    else free.push(lane);
  }

  async function close(): Promise<void> {
    if (timer) clearInterval(timer);
    if (!claimed) return;
    await pool.query('update lane set holder = null, until = 0 where holder = $1', [holder]).catch(() => {});
  }

  return { holder, claim, take, give, close };
}
