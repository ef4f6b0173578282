import type { Algorithm } from '../crypto.ts';
import type { SignedChange } from '../formats.ts';
import { factsOf, type KeyChanged, placeOf, type Told } from '../pack.ts';
import { isSigned, type Key, keyOf, type Purpose } from '../signed.ts';
import type { Ground } from './ground.ts';

/** A key of the server with the end of its time; null while it still signs. */
interface TimedKey {
  readonly key: Key;
  readonly until: { readonly size: number; readonly at: number } | null;
}
export type ServerKeys = ReadonlyMap<string, TimedKey>;

/**
 * From the key that the package names back to every one before it: each change must be signed as its ground asks, and ordered by
 * two persons in entries of this package that stand in the log where they must. What does not hold makes no key known.
 */
export function serverKeysOf(ground: Ground): ServerKeys {
  const { pack, reporter } = ground;
  const keys = new Map<string, TimedKey>();
  if (pack.serverKey === null) return keys;
  keys.set(pack.serverKey.id, { key: pack.serverKey, until: null });
  const left = [...pack.keyChanges];
  for (let newer: Key | null = pack.serverKey; newer !== null; ) {
    const at = left.findIndex(({ value }) => value.change.next.key === newer?.id);
    const [told] = at < 0 ? [] : left.splice(at, 1);
    newer = told === undefined ? null : formerOf(ground, told, newer);
    if (told === undefined || newer === null || keys.has(newer.id)) break;
    const { from: size, at: when } = told.value.change;
    keys.set(newer.id, { key: newer, until: { size, at: when } });
    reporter.looked('log');
    reporter.note('key-changed', placeOf(told.entry), {
      ...factsOf(told.entry),
      former: newer.id,
      key: told.value.change.next.key,
      size,
      ground: told.value.ground,
    });
  }
  for (const { entry } of left) reporter.fault('log', 'key.change-wrong', placeOf(entry), factsOf(entry));
  return keys;
}

function formerOf(
  { crypto, pack, reporter }: Ground,
  { entry, value }: Told<KeyChanged>,
  next: Key,
): Key | null {
  const { ground, former, change } = value;
  const { sig, proof, ...body } = change;
  const word = sig === null ? null : { ...body, proof, sig };
  const key = keyOf(crypto, former.alg as Algorithm, former.publicKey);
  const stands =
    key !== null &&
    key.id === former.key &&
    change.key === key.id &&
    change.alg === key.alg &&
    change.next.alg === next.alg &&
    isSigned(crypto, next, 'key-taken', { ...body, sig: proof }) &&
    (ground === 'routine') === (sig !== null) &&
    (word === null || isSigned(crypto, key, 'key-change', word)) &&
    (ground === 'restored' || isOrdered(pack, entry.subject, change, ground === 'lost'));
  if (stands) return key;
  reporter.fault('log', 'key.change-wrong', placeOf(entry), factsOf(entry));
  return null;
}

function isOrdered(pack: Ground['pack'], subject: string, change: SignedChange, isLost: boolean): boolean {
  const about = pack.keyOrders.filter(
    ({ entry, value }) => entry.subject === subject && value.key === change.next.key,
  );
  const proposed = about.find(({ entry }) => entry.kind === 'server-key.proposed');
  const confirmed = about.find(({ entry }) => entry.kind === 'server-key.confirmed');
  if (proposed === undefined || confirmed === undefined) return false;
  const leaf = pack.placements.find(({ hash }) => hash === confirmed.entry.hash)?.leaf;
  return (
    confirmed.entry.hash === change.entry &&
    confirmed.entry.person !== proposed.entry.person &&
    leaf !== undefined &&
    (isLost || leaf < change.from)
  );
}

/** Whether a key of the server said this within its time. */
export function isByServer(
  { crypto }: Pick<Ground, 'crypto'>,
  keys: ServerKeys,
  what: Purpose,
  thing: { readonly alg: string; readonly key: string; readonly sig: string },
  when: { readonly size?: number; readonly at?: number },
): boolean {
  const found = keys.get(thing.key);
  if (found === undefined || found.key.alg !== thing.alg) return false;
  const { key, until } = found;
  if (until !== null && ((when.size ?? 0) > until.size || (when.at ?? 0) > until.at)) return false;
  return isSigned(crypto, key, what, thing);
}
