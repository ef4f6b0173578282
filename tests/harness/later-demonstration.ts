/**
 * The demonstration city some days on: the same program and folder, with a clock that is ahead, and a minute more with every
 * SIGUSR2.
 */
import { run, workersOf } from '@mingcha/server';

let ahead = Number(process.env.TEST_DAYS_AHEAD ?? 0) * 86_400_000;
process.on('SIGUSR2', () => {
  ahead += 60_000;
});

process.exit(
  await run({
    demo: true,
    overrides: { now: () => Date.now() + ahead },
    // What the queue does every few minutes anyway.
    prepare: ({ services }) => workersOf(services)['lapse-confirmations']({}),
  }),
);
