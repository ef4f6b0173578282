import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { JobName, Jobs, Queue } from './queue.ts';

export type Workers = { readonly [N in JobName]: (facts: Jobs[N]) => Promise<void> };

/** How often the clock itself sends a job, in cron's words; the others are sent when something happens. */
const schedules: Partial<Record<JobName, string>> = {
  sequence: '* * * * *',
  'anchor-access-log': '*/10 * * * *',
  'alarm-visits': '* * * * *',
  'run-case-clocks': '* * * * *',
  'lapse-confirmations': '*/5 * * * *',
  'run-leaves': '* * * * *',
  'expire-passes': '*/15 * * * *',
  'run-order-clocks': '* * * * *',
  'recount-deadlines': '7 * * * *',
  remind: '*/10 * * * *',
  'deliver-notices': '* * * * *',
  'tidy-uploads': '17 3 * * *',
  'destroy-emptied-keys': '27 * * * *',
  'stamp-heads': '* * * * *',
  'verify-installation': '30 2 * * *',
  'carry-out-destructions': '*/15 * * * *',
};

/** Seconds after which a job counts as lost and is begun again; the queue's own is a quarter of an hour. */
const longest: Partial<Record<JobName, number>> = { 'verify-installation': 12 * 3600 };

export interface RunningJobs extends Queue {
  /** Lets what runs come to its end, takes nothing new. */
  stop(): Promise<void>;
}

/** pg-boss in the same PostgreSQL: several servers share the work, and a killed one loses none of it. */
export async function startJobs(
  directUrl: string,
  workers: Workers,
  log: Logger,
  zone: string,
): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: directUrl,
    application_name: 'mingcha-jobs',
    max: 4,
    schema: 'jobs',
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue'));
  await boss.start();
  const names = Object.keys(workers) as JobName[];
  for (const name of names) {
    // 'stately': of one key at most one waits and one runs, so a nudge while one is under way is not lost.
    const seconds = longest[name];
    await boss.createQueue(name, {
      policy: 'stately',
      retryLimit: 10,
      retryDelay: 5,
      retryBackoff: true,
      ...(seconds === undefined ? {} : { expireInSeconds: seconds }),
    });
    await boss.work(name, { pollingIntervalSeconds: name === 'sequence' ? 1 : 2 }, async (jobs) => {
      for (const job of jobs) await run(name, job.data);
    });
    const cron = schedules[name];
    if (cron !== undefined) await boss.schedule(name, cron, {}, { tz: zone });
  }

  async function run(name: JobName, facts: unknown): Promise<void> {
    try {
      await (workers[name] as (facts: unknown) => Promise<void>)(facts ?? {});
    } catch (error) {
      log.error({ err: error, job: name }, 'job failed; it will be tried again');
      throw error;
    }
  }

  return {
    async send(name, facts, key) {
      await boss.send(name, facts, key === undefined ? {} : { singletonKey: key });
    },
    stop: () => boss.stop({ graceful: true, timeout: 20_000, close: true }),
  };
}
