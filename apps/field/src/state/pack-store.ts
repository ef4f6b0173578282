import type { BoxRow, DeviceDb } from '../journal/device-db.ts';
import { openBox, sealBox } from '../vault/box.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { Manifest, type Pack, type PackAnswer, PackParts, partNames } from './pack.ts';

const boxed = (key: string) => `pack/${key}`;
const partKey = (name: string, hash: string) => `part/${name}/${hash}`;
const pinKey = (visit: string) => `pin/${visit}`;
export const cardKey = (visit: string) => `card/${visit}`;

const rowOf = async (keys: VaultKeys, key: string, at: number, value: unknown): Promise<BoxRow> => ({
  key,
  at,
  box: await sealBox(keys, boxed(key), value),
});

export async function readBoxed(db: DeviceDb, keys: VaultKeys, key: string): Promise<unknown> {
  const row = await db.pack.get(key);
  return row === undefined ? null : openBox(keys, boxed(key), row.box);
}

/**
 * Keeps what the server sent, each part under its own hash, and answers the whole. A pack replaces the one before and no
 * part of it: what a running visit was pinned to stays where it lies.
 */
export async function keepPack(
  db: DeviceDb,
  keys: VaultKeys,
  answer: PackAnswer,
  before: Pack | null,
): Promise<Pack> {
  const { parts: sent, assignments, ...rest } = answer;
  // Keys of visits that are over stay while this tablet still holds their entries.
  const caseKeys = { ...before?.caseKeys, ...rest.caseKeys };
  const held = before === null ? {} : before;
  const found: Record<string, unknown> = {};
  const rows: BoxRow[] = [];
  for (const name of partNames) {
    const hash = rest.hashes[name];
    if (hash === undefined) throw new Error(`the server names no ${name}`);
    if (name in sent) {
      found[name] = sent[name];
      rows.push(await rowOf(keys, partKey(name, hash), rest.at, sent[name]));
    } else if (before?.hashes[name] === hash) found[name] = (held as Pack)[name];
    else found[name] = await readBoxed(db, keys, partKey(name, hash));
  }
  const cards: BoxRow[] = [];
  for (const { visit, card } of assignments)
    if (visit !== null && card !== null) cards.push(await rowOf(keys, cardKey(visit), rest.at, card));
  // Kept apart and sealed: nothing that the screens hold, nor what is kept of the pack, says where a team goes.
  const manifest: Manifest = {
    ...rest,
    caseKeys,
    assignments: assignments.map(({ card: _, ...each }) => each),
  };
  const current = await rowOf(keys, 'current', rest.at, manifest);
  await db.pack.bulkPut([...rows, ...cards, current]);
  return { ...manifest, ...PackParts.parse(found) };
}

async function packAt(
  db: DeviceDb,
  keys: VaultKeys,
  key: string,
  known: Map<string, unknown>,
): Promise<Pack | null> {
  const manifest = Manifest.safeParse(await readBoxed(db, keys, key));
  if (!manifest.success) return null;
  const found: Record<string, unknown> = {};
  for (const name of partNames) {
    const at = partKey(name, manifest.data.hashes[name] ?? '');
    if (!known.has(at)) known.set(at, await readBoxed(db, keys, at));
    found[name] = known.get(at);
  }
  // A part that is missing makes the pack none.
  const parts = PackParts.safeParse(found);
  return parts.success ? { ...manifest.data, ...parts.data } : null;
}

export interface KeptPacks {
  readonly current: Pack | null;
  /** By visit: what it was begun with. */
  readonly pinned: ReadonlyMap<string, Pack>;
}

/** The current pack and those that visits are pinned to; a part that several name is read once and held once. */
export async function readPacks(db: DeviceDb, keys: VaultKeys): Promise<KeptPacks> {
  const known = new Map<string, unknown>();
  const pinned = new Map<string, Pack>();
  const pins = await db.pack.where('key').startsWith(pinKey('')).primaryKeys();
  for (const key of pins) {
    const pack = await packAt(db, keys, key, known);
    if (pack !== null) pinned.set(key.slice(pinKey('').length), pack);
  }
  return { current: await packAt(db, keys, 'current', known), pinned };
}

/** The row by which a visit stays with this pack; written in the very transaction that begins the visit. */
export function pinOf(keys: VaultKeys, visit: string, pack: Pack): Promise<BoxRow> {
  const parts = new Set<string>(partNames);
  const manifest = Object.fromEntries(Object.entries(pack).filter(([name]) => !parts.has(name)));
  return rowOf(keys, pinKey(visit), pack.at, { ...manifest, caseKeys: {} });
}

/** Forgets pins and cards of visits that are over, and parts that nothing names any more. */
export async function tidyPacks(
  db: DeviceDb,
  packs: KeptPacks,
  isOver: (visit: string) => boolean,
): Promise<void> {
  const named = new Set<string>();
  const name = (pack: Pack | null) => {
    for (const [part, hash] of Object.entries(pack?.hashes ?? {})) named.add(partKey(part, hash));
  };
  name(packs.current);
  const over: string[] = [];
  for (const [visit, pack] of packs.pinned)
    if (isOver(visit)) over.push(pinKey(visit), cardKey(visit));
    else name(pack);
  if (packs.current === null) return;
  const kept = await db.pack.where('key').startsWith('part/').primaryKeys();
  await db.pack.bulkDelete([...over, ...kept.filter((key) => !named.has(key))]);
}
