import type { WireRun } from '@mingcha/journal';
import type { Answer, PushFacts } from '../types.ts';
import { acceptRuns } from './accept-run.ts';
import type { Pushed } from './pushed.ts';
import { type TransactPorts, transactInside } from './transact.ts';
import type { Transaction } from './transaction.ts';

interface Waiting extends Pushed {
  readonly done: (answers: readonly Answer[]) => void;
  readonly failed: (error: unknown) => void;
}

/** As many as share one transaction, and as many transactions as run at once. */
const together = 8;
const atOnce = 3;

/**
 * Runs that are pushed while others are being committed share the next transaction: its locks, its statements and its
 * sync to disk. Nobody waits for company: what is there when a transaction can begin goes into it.
 */
export function acceptTogether(ports: TransactPorts) {
  const queue: Waiting[] = [];
  let running = 0;

  /** At most one run of a writer: the second is judged by what the first one left. */
  function take(): Waiting[] {
    const writers = new Set<unknown>();
    const batch: Waiting[] = [];
    for (let index = 0; index < queue.length && batch.length < together; ) {
      const writer: unknown = queue[index]?.unit?.run?.writer;
      if (writers.has(writer)) index += 1;
      else {
        writers.add(writer);
        batch.push(...queue.splice(index, 1));
      }
    }
    return batch;
  }

  async function run(batch: readonly Waiting[]): Promise<void> {
    const { counts } = ports.memory;
    let tried: Transaction | null = null;
    let wasWrong = false;
    try {
      const answers = await transactInside(
        ports,
        (_, tx) => {
          wasWrong ||= tried?.hasAssumed ?? false;
          tried = tx;
          return acceptRuns(tx, batch, ports.writing);
        },
        { remembers: true },
      );
      const isRemembered = (tried as Transaction | null)?.hasAssumed ?? false;
      counts[isRemembered ? 'remembered' : wasWrong ? 'corrected' : 'read'] += batch.length;
      batch.forEach(({ done }, index) => {
        done(answers[index] ?? []);
      });
    } catch (error) {
      if (batch.length === 1) batch[0]?.failed(error);
      // One of them is at fault; alone, only that one fails.
      else for (const one of batch) await run([one]);
    }
  }

  function pump(): void {
    while (running < atOnce && queue.length > 0) {
      running += 1;
      void run(take()).finally(() => {
        running -= 1;
        pump();
      });
    }
  }

  return (unit: WireRun, facts: PushFacts = {}): Promise<readonly Answer[]> =>
    new Promise((done, failed) => {
      queue.push({ unit, facts, done, failed });
      // After this turn of the event loop, so that what arrived together goes together; at once where nobody is under way.
      if (running === 0) process.nextTick(pump);
      else setImmediate(pump);
    });
}
