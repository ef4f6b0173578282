import { isRetryable, isRowInTheWay, isRowOfAnother, namedError } from '../errors.ts';
import type { WritePool } from '../sql/connections.ts';
import type { FoldTable, Writer } from '../types.ts';
import { LaneUse } from './append.ts';
import type { LanePool } from './lanes.ts';
import type { Memory } from './memory.ts';
import { settleHeld } from './settle.ts';
import { type Manner, Transaction } from './transaction.ts';
import { makeWriter, type WriterPorts } from './writer.ts';

const retries = 8;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export interface TransactPorts {
  readonly pool: WritePool;
  readonly memory: Memory;
  readonly lanes: LanePool;
  readonly folds: FoldTable;
  readonly writing: WriterPorts;
  /** Called after each commit that wrote entries. */
  readonly committed: () => void;
}

export type Inside<T> = (writer: Writer, tx: Transaction) => Promise<T>;

async function once<T>(
  ports: TransactPorts,
  work: Inside<T>,
  manner: Manner,
  failed: (tx: Transaction, error: unknown) => Promise<void>,
): Promise<{ result: T; woken: ReadonlySet<string> }> {
  const connection = await ports.pool.take();
  const tx = new Transaction(connection, ports.folds, ports.writing.opener, manner);
  const lane = new LaneUse(tx, ports.lanes, ports.writing);
  try {
    const result = await work(makeWriter(tx, lane, ports.writing), tx);
    await lane.close();
    await tx.commit();
    ports.memory.learn(tx.learned());
    return { result, woken: tx.woken };
  } catch (error) {
    await tx.rollback();
    if (tx.hasAssumed) ports.memory.learn(tx.unlearned());
    await failed(tx, error);
    throw error;
  } finally {
    lane.release();
    ports.pool.give(connection);
  }
}

async function attempt<T>(
  ports: TransactPorts,
  work: Inside<T>,
  first: Manner = {},
): Promise<{ result: T; woken: ReadonlySet<string> }> {
  let manner = first;
  let aside: ReadonlySet<string> = new Set();
  let wasAssumed = false;
  // Looked at while the connection is still ours; the next try writes differently.
  const lookAt = async (tx: Transaction, error: unknown) => {
    wasAssumed = tx.hasAssumed;
    if (isRowOfAnother(error) && !wasAssumed && !tx.connection.broken) aside = await tx.takenSubjects();
  };
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(ports, work, manner, lookAt);
    } catch (error) {
      if (wasAssumed) {
        // Whatever it was: what is read instead of remembered tells what is right, or fails for a reason of its own.
        wasAssumed = false;
        manner = {};
        continue;
      }
      if (!manner.writesWhole && isRowInTheWay(error)) {
        // Somebody's hand was in the tables: what should not stand is overwritten, as a repair would.
        manner = { ...manner, remembers: false, writesWhole: true };
        continue;
      }
      if (isRowOfAnother(error) && aside.size > (manner.aside?.size ?? 0)) {
        manner = { writesWhole: true, aside };
        continue;
      }
      if (!isRetryable(error) || tries >= retries) throw namedError(error);
      // Two that collided must not collide again: a little waiting, more each time, and never the same.
      await pause(Math.random() * 2 ** tries);
    }
  }
}

/** One transaction, and after it one for each held entry that came free by it. */
export async function transactInside<T>(ports: TransactPorts, work: Inside<T>, first?: Manner): Promise<T> {
  const { result, woken } = await attempt(ports, work, first);
  ports.committed();
  if (woken.size > 0) await settleWoken(ports, woken);
  return result;
}

export async function settleWoken(ports: TransactPorts, first: Iterable<string>): Promise<void> {
  const queue = [...first];
  const settled = new Set<string>();
  for (let hash = queue.shift(); hash !== undefined; hash = queue.shift()) {
    const current = hash;
    if (settled.has(current)) continue;
    const { result, woken } = await attempt(ports, (_, tx) =>
      settleHeld(tx, current, false, { now: ports.writing.now(), opener: ports.writing.opener }),
    );
    // Still held: it waits for something else, and whatever that is wakes it again.
    if (result === null || result.verdict !== 'held') settled.add(current);
    queue.push(...woken);
  }
  ports.committed();
}

/** Entries that were committed just before a crash may have left what waited for them asleep. */
export async function settleAfterCrash(ports: TransactPorts): Promise<void> {
  const { result } = await attempt(ports, async (_, tx) => {
    const answer = await tx.run<{ hash: string }>({
      name: 'mc_held_ready',
      text: `select hash from held h where reason <> 'after-revocation' and exists (
          select from unnest(h.missing) m join entry e on e.hash = m) order by writer, seq`,
    });
    return answer.rows.map((row) => row.hash);
  });
  if (result.length > 0) await settleWoken(ports, result);
}
