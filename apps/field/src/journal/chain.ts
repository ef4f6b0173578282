import {
  type ChainHead,
  canonicalText,
  EMPTY_CHAIN,
  parseFields,
  parseHeader,
  type SealedEntry,
  type WireEntry,
} from '@mingcha/journal';
import { fromUtf8, utf8 } from '../keys/bytes.ts';
import { ports } from '../keys/ports.ts';
import { openBox, sealBox } from '../vault/box.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import type { EntryRow } from './device-db.ts';

/** This tablet's own chain does not say what it said. Nothing is appended to it any more; the desk is told. */
export class ChainDamaged extends Error {
  readonly seq: number;

  constructor(seq: number, why: string) {
    super(`entry ${seq}: ${why}`);
    this.name = 'ChainDamaged';
    this.seq = seq;
  }
}

interface Boxed {
  /** Canonical header, the very text that was hashed. */
  readonly h: string;
  readonly f: string;
}

export interface OwnEntry extends WireEntry {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

const place = (seq: number) => `entry/${seq}`;

export async function boxEntry(keys: VaultKeys, entry: SealedEntry): Promise<EntryRow> {
  const boxed: Boxed = { h: fromUtf8(entry.bytes), f: canonicalText(entry.fields) };
  const { seq } = entry.header;
  return { seq, hash: entry.hash, state: 'kept', box: await sealBox(keys, place(seq), boxed) };
}

export async function unboxEntry(keys: VaultKeys, row: EntryRow): Promise<OwnEntry> {
  const boxed = (await openBox(keys, place(row.seq), row.box).catch(() => {
    throw new ChainDamaged(row.seq, 'does not open');
  })) as Boxed;
  const header = parseHeader(ports, utf8(boxed.h));
  if (!header.ok) throw new ChainDamaged(row.seq, header.fault.code);
  if (header.value.hash !== row.hash) throw new ChainDamaged(row.seq, 'hash differs');
  const fields = parseFields(utf8(boxed.f));
  if (!fields.ok) throw new ChainDamaged(row.seq, fields.fault.code);
  return { ...header.value, fields: fields.value };
}

const atOnce = 32;

/** Against a receipt, when the tablet was revoked: its number and hash still hold the chain together. */
const isLetGo = (row: EntryRow) => row.box.length === 0 && row.state === 'received';

/**
 * Opens the chain from where it was opened before, oldest first, and proves that it hangs together. What was let go of is not
 * among the entries.
 */
export async function openChain(
  keys: VaultKeys,
  rows: readonly EntryRow[],
  from: ChainHead = EMPTY_CHAIN,
): Promise<OwnEntry[]> {
  const entries: OwnEntry[] = [];
  let head = from;
  for (let at = 0; at < rows.length; at += atOnce) {
    const part = rows.slice(at, at + atOnce);
    const opened = await Promise.all(part.map((row) => (isLetGo(row) ? null : unboxEntry(keys, row))));
    for (const [n, row] of part.entries()) {
      const entry = opened[n] ?? null;
      if (row.seq !== head.seq + 1 || (entry !== null && entry.header.seq !== row.seq))
        throw new ChainDamaged(row.seq, 'number missing before it');
      if (entry !== null && entry.header.prev !== head.hash)
        throw new ChainDamaged(row.seq, 'does not follow the one before');
      head = { seq: row.seq, hash: row.hash };
      if (entry !== null) entries.push(entry);
    }
  }
  return entries;
}
