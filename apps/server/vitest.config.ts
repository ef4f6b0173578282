import { atMost } from '@mingcha/soak';
import { defineConfig } from 'vitest/config';

/** Every file opens a database and some start the program several times: slow machines get their time. */
export default defineConfig({
  test: {
    name: 'server',
    include: ['test/**/*.test.ts'],
    testTimeout: atMost(60_000),
    hookTimeout: atMost(180_000),
  },
});
