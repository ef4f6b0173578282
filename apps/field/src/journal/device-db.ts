import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Bytes } from '../keys/bytes.ts';
import type { PinWrap } from '../vault/pin-wrap.ts';

/** Where an entry is, as far as this tablet can prove it. */
export type EntryState = 'kept' | 'sent' | 'received' | 'aside';

export interface EntryRow {
  seq: number;
  hash: string;
  state: EntryState;
  /** Why the server keeps it aside (held or rejected), in its own code. */
  why?: string;
  /** Sealed under the vault: header and fields, as they go on the wire. */
  box: Bytes;
}

export interface RunRow {
  from: number;
  to: number;
  /** The signed run, JSON. */
  run: string;
  state: 'closed' | 'answered';
}

export interface ReceiptRow {
  hash: string;
  /** The signed receipt, JSON, verified before it is written here. */
  receipt: string;
}

/** Receipt v2, proven before it is written: where the entry stands in the office's log. */
export interface PlaceRow {
  hash: string;
  leaf: number;
  /** Way and signed head, JSON. */
  proof: string;
}

export interface SeenRow {
  hash: string;
  visit: string;
  box: Bytes;
}

export type MediumState = 'writing' | 'whole' | 'sent' | 'received';

export interface MediumRow {
  id: string;
  visit: string;
  mime: string;
  state: MediumState;
  size: number;
  sha256: string;
  /** Hash of the entry that carries its digests; null until that entry is written. */
  entry: string | null;
  uploadUrl: string | null;
  sentBytes: number;
  /** The status of the server's last "no" to the bytes; empty once they are there. */
  trouble?: string;
  /** A person asked for this piece to go also over a line that is paid by the byte. */
  sendNow?: boolean;
}

export interface BoxRow {
  key: string;
  at: number;
  box: Bytes;
}

export interface PersonRow {
  person: string;
  alg: 'ed25519' | 'p256';
  publicKey: string;
  /** The private key (PKCS 8) and the vault's secret, each under this person's own PIN. */
  keyWrap: PinWrap;
  vaultWrap: PinWrap;
  usedAt: number;
}

export interface PasskeyRow {
  /** Base64url. */
  credential: string;
  person: string;
  salt: Bytes;
  /** The vault's secret, under what this passkey's PRF gives for the salt and under the device's own key. */
  box: Bytes;
  at: number;
}

export interface KeyRow {
  name: 'signing' | 'wrapping' | 'notes';
  alg: 'ed25519' | 'p256' | 'aes-256-gcm';
  key: CryptoKey;
  publicKey: Bytes | null;
}

/** A file that this tablet wrote to be carried by hand, as far as it was written to its end. */
export interface CarriedRow {
  id: string;
  at: number;
  purpose: 'out' | 'kit' | 'fellow';
  /** Numbers of the entries and ids of the recordings that lie in it. */
  seqs: number[];
  media: string[];
}

export interface FactRow {
  name: string;
  value: unknown;
}

/** The only database of the tablet. Its name says nothing, as everything an onlooker could come across. */
export class DeviceDb extends Dexie {
  declare entries: EntityTable<EntryRow, 'seq'>;
  declare runs: EntityTable<RunRow, 'from'>;
  declare receipts: EntityTable<ReceiptRow, 'hash'>;
  declare places: EntityTable<PlaceRow, 'hash'>;
  declare seen: EntityTable<SeenRow, 'hash'>;
  declare media: EntityTable<MediumRow, 'id'>;
  declare drafts: EntityTable<BoxRow, 'key'>;
  declare pack: EntityTable<BoxRow, 'key'>;
  declare persons: EntityTable<PersonRow, 'person'>;
  declare keys: Table<KeyRow, string>;
  declare facts: EntityTable<FactRow, 'name'>;
  declare jottings: EntityTable<BoxRow, 'key'>;
  declare passkeys: EntityTable<PasskeyRow, 'credential'>;
  declare carried: EntityTable<CarriedRow, 'id'>;

  constructor(name = 'notes') {
    // Strict: a transaction is done when the bytes are on the disk, not when the operating system has heard of them.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      entries: 'seq, &hash, state',
      runs: 'from, state',
      receipts: 'hash',
      seen: 'hash, visit',
      media: 'id, state, visit',
      drafts: 'key',
      pack: 'key',
      persons: 'person',
      keys: 'name',
      facts: 'name',
    });
    this.version(2).stores({ jottings: 'key', passkeys: 'credential' });
    this.version(3).stores({ carried: 'id, at' });
    this.version(4).stores({ places: 'hash' });
  }
}

export async function readFact<T>(db: DeviceDb, name: string): Promise<T | null> {
  const row = await db.facts.get(name);
  return row === undefined ? null : (row.value as T);
}

export async function writeFact(db: DeviceDb, name: string, value: unknown): Promise<void> {
  await db.facts.put({ name, value });
}
