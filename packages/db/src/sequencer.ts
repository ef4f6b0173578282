import type { Signer } from '@mingcha/journal';
import pg from 'pg';
import { namedError } from './errors.ts';
import type { Run } from './journal/reads.ts';
import { sessionLocks } from './migrations/migrate.ts';
import { numbersForBigints } from './sql/connections.ts';
import { growTree } from './tree/grow-tree.ts';
import { newestHead, signHead } from './tree/heads.ts';
import type { Sequencer } from './types.ts';

/** Entries in one step: a step is one short transaction. */
const step = 2000;
const channel = 'mingcha_pending';

/**
 * Gives entries their place in the one order. PostgreSQL does not tell in which order transactions committed, so the order
 * is made here: whoever holds the lock moves what is pending behind the last leaf, without a gap. Within a step a writer's
 * chain keeps its order.
 */
const move = `with base as (select coalesce(max(position), -1) as last from leaf),
  moved as (delete from pending where ctid = any(array(select ctid from pending limit ${step})) returning hash)
  insert into leaf (position, hash)
  select base.last + row_number() over (order by e.arrival, e.writer, e.seq, e.branch), moved.hash
  from moved join entry e on e.hash = moved.hash cross join base`;

export interface RunningSequencer extends Sequencer {
  /** Something was committed; soon it will have its place. */
  nudge(): void;
  close(): Promise<void>;
}

export interface SequencerOptions {
  /** How long committed entries may wait to be moved together. Notifying at each commit would make commits wait in line. */
  readonly gatherMs?: number;
  /** How often it looks without being told. */
  readonly everyMs?: number;
  /** How long a head stands, at least, before the next one is signed: heads are kept for ever. */
  readonly headMs?: number;
  readonly signer?: Signer;
  /** Milliseconds since the epoch, as heads say it. */
  readonly now?: () => number;
  readonly onError?: (error: unknown) => void;
  /** Called when this process has given entries their place. */
  readonly onMoved?: () => void;
}

export function openSequencer(directUrl: string, options: SequencerOptions = {}): RunningSequencer {
  const { gatherMs = 200, everyMs = 2000, headMs = 500, now = Date.now } = options;
  const { onError = () => {}, onMoved = () => {} } = options;
  let client: pg.Client | null = null;
  let running: Promise<number> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let signedAt = Number.NEGATIVE_INFINITY;

  async function connect(): Promise<pg.Client> {
    if (client) return client;
    const fresh = new pg.Client({ connectionString: directUrl, types: numbersForBigints });
    const forget = () => {
      if (client === fresh) client = null;
    };
    fresh.on('error', forget);
    fresh.on('end', forget);
    // Another process wrote: it tells through the database.
    fresh.on('notification', () => later());
    await fresh.connect();
    await fresh.query(`listen ${channel}`);
    // A place that a crash takes back is given anew from what still waits: nobody has been told of it before a head is signed.
    await fresh.query('set synchronous_commit = off');
    client = fresh;
    return fresh;
  }

  /** Grows the log by what has its place, and signs it unless it was signed just now: then soon. */
  async function log(connection: pg.Client, atOnce: boolean): Promise<void> {
    const run: Run = ({ name, text, values }) =>
      connection.query({ name, text, ...(values ? { values: [...values] } : {}) });
    const size = await growTree(run);
    if (options.signer === undefined || size === ((await newestHead(run))?.size ?? 0)) return;
    const waits = signedAt + headMs - performance.now();
    if (!atOnce && waits > 0) return later(waits);
    // A head is shown to others and is never taken back: with it, everything before it is on the disk.
    await connection.query('set synchronous_commit = on');
    try {
      await signHead(run, options.signer, size, now());
    } finally {
      await connection.query('set synchronous_commit = off').catch(() => {});
    }
    signedAt = performance.now();
  }

  async function moveAll(atOnce: boolean): Promise<number> {
    const connection = await connect();
    const lock = await connection.query<{ got: boolean }>(
      `select pg_try_advisory_lock(${sessionLocks.sequencer}) as got`,
    );
    if (!lock.rows[0]?.got) {
      // Another process sequences: what we committed it hears of now.
      await connection.query(`notify ${channel}`);
      return 0;
    }
    let moved = 0;
    try {
      for (;;) {
        const count = (await connection.query(move)).rowCount ?? 0;
        moved += count;
        if (count < step) break;
      }
      await log(connection, atOnce);
      return moved;
    } finally {
      await connection.query(`select pg_advisory_unlock(${sessionLocks.sequencer})`).catch(() => {});
      if (moved > 0) onMoved();
    }
  }

  async function run(atOnce: boolean): Promise<number> {
    while (running) await running.catch(() => {});
    running = moveAll(atOnce);
    try {
      return await running;
    } catch (error) {
      throw namedError(error);
    } finally {
      running = null;
    }
  }

  function later(afterMs = gatherMs): void {
    if (timer || closed) return;
    timer = setTimeout(() => {
      timer = null;
      if (!closed) run(false).catch(onError);
    }, afterMs);
    timer.unref();
  }

  const regular = setInterval(() => later(), everyMs);
  regular.unref();

  return {
    run: () => run(true),
    nudge: () => later(),
    async close() {
      closed = true;
      clearInterval(regular);
      if (timer) clearTimeout(timer);
      await running?.catch(() => {});
      await client?.end().catch(() => {});
    },
  };
}
