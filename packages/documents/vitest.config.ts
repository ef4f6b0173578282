import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'documents', testTimeout: 120_000, hookTimeout: 600_000 } });
