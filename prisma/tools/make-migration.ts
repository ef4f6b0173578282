import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { committedMigrations, migrate, startEmbedded } from '@mingcha/db';
import { permanentModels } from './models.ts';
import { schemaEngine } from './schema-engine.ts';

// node prisma/tools/make-migration.ts <name>: what the committed migrations lack of the permanent models, as the next one.

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('give the migration a name: lower case letters, digits, underscores\n');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'mingcha-migration-'));
chmodSync(folder, 0o755);
const database = await startEmbedded({ folder });
try {
  await migrate(database.url);
  const engine = await schemaEngine(database.url);
  const answer = await engine.diff({
    from: { tag: 'schemaDatasource', files: permanentModels(), configDir: folder },
    to: { tag: 'schemaDatamodel', files: permanentModels() },
    script: true,
    exitCode: null,
    filters: { externalTables: ['public.migration'], externalEnums: [] },
  });
  const sql = answer.stdout ?? '';
  if (sql.includes('This is an empty migration')) {
    process.stdout.write('schema and migrations agree: nothing to make\n');
  } else {
    const number = String(committedMigrations().length + 1).padStart(4, '0');
    const target = fileURLToPath(new URL(`../migrations/${number}_${name}/`, import.meta.url));
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'migration.sql'), sql);
    process.stdout.write(`made ${target}migration.sql: read it before you commit it\n`);
  }
} finally {
  await database.remove();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
