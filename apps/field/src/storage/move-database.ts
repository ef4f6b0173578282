import type { IndexableType, Table } from 'dexie';
import { DeviceDb, readFact } from '../journal/device-db.ts';
import { withWriterLock } from '../journal/writer-lock.ts';
import { copyCheckSwitch, type Moved } from './copy-check-switch.ts';

const signpost = 'moved-to';
const batch = 200;

/** The tablet's database, wherever it was moved to: the old place keeps one row, which says where. */
export async function openDeviceDb(first = 'notes'): Promise<DeviceDb> {
  let db = new DeviceDb(first);
  for (;;) {
    const next = await readFact<string>(db, signpost);
    if (next === null) return db;
    db.close();
    db = new DeviceDb(next);
  }
}

type Row = Record<string, unknown>;
/** By table: the row as the new place keeps it. A table that is not named is carried over as it is. */
export type Reshape = Readonly<Record<string, (row: Row) => Row>>;

/**
 * Into another database, row by row in batches, under the lock of the one writer, so that nothing is written meanwhile.
 * The switch is one strict transaction in the old place.
 */
export function moveDatabase(
  from: DeviceDb,
  to: DeviceDb,
  reshape: Reshape = {},
  isSame: (table: string, old: Row, moved: Row) => boolean = (table, old, moved) =>
    equal(reshape[table]?.(old) ?? old, moved),
): Promise<Moved> {
  return withWriterLock(() =>
    copyCheckSwitch({
      async copy() {
        // What a cut attempt left.
        await Promise.all(to.tables.map((table) => table.clear()));
        for (const table of from.tables) {
          const change = reshape[table.name] ?? ((row: Row) => row);
          for await (const rows of batches(table)) await to.table(table.name).bulkPut(rows.map(change));
        }
      },
      async check() {
        for (const table of from.tables) {
          const moved = to.table(table.name);
          const [before, after] = [await table.count(), await moved.count()];
          if (before !== after) return `${table.name}: ${before} rows, ${after} moved`;
          for await (const rows of batches(table)) {
            const found = await moved.bulkGet(rows.map((row) => keyOf(table, row)));
            const wrong = rows.findIndex((row, at) => {
              const there = found[at] as Row | undefined;
              return there === undefined || !isSame(table.name, row, there);
            });
            if (wrong !== -1) return `${table.name}: ${String(keyOf(table, rows[wrong] ?? {}))} differs`;
          }
        }
        return null;
      },
      async switchOver() {
        await from.facts.put({ name: signpost, value: to.name });
      },
      async clear(place) {
        if (place === 'new') return void (await to.delete());
        await from.transaction('rw', from.tables, async () => {
          for (const table of from.tables) if (table.name !== 'facts') await table.clear();
          await from.facts.where('name').notEqual(signpost).delete();
        });
      },
    }),
  );
}

const keyOf = (table: Table, row: Row): IndexableType =>
  row[String(table.schema.primKey.keyPath)] as IndexableType;

async function* batches(table: Table): AsyncGenerator<Row[]> {
  let last: IndexableType | null = null;
  for (;;) {
    const rest = last === null ? table.orderBy(':id') : table.where(':id').above(last);
    const rows = (await rest.limit(batch).toArray()) as Row[];
    if (rows.length === 0) return;
    yield rows;
    last = keyOf(table, rows[rows.length - 1] ?? {});
  }
}

/** By value: bytes by their bytes, a key that cannot be read by all that can be known of it. */
function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Uint8Array && b instanceof Uint8Array)
    return a.length === b.length && a.every((byte, at) => byte === b[at]);
  if (a instanceof CryptoKey && b instanceof CryptoKey)
    return (
      a.type === b.type &&
      a.extractable === b.extractable &&
      equal(a.algorithm, b.algorithm) &&
      equal(a.usages, b.usages)
    );
  const [left, right] = [a as Row, b as Row];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => equal(left[name], right[name]));
}
