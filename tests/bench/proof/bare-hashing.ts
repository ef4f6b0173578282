import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BareData, BareTimes } from './bare-thread.ts';

export interface BareHashing {
  /** Seconds for reading the bytes out of the database and computing over them, on so many threads. */
  readonly whole: number;
  /** Seconds of it that were cryptography, of all threads together. */
  readonly crypto: number;
}

/**
 * The peer of `verify`: the same bytes out of the same database, and everything that must be computed over them by Node's own
 * cryptography: SHA-256 of header, values, leaves and nodes of the payload, leaf and node of the log; AES-256-GCM of what is
 * sealed, and SHA-256 of what comes out; an Ed25519 signature for each run. Nothing is understood and nothing compared. Heads are a
 * signature each for thousands of entries and left out; receipts are handed out and not kept.
 */
export async function bareHashing(
  where: Pick<BareData, 'url' | 'keys'>,
  threads: number,
): Promise<BareHashing> {
  const crew = Array.from({ length: threads }, (_, index) => {
    const workerData: BareData = { ...where, threads, index };
    return new Worker(new URL('./bare-thread.ts', import.meta.url), { workerData });
  });
  await Promise.all(crew.map((thread) => once(thread, 'message')));
  const times = await Promise.all(
    crew.map(async (thread): Promise<BareTimes> => {
      const answered = once(thread, 'message');
      thread.postMessage('go');
      return (await answered)[0] as BareTimes;
    }),
  );
  await Promise.all(crew.map((thread) => thread.terminate()));
  return {
    whole: Math.max(...times.map(({ reading, crypto }) => reading + crypto)) / 1000,
    crypto: times.reduce((sum, { crypto }) => sum + crypto, 0) / 1000,
  };
}
