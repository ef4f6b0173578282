import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

// Prisma's own engine as WASM. Its binary twin would be downloaded, which closed networks do not allow. The interface is
// internal to Prisma, so only development and tests use it; the running program applies committed SQL.

/** The part of the platform's WebAssembly that is used here; Node's types leave it to the DOM's. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ exports: { __wbindgen_start(): void } }>;
  Module: { imports(module: object): { module: string }[] };
}
const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: Wasm };

let loaded = false;

async function load(): Promise<void> {
  if (loaded) return;
  const file = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')).replace(
    /\.js$/,
    '.wasm',
  );
  const module = await wasm.compile(await readFile(file));
  const names = new Set(wasm.Module.imports(module).map((i) => i.module));
  const imports = Object.fromEntries([...names].map((name) => [name, glue]));
  const instance = await wasm.instantiate(module, imports);
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  loaded = true;
}

/** An engine that sees databases through `factory`. */
export async function schemaEngineOf(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  await load();
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  return await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}

/**
 * The adapter cannot read PostgreSQL's type "char", so such columns are asked for as text. And PostgreSQL 18 lists
 * NOT NULL among its constraints (contype 'n'), which this engine does not expect; columns describe it anyway.
 */
function tolerant(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const queryRaw: SqlDriverAdapter['queryRaw'] = (query) =>
    adapter.queryRaw({
      ...query,
      sql: query.sql
        .replace('constr.contype AS', 'constr.contype::text AS')
        .replace(/(?<=^\s+)con\.(confdeltype|confupdtype),/gm, 'con.$1::text AS $1,')
        .replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')"),
    });
  return new Proxy(adapter, {
    get: (target, name) => {
      if (name === 'queryRaw') return queryRaw;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** An engine that looks at the database behind `url`. */
export function schemaEngine(url: string): Promise<SchemaEngine> {
  const factory = new PrismaPg({ connectionString: url, max: 2 });
  return schemaEngineOf({
    provider: 'postgres',
    adapterName: factory.adapterName,
    connect: async () => tolerant(await factory.connect()),
    connectToShadowDb: async () => tolerant(await factory.connectToShadowDb()),
  });
}
