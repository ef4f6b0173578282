import { concat, toBase64url, utf8 } from './bytes.ts';
import { BrokenInvariant, UnfitPayload } from './errors.ts';
import { encodeReadFields, type Field, type ReadField, readField } from './field.ts';
import { checkHeader, type Header, type SealedHeader, sealHeader } from './header.ts';
import type { Json, JsonObject } from './json.ts';
import { type KindRule, topOf } from './kind-rule.ts';
import { LIMITS } from './limits.ts';
import { rootOfDigests, SALT_BYTES, valueDigest } from './payload.ts';
import type { Aead, CaseKey, DigestPort, Ports } from './ports.ts';

const IV_BYTES = 12;

/** Everything of a header but `v` and `payloadRoot`. */
export type EntryDraft = Omit<Header, 'v' | 'payloadRoot'>;

export interface ComposedFields {
  readonly fields: readonly Field[];
  readonly fieldBytes: Uint8Array;
  readonly payloadRoot: string;
}

/** One entry ready to be stored: `bytes` is what was hashed, `fieldBytes` the canonical JSON of `fields`. */
export interface SealedEntry extends SealedHeader {
  readonly fields: readonly Field[];
  readonly fieldBytes: Uint8Array;
}

/** Under which key a personal path is sealed. */
export type KeyFor<Key> = (path: string) => CaseKey<Key>;

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One field per top-level key, or per entry of a map that the kind splits; in order of path. */
function valuesByPath(payload: JsonObject, rule: Pick<KindRule, 'split'>): [string, Json][] {
  const values: [string, Json][] = [];
  for (const [key, value] of Object.entries(payload)) {
    if (key.includes('/')) throw new UnfitPayload('a key may not hold a slash', key);
    if (!rule.split.includes(key)) values.push([key, value]);
    else if (!isMap(value)) throw new UnfitPayload('a split key must hold a map', key);
    else for (const [sub, part] of Object.entries(value)) values.push([`${key}/${sub}`, part]);
  }
  return values.sort(([left], [right]) => (left < right ? -1 : 1));
}

/**
 * Splits, salts and seals a payload: the dear part of writing, to be done before any lock is taken.
 * Throws UnfitPayload for what the format cannot carry (a float, undefined, a forbidden path, too much).
 */
export async function composeFields<Key>(
  ports: Ports,
  aead: Aead<Key>,
  payload: JsonObject,
  rule: KindRule,
  keyFor: KeyFor<Key>,
): Promise<ComposedFields> {
  const values = valuesByPath(payload, rule);
  if (values.length > LIMITS.fieldsPerEntry) throw new UnfitPayload('too many fields', rule.kind);
  const salts = ports.random(values.length * SALT_BYTES);
  const leaves: { path: string; digest: string }[] = [];
  const read: ReadField[] = [];
  for (const [path, value] of values) {
    const saltBytes = salts.subarray(read.length * SALT_BYTES, (read.length + 1) * SALT_BYTES);
    const clear = readField({ path, salt: toBase64url(saltBytes), value }, path);
    if (!clear.ok) throw new UnfitPayload(clear.fault.code, clear.fault.at);
    const text = clear.value.valueText as string;
    const digest = valueDigest(ports, saltBytes, text);
    leaves.push({ path, digest });
    if (!rule.personal.includes(topOf(path))) {
      read.push(clear.value);
      continue;
    }
    const { kid, key } = keyFor(path);
    const iv = ports.random(IV_BYTES);
    const plain = utf8(`{"s":"${toBase64url(saltBytes)}","v":${text}}`);
    const sealed = await aead.seal(key, iv, utf8(path), plain);
    read.push({ field: { path, digest, kid, ct: toBase64url(concat(iv, sealed)) }, valueText: null });
  }
  return {
    fields: read.map(({ field }) => field),
    fieldBytes: encodeReadFields(read),
    payloadRoot: rootOfDigests(ports, leaves),
  };
}

/** Header and hash around fields already composed. Cheap and synchronous, for use under the lane's lock. */
export function sealEntry(ports: DigestPort, draft: EntryDraft, composed: ComposedFields): SealedEntry {
  const header: Header = { v: 1, ...draft, payloadRoot: composed.payloadRoot };
  const checked = checkHeader(header, 'header');
  if (!checked.ok) throw new BrokenInvariant(checked.fault.code, { at: checked.fault.at, kind: draft.kind });
  const { fields, fieldBytes } = composed;
  return { ...sealHeader(ports, header), fields, fieldBytes };
}

export async function composeEntry<Key>(
  ports: Ports,
  aead: Aead<Key>,
  draft: EntryDraft,
  payload: JsonObject,
  rule: KindRule,
  keyFor: KeyFor<Key>,
): Promise<SealedEntry> {
  if (draft.kind !== rule.kind || draft.schema !== rule.schema) {
    throw new BrokenInvariant('the rule is of another kind', { kind: draft.kind, rule: rule.kind });
  }
  return sealEntry(ports, draft, await composeFields(ports, aead, payload, rule, keyFor));
}
