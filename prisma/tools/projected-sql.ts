import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { allModels, type ModelFile, permanentModels } from './models.ts';
import { schemaEngineOf } from './schema-engine.ts';

const noTables = { externalTables: [], externalEnums: [] };

/** The engine wants a database even to compare two texts; it asks only for the version. */
const nobody: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  queryRaw: async () => ({
    columnNames: ['exists', 'version', 'numeric_version'],
    columnTypes: [5, 7, 0],
    rows: [[true, 'PostgreSQL 18', 180000]],
  }),
  executeRaw: async () => 0,
  executeScript: async () => {},
  startTransaction: () => Promise.reject(new Error('no database here')),
  dispose: async () => {},
};
const nowhere: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: async () => nobody,
  connectToShadowDb: async () => nobody,
};

async function script(from: readonly ModelFile[] | null, to: readonly ModelFile[]): Promise<string> {
  const engine = await schemaEngineOf(nowhere);
  try {
    const answer = await engine.diff({
      from: from ? { tag: 'schemaDatamodel', files: [...from] } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [...to] },
      script: true,
      exitCode: null,
      filters: noTables,
    });
    return (answer.stdout ?? '').replace(/-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n+/, '');
  } finally {
    engine.free();
  }
}

/** DDL of the projected tables: what the models add to the permanent ones. */
export const projectedSql = (): Promise<string> => script(permanentModels(), allModels());
/** DDL of the permanent tables as they are in the models now, from nothing. */
export const permanentSql = (): Promise<string> => script(null, permanentModels());
