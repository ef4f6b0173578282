import { atMost } from '@mingcha/soak';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'field',
    include: ['test/**/*.test.ts'],
    setupFiles: ['fake-indexeddb/auto'],
    testTimeout: atMost(20_000),
  },
});
