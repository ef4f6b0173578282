import { fromBase64url, fromUtf8, utf8 } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import { type Field, type SealedField, TOMBSTONE } from './field.ts';
import type { Json } from './json.ts';
import type { KindRule } from './kind-rule.ts';
import type { Fault } from './outcome.ts';
import { fieldDigest, SALT_BYTES, valueDigest } from './payload.ts';
import { readPlainSealed } from './plain-texts.ts';
import type { Aead, DigestPort, Keyring, MaybePromise } from './ports.ts';

/** Which tombstone of a payload is which: the fold shows them alike, the desk may say why. */
export interface Tombstone {
  readonly path: string;
  readonly because: 'erased' | 'withheld' | 'key-missing' | 'damaged';
  /** The entry that ordered an erasure. */
  readonly by: string | null;
}

export interface OpenedPayload {
  readonly payload: { [key: string]: Json };
  readonly tombstones: readonly Tombstone[];
}

type Opened =
  | { readonly ok: true; readonly salt: string; readonly value: Json }
  | { readonly ok: false; readonly code: 'sealed.key-missing' | 'sealed.damaged' | 'sealed.digest-wrong' };

function openSealed<Key>(
  ports: DigestPort,
  aead: Aead<Key>,
  field: SealedField,
  key: Key | null,
): MaybePromise<Opened> {
  if (key === null) return { ok: false, code: 'sealed.key-missing' };
  const box = fromBase64url(field.ct);
  if (box === null || box.length < 12 + 16) return { ok: false, code: 'sealed.damaged' };
  const opening = aead.open(key, box.subarray(0, 12), utf8(field.path), box.subarray(12));
  return after(opening, (plain) => judgeOpened(ports, field, plain));
}

/** At once where the value is there: a promise for each of a million values costs more than deciphering them. */
const after = <T, R>(value: MaybePromise<T>, then: (value: T) => R): MaybePromise<R> =>
  value instanceof Promise ? value.then(then) : then(value);

function judgeOpened(ports: DigestPort, field: SealedField, plain: Uint8Array | null): Opened {
  const text = plain === null ? null : fromUtf8(plain);
  if (text === null) return { ok: false, code: 'sealed.damaged' };
  const short = readPlainSealed(text);
  const shortSalt = short === null ? null : fromBase64url(short.salt);
  if (short !== null && shortSalt !== null && valueDigest(ports, shortSalt, short.valueText) === field.digest)
    return { ok: true, salt: short.salt, value: short.value };
  // The key holder may be the liar: what was sealed must be what the digest, and so the chain, committed to.
  try {
    const { s, v } = JSON.parse(text) as { s: string; v: Json };
    const salt = fromBase64url(s);
    if (salt?.length === SALT_BYTES && valueDigest(ports, salt, canonicalText(v)) === field.digest) {
      return { ok: true, salt: s, value: v };
    }
  } catch {
    // Falls through: a plaintext of another form proves nothing.
  }
  return { ok: false, code: 'sealed.digest-wrong' };
}

/** One question to the keyring per key, however many fields it seals. */
function rememberKeys<Key>(keyring: Keyring<Key>): (kid: string) => MaybePromise<Key | null> {
  const known = new Map<string, Key | null>();
  return (kid) => {
    const before = known.get(kid);
    if (before !== undefined) return before;
    return after(keyring.get(kid), (key) => {
      known.set(kid, key);
      return key;
    });
  };
}

/**
 * Fields back to a payload. Never fails: what is erased, withheld, locked away or damaged stands as TOMBSTONE.
 * It does not prove the fields against a header; `verifyPayload` does.
 */
export async function openFields<Key>(
  ports: DigestPort,
  aead: Aead<Key>,
  fields: readonly Field[],
  keyring: Keyring<Key>,
  rule: Pick<KindRule, 'split'>,
): Promise<OpenedPayload> {
  const keyOf = rememberKeys(keyring);
  const payload: { [key: string]: Json } = {};
  const maps = new Map<string, { [sub: string]: Json }>();
  const tombstones: Tombstone[] = [];
  for (const key of rule.split) {
    const map = {};
    maps.set(key, map);
    payload[key] = map;
  }
  for (const field of fields) {
    let value: Json = TOMBSTONE;
    if ('salt' in field) value = field.value;
    else if ('ct' in field) {
      const key = keyOf(field.kid);
      const opening = openSealed(ports, aead, field, key instanceof Promise ? await key : key);
      const opened = opening instanceof Promise ? await opening : opening;
      if (opened.ok) value = opened.value;
      else {
        const because = opened.code === 'sealed.key-missing' ? 'key-missing' : 'damaged';
        tombstones.push({ path: field.path, because, by: null });
      }
    } else if ('by' in field) tombstones.push({ path: field.path, because: 'erased', by: field.by });
    else tombstones.push({ path: field.path, because: 'withheld', by: null });

    const slash = field.path.indexOf('/');
    const map = slash < 0 ? undefined : maps.get(field.path.slice(0, slash));
    if (map === undefined) payload[field.path] = value;
    else map[field.path.slice(slash + 1)] = value;
  }
  return { payload, tombstones };
}

/**
 * Fields as a reader without keys may have them: what is sealed stands open with its salt, and what does not open is
 * withheld. `isOpen` says of which paths the reader may have the value.
 */
export async function discloseFields<Key>(
  ports: DigestPort,
  aead: Aead<Key>,
  fields: readonly Field[],
  keyring: Keyring<Key>,
  isOpen: (path: string) => boolean,
): Promise<Field[]> {
  const keyOf = rememberKeys(keyring);
  const withheld = (field: Field): Field => ({ path: field.path, digest: fieldDigest(ports, field) });
  return Promise.all(
    fields.map(async (field) => {
      if ('by' in field) return field;
      if (!isOpen(field.path)) return withheld(field);
      if (!('ct' in field)) return field;
      const opened = await openSealed(ports, aead, field, await keyOf(field.kid));
      return opened.ok ? { path: field.path, salt: opened.salt, value: opened.value } : withheld(field);
    }),
  );
}

/** Every sealed field that a holder of the keys cannot open to what the chain committed to. */
export async function verifySealed<Key>(
  ports: DigestPort,
  aead: Aead<Key>,
  unverifiedFields: readonly Field[],
  keyring: Keyring<Key>,
): Promise<Fault[]> {
  const keyOf = rememberKeys(keyring);
  const faults: Fault[] = [];
  for (const field of unverifiedFields) {
    if (!('ct' in field)) continue;
    const key = keyOf(field.kid);
    const opening = openSealed(ports, aead, field, key instanceof Promise ? await key : key);
    const opened = opening instanceof Promise ? await opening : opening;
    if (!opened.ok) faults.push({ code: opened.code, at: field.path });
  }
  return faults;
}
