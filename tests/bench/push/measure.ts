import { performance } from 'node:perf_hooks';

export interface Measured {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Runs every queue at once, each strictly one after another, and times each piece of work in milliseconds. */
export async function measure<T>(
  queues: readonly (readonly T[])[],
  work: (item: T, queue: number) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = [];
  const from = performance.now();
  await Promise.all(
    queues.map(async (queue, index) => {
      for (const item of queue) {
        const begun = performance.now();
        await work(item, index);
        times.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    count: times.length,
    perSecond: Math.round(times.length / seconds),
    p50: round(at(times, 0.5)),
    p95: round(at(times, 0.95)),
    p99: round(at(times, 0.99)),
  };
}
