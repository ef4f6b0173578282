import { defineConfig } from 'vitest/config';

// One run over every room: the rooms keep their own settings, this file only names them and the common limits.
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'tests'],
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
  },
});
