import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { projectedSql } from './projected-sql.ts';
import { tablesFile } from './tables.ts';

// Makes the Prisma client, the list of tables and prisma/projected.sql from the models, without a network or a database.

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function writeIfOther(path: string, text: string): void {
  let before = '';
  try {
    before = readFileSync(path, 'utf8');
  } catch {
    // first time
  }
  if (before !== text) writeFileSync(path, text);
}

const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
const made = spawnSync(process.execPath, [cli, 'generate', '--config', at('../prisma.config.ts')], {
  cwd: at('..'),
  encoding: 'utf8',
  env: {
    ...process.env,
    // `generate` never runs this binary; any file that exists keeps the CLI from downloading one.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
});
if (made.status !== 0) {
  process.stderr.write(`${made.stdout}${made.stderr}`);
  process.exit(made.status ?? 1);
}
mkdirSync(at('../../packages/db/src/generated'), { recursive: true });
writeIfOther(at('../../packages/db/src/generated/tables.ts'), tablesFile());
writeIfOther(
  at('../projected.sql'),
  `-- Generated from prisma/models by \`npm run generate\`: the projected tables, dropped and folded again, never altered.\n\n${await projectedSql()}`,
);
process.stdout.write('prisma client, tables and projected.sql made\n');
