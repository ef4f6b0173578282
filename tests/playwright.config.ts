import { defineConfig } from '@playwright/test';

/** Each file starts its own servers on free ports; two at a time, as each waits about half of its time. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './harness/templates.ts',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 40_000 },
  outputDir: '../test-results/playwright',
  reporter: [['list'], ['json', { outputFile: '../test-results/playwright.json' }]],
  // A trace costs a third of a story's time: whoever looks for a fault asks for one with `--trace retain-on-failure`.
  use: { trace: 'off', screenshot: 'only-on-failure' },
});
