import { SealedCard } from '@mingcha/domain/registry';
import { visitLifecycle } from '@mingcha/domain/visits';
import type { DeviceDb } from '../journal/device-db.ts';
import type { Notebook } from '../journal/notebook.ts';
import { keepSeen } from '../journal/seen.ts';
import { fromBase64url, fromUtf8, utf8 } from '../keys/bytes.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { Card } from './pack.ts';
import { cardKey, readBoxed } from './pack-store.ts';

export interface CardParts {
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  readonly notebook: Pick<Notebook, 'stateOf' | 'reload'>;
}

/** No entry says that this card was opened: it stays as it is. */
export class CardSealed extends Error {
  constructor(visit: string) {
    super(`nobody has opened the card of ${visit}`);
    this.name = 'CardSealed';
  }
}

/**
 * The only way to what a card says. It asks the journal, not the caller: without an entry that the card was opened, on this
 * tablet or another of the team, the key is not even read.
 */
export async function readCard({ db, keys, notebook }: CardParts, visit: string): Promise<Card | null> {
  if (notebook.stateOf(visitLifecycle, visit).opened.length === 0) throw new CardSealed(visit);
  const row = SealedCard.safeParse(await readBoxed(db, keys, cardKey(visit)));
  if (!row.success) return null;
  const sealed = fromBase64url(row.data.sealed);
  const key = await crypto.subtle.importKey('raw', fromBase64url(row.data.key), 'AES-GCM', false, [
    'decrypt',
  ]);
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.slice(0, 12), additionalData: utf8(`card/${visit}`) },
    key,
    sealed.slice(12),
  );
  return Card.parse(JSON.parse(fromUtf8(new Uint8Array(plain))));
}

/** Cards of all visits whose opening the journal knows; their entries, until now without a target, are kept whole. */
export async function openCards(
  parts: CardParts,
  known: ReadonlyMap<string, Card>,
): Promise<ReadonlyMap<string, Card>> {
  const { db, keys, notebook } = parts;
  const rows = await db.pack.where('key').startsWith(cardKey('')).primaryKeys();
  const fresh = new Map(known);
  for (const visit of rows.map((key) => key.slice(cardKey('').length))) {
    if (fresh.has(visit) || notebook.stateOf(visitLifecycle, visit).opened.length === 0) continue;
    const card = await readCard(parts, visit);
    if (card === null) continue;
    await keepSeen(db, keys, visit, card.entries);
    fresh.set(visit, card);
  }
  if (fresh.size === known.size) return known;
  // Entries that it had read without their target are read anew.
  await notebook.reload(true);
  return fresh;
}
