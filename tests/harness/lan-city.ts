/** The demonstration city with the tablet app from another folder (TEST_FIELD), which a story exchanges while it runs. */
import { builtApps, run } from '@mingcha/server';

process.exit(
  await run({
    demo: true,
    words: process.argv.slice(2),
    overrides: { apps: { desk: builtApps.desk, field: process.env.TEST_FIELD ?? builtApps.field } },
  }),
);
