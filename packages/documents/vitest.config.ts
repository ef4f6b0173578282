import { atMost } from '@mingcha/soak';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'documents', testTimeout: atMost(120_000), hookTimeout: 600_000 },
});
