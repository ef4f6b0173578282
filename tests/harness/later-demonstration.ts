/** The demonstration city some days on: the same program and folder, with a clock that is ahead. */
import { run, workersOf } from '@mingcha/server';

const ahead = Number(process.env.TEST_DAYS_AHEAD) * 86_400_000;

process.exit(
  await run({
    demo: true,
    overrides: { now: () => Date.now() + ahead },
    // What the queue does every few minutes anyway.
    prepare: ({ services }) => workersOf(services)['lapse-confirmations']({}),
  }),
);
