import { closeRun, type SealedHeader, type Signer, type WireRun } from '@mingcha/journal';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { unboxEntry } from './chain.ts';
import type { DeviceDb } from './device-db.ts';
import { withWriterLock } from './writer-lock.ts';

/** Entries under one signature at most: a pushed run stays small enough for a poor line. */
const longest = 50;

/** Signs what no run covers yet. Called before every push and export, when a visit ends and when the tablet locks. */
export function closeRuns(db: DeviceDb, keys: VaultKeys, signer: Signer): Promise<void> {
  return withWriterLock(async () => {
    for (;;) {
      const last = await db.runs.orderBy('from').last();
      const from = (last?.to ?? 0) + 1;
      const rows = await db.entries.where('seq').aboveOrEqual(from).limit(longest).sortBy('seq');
      if (rows.length === 0) return;
      const entries = await Promise.all(rows.map((row) => unboxEntry(keys, row)));
      const run = await closeRun(signer, entries as SealedHeader[]);
      await db.runs.add({ from: run.from, to: run.to, run: JSON.stringify(run), state: 'closed' });
    }
  });
}

/** Runs with an entry that the server has not yet receipted, oldest first, as they go on the wire. */
export async function openRuns(db: DeviceDb, keys: VaultKeys): Promise<WireRun[]> {
  const open = new Set(await db.entries.where('state').anyOf('kept', 'sent').primaryKeys());
  if (open.size === 0) return [];
  const wire: WireRun[] = [];
  for (const row of await db.runs.orderBy('from').toArray()) {
    const rows = await db.entries.where('seq').between(row.from, row.to, true, true).sortBy('seq');
    if (!rows.some((entry) => open.has(entry.seq))) continue;
    const entries = await Promise.all(rows.map((entry) => unboxEntry(keys, entry)));
    wire.push({
      run: JSON.parse(row.run),
      entries: entries.map(({ header, fields }) => ({ header, fields })),
    });
  }
  return wire;
}
