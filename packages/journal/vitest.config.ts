import { env } from 'node:process';
import { defineConfig } from 'vitest/config';

// A soak (MINGCHA_RUNS) takes as long as it takes; the everyday run must not.
export default defineConfig({
  test: { testTimeout: 'MINGCHA_RUNS' in env ? 3_600_000 : 30_000 },
});
