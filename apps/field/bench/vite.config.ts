import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The filler as one module beside the built app, for the time of a measurement: same origin, so the same stores. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/field/fill/',
  publicDir: false,
  build: {
    target: 'es2023',
    outDir: resolve(import.meta.dirname, '../dist/fill'),
    emptyOutDir: true,
    rolldownOptions: {
      input: resolve(import.meta.dirname, 'fill.ts'),
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: 'fill.js' },
    },
  },
  worker: { format: 'es' },
});
