import { atMost } from '@mingcha/soak';
import { defineConfig } from 'vitest/config';
import { newsFile } from './build/news-file.ts';

export default defineConfig({
  plugins: [newsFile()],
  test: {
    name: 'field',
    include: ['test/**/*.test.ts'],
    setupFiles: ['fake-indexeddb/auto'],
    testTimeout: atMost(20_000),
  },
});
