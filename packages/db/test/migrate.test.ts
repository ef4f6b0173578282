import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allModels, permanentModels } from '../../../prisma/tools/models.ts';
import { projectedSql } from '../../../prisma/tools/projected-sql.ts';
import { schemaEngine } from '../../../prisma/tools/schema-engine.ts';
import { committedMigrations, migrate } from '../src/index.ts';
import { migrationsFolder } from '../src/migrations/migrate.ts';
import { makeWorld, type World } from './world.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await makeWorld();
  folder = mkdtempSync(join(tmpdir(), 'mingcha-migrations-'));
  cpSync(migrationsFolder, folder, { recursive: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.end();
});

it('a second run applies nothing, and two at once apply each once', async () => {
  expect(await migrate(world.embedded.url)).toEqual([]);
  const name = `${String(committedMigrations().length + 1).padStart(4, '0')}_probe`;
  mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, name, 'migration.sql'),
    'create table probe (id int); insert into probe values (1);',
  );
  const both = await Promise.all([migrate(world.embedded.url, folder), migrate(world.embedded.url, folder)]);
  expect(both.flat()).toEqual([name]);
});

it('an older program refuses a folder that a newer one has migrated', async () => {
  await expect(migrate(world.embedded.url)).rejects.toMatchObject({ code: 'folder-is-newer' });
});

it('a migration that was edited after it was applied is refused', async () => {
  const [first] = committedMigrations(folder);
  writeFileSync(join(folder, first?.name ?? '', 'migration.sql'), `${first?.sql}\n-- afterthought\n`);
  await expect(migrate(world.embedded.url, folder)).rejects.toMatchObject({ code: 'migration-changed' });
  writeFileSync(join(folder, first?.name ?? '', 'migration.sql'), first?.sql ?? '');
});

it('a migration that fails leaves nothing behind and says which one it was', async () => {
  const name = '9999_broken';
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'migration.sql'), 'create table half (id int); select 1 / 0;');
  const failure = migrate(world.embedded.url, folder);
  await expect(failure).rejects.toMatchObject({ code: 'migration-failed', facts: { migration: name } });
  const database = await world.open();
  expect(await database.prisma.$queryRaw`select to_regclass('half')::text as t`).toEqual([{ t: null }]);
});

it('migrations and projected tables together are what the models say', async () => {
  const database = await world.open();
  const engine = await schemaEngine(database.url);
  const answer = await engine.diff({
    from: { tag: 'schemaDatasource', files: permanentModels(), configDir: folder },
    to: { tag: 'schemaDatamodel', files: allModels() },
    script: true,
    exitCode: null,
    filters: { externalTables: ['public.migration', 'public.probe'], externalEnums: [] },
  });
  expect(answer.stdout).toContain('This is an empty migration');
});

it('prisma/projected.sql is made from the models as they are', async () => {
  const committed = readFileSync(
    fileURLToPath(new URL('../../../prisma/projected.sql', import.meta.url)),
    'utf8',
  );
  expect(committed.endsWith(await projectedSql())).toBe(true);
});
