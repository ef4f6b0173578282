import {
  canonicalText,
  encodeFields,
  fieldState,
  hashHeader,
  parseFields,
  parseHeader,
  type WireEntry,
} from '@mingcha/journal';
import { fromUtf8, utf8 } from '../keys/bytes.ts';
import { ports } from '../keys/ports.ts';
import { openBox, sealBox } from '../vault/box.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import type { DeviceDb, SeenRow } from './device-db.ts';

export interface SeenEntry extends WireEntry {
  readonly hash: string;
}

const place = (hash: string) => `seen/${hash}`;

/**
 * Entries that others wrote about this tablet's visits: the server's orders and decisions. A header is kept under the
 * hash that it really has; a payload that does not hang on its header's root is left out.
 */
export async function keepSeen(
  db: DeviceDb,
  keys: VaultKeys,
  visit: string,
  unverified: readonly WireEntry[],
): Promise<void> {
  const rows: SeenRow[] = [];
  const has = new Set(await db.seen.where('visit').equals(visit).primaryKeys());
  for (const entry of unverified) {
    const hash = hashHeader(ports, entry.header);
    // What is whole here is not replaced by a copy that withholds something.
    if (has.has(hash) && entry.fields.some((field) => fieldState(field) === 'withheld')) continue;
    const boxed = { h: canonicalText(entry.header), f: fromUtf8(encodeFields(entry.fields)) };
    rows.push({ hash, visit, box: await sealBox(keys, place(hash), boxed) });
  }
  await db.seen.bulkPut(rows);
}

export async function readSeen(
  db: DeviceDb,
  keys: VaultKeys,
  isKnown: (hash: string) => boolean = () => false,
): Promise<SeenEntry[]> {
  const wanted = (await db.seen.toCollection().primaryKeys()).filter((hash) => !isKnown(hash));
  const rows = (await db.seen.bulkGet(wanted)).filter((row) => row !== undefined);
  return Promise.all(
    rows.map(async (row) => {
      const boxed = (await openBox(keys, place(row.hash), row.box)) as { h: string; f: string };
      const header = parseHeader(ports, utf8(boxed.h));
      const fields = parseFields(utf8(boxed.f));
      if (!header.ok || !fields.ok) throw new Error(`seen entry ${row.hash} is damaged`);
      return { hash: row.hash, header: header.value.header, fields: fields.value };
    }),
  );
}
