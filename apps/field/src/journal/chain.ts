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

/** Opens the whole chain, oldest first, and proves that it hangs together. What was let go of is not among the entries. */
export async function openChain(keys: VaultKeys, rows: readonly EntryRow[]): Promise<OwnEntry[]> {
  const entries: OwnEntry[] = [];
  let head: ChainHead = EMPTY_CHAIN;
  for (const row of rows) {
    // Let go of against a receipt when the tablet was revoked: its number and hash still hold the chain together.
    if (row.box.length === 0 && row.state === 'received') {
      if (row.seq !== head.seq + 1) throw new ChainDamaged(row.seq, 'number missing before it');
      head = { seq: row.seq, hash: row.hash };
      continue;
    }
    const entry = await unboxEntry(keys, row);
    if (entry.header.seq !== head.seq + 1) throw new ChainDamaged(row.seq, 'number missing before it');
    if (entry.header.prev !== head.hash) throw new ChainDamaged(row.seq, 'does not follow the one before');
    head = { seq: entry.header.seq, hash: entry.hash };
    entries.push(entry);
  }
  return entries;
}
