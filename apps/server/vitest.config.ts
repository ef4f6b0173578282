import { atMost } from '@mingcha/soak';
import { defineConfig } from 'vitest/config';

/** Every file opens a database and one test starts the program six times: a machine with other work gets its time. */
export default defineConfig({
  test: {
    name: 'server',
    include: ['test/**/*.test.ts'],
    testTimeout: atMost(120_000),
    hookTimeout: atMost(180_000),
  },
});
