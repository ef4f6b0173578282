import { atMost } from '@mingcha/soak';
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { testTimeout: atMost(30_000) } });
