import { atMost } from '@mingcha/soak';
import { defineConfig } from 'vitest/config';

/** Properties walk a thousand histories each: slow machines get their time. */
export default defineConfig({ test: { testTimeout: atMost(20_000) } });
