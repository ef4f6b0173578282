import { performance } from 'node:perf_hooks';

export interface Measured {
  readonly count: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Sorted, milliseconds; left out of the report. */
  readonly times: readonly number[];
  readonly seconds: number;
  /** Processor time of this process for each piece of work, milliseconds: steadier than the clock on a busy machine. */
  readonly cpu: number;
}

const round = (value: number) => Math.round(value * 100) / 100;

function summary(times: number[], seconds: number, cpu: number): Measured {
  times.sort((a, b) => a - b);
  return {
    count: times.length,
    perSecond: Math.round(times.length / seconds),
    p50: round(at(times, 0.5)),
    p95: round(at(times, 0.95)),
    p99: round(at(times, 0.99)),
    times,
    seconds,
    cpu: round(cpu / times.length),
  };
}

/** Several measurements of one thing as one. */
export const together = (some: readonly Measured[]): Measured =>
  summary(
    some.flatMap(({ times }) => times),
    some.reduce((sum, { seconds }) => sum + seconds, 0),
    some.reduce((sum, { cpu, count }) => sum + cpu * count, 0),
  );

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Runs every queue at once, each strictly one after another, and times each piece of work in milliseconds. */
export async function measure<T>(
  queues: readonly (readonly T[])[],
  work: (item: T, queue: number) => Promise<unknown>,
): Promise<Measured> {
  const times: number[] = [];
  const before = process.cpuUsage();
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
  const { user, system } = process.cpuUsage(before);
  return summary(times, seconds, (user + system) / 1000);
}
