import { atMost } from '@mingcha/soak';
import { defineConfig } from 'vitest/config';

// Real servers are started and killed here; on a busy machine that takes seconds.
export default defineConfig({ test: { testTimeout: atMost(60_000), hookTimeout: atMost(60_000) } });
