import { z } from 'zod';
import { fromUtf8, utf8 } from './bytes.ts';
import { canonicalBytes, parseCanonicalText, tryCanonicalText } from './canonical.ts';
import type { Json } from './json.ts';
import { LIMITS } from './limits.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import { isPlainClear, isPlainSealed } from './plain-shapes.ts';
import { readPlainFields } from './plain-texts.ts';
import { hash, kid, parseShape, path, salt } from './shapes.ts';

/** Salt (16 bytes, base64url) and value stand open. */
export interface ClearField {
  readonly path: string;
  readonly salt: string;
  readonly value: Json;
}
/** ct = base64url(iv 12 ‖ AES-256-GCM(JCS({s: salt, v: value}), aad = utf8(path))). */
export interface SealedField {
  readonly path: string;
  readonly digest: string;
  readonly kid: string;
  readonly ct: string;
}
/** Digest only, because this copy does not carry the value (an export). */
export interface WithheldField {
  readonly path: string;
  readonly digest: string;
}
/** Digest only, for good; `by` is the hash of the entry that ordered the erasure. */
export interface ErasedField {
  readonly path: string;
  readonly digest: string;
  readonly by: string;
}
export type Field = ClearField | SealedField | WithheldField | ErasedField;
export type FieldState = 'clear' | 'sealed' | 'withheld' | 'erased';

const ciphertext = z
  .string()
  .min(40)
  .max(LIMITS.sealedLength)
  .regex(/^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/);

const clear = z.strictObject({ path, salt, value: z.unknown() });
const sealed = z.strictObject({ path, digest: hash, kid, ct: ciphertext });
const withheld = z.strictObject({ path, digest: hash });
const erased = z.strictObject({ path, digest: hash, by: hash });

export function fieldState(field: Field): FieldState {
  if ('salt' in field) return 'clear';
  if ('ct' in field) return 'sealed';
  return 'by' in field ? 'erased' : 'withheld';
}

/** What a payload shows where a value cannot be shown (已销毁). */
export const TOMBSTONE: { readonly erased: true } = Object.freeze({ erased: true });
const TOMBSTONE_TEXT = '{"erased":true}';

function schemaOf(unverified: unknown) {
  if (typeof unverified !== 'object' || unverified === null) return withheld;
  if (Object.hasOwn(unverified, 'salt')) return clear;
  if (Object.hasOwn(unverified, 'ct')) return sealed;
  return Object.hasOwn(unverified, 'by') ? erased : withheld;
}

/** A checked field with the canonical text of its value, which is dear to make and needed three times. */
export interface ReadField {
  readonly field: Field;
  /** Null for a field that is not in the clear. */
  readonly valueText: string | null;
}

function shapedField(unverified: unknown, at: string): Outcome<Field | z.infer<typeof clear>> {
  if (isPlainClear(unverified)) {
    return pass({ path: unverified.path, salt: unverified.salt, value: unverified.value });
  }
  if (isPlainSealed(unverified)) {
    return pass({ path: unverified.path, digest: unverified.digest, kid: unverified.kid, ct: unverified.ct });
  }
  const codes = { malformed: 'field.malformed', oversized: 'field.oversized' } as const;
  return parseShape<Field | z.infer<typeof clear>>(schemaOf(unverified), unverified, codes, at);
}

/** Form and limits of one field, and that its value is one the format can carry. */
export function readField(unverified: unknown, at: string): Outcome<ReadField> {
  const shaped = shapedField(unverified, at);
  if (!shaped.ok) return shaped;
  if (!('salt' in shaped.value)) return pass({ field: shaped.value as Field, valueText: null });
  const valueText = tryCanonicalText(shaped.value.value);
  if (valueText === null) return fail('field.not-canonical', `${at}.value`);
  if (valueText.length > LIMITS.valueLength) return fail('field.oversized', `${at}.value`);
  // A recorded value that looks like a tombstone would let an author pretend that something was destroyed.
  if (valueText === TOMBSTONE_TEXT) return fail('field.reserved', `${at}.value`);
  return pass({ field: shaped.value as ClearField, valueText });
}

/** A whole payload: every field, in strictly ascending order of path, so that there is one spelling and no path twice. */
export function readFields(unverified: unknown, at: string): Outcome<readonly ReadField[]> {
  if (!Array.isArray(unverified)) return fail('field.malformed', at);
  if (unverified.length > LIMITS.fieldsPerEntry) return fail('field.oversized', at);
  const read: ReadField[] = [];
  for (let index = 0; index < unverified.length; index += 1) {
    const one = readField(unverified[index], `${at}[${index}]`);
    if (!one.ok) return one;
    const before = read[index - 1];
    if (before !== undefined && before.field.path >= one.value.field.path) {
      return fail('payload.unsorted', `${at}[${index}]`);
    }
    read.push(one.value);
  }
  return pass(read);
}

/** Canonical JSON of one field around the text of its value: keys in order, all but `kid` plain ASCII by their schemas. */
function fieldText({ field, valueText }: ReadField): string {
  if ('salt' in field) return `{"path":"${field.path}","salt":"${field.salt}","value":${valueText}}`;
  if ('ct' in field) {
    return `{"ct":"${field.ct}","digest":"${field.digest}","kid":${JSON.stringify(field.kid)},"path":"${field.path}"}`;
  }
  const by = 'by' in field ? `"by":"${field.by}",` : '';
  return `{${by}"digest":"${field.digest}","path":"${field.path}"}`;
}

/** The bytes a store keeps: canonical JSON of the fields, in which every value stands exactly as it was hashed. */
export function encodeReadFields(read: readonly ReadField[]): Uint8Array {
  return utf8(`[${read.map(fieldText).join(',')}]`);
}

export function encodeFields(fields: readonly Field[]): Uint8Array {
  return canonicalBytes(fields);
}

/** Stored bytes back to fields, each with the text of its value; the bytes are canonical, or it fails. */
export function readFieldBytes(unverifiedBytes: Uint8Array): Outcome<readonly ReadField[]> {
  const text = fromUtf8(unverifiedBytes);
  const plain = text === null ? null : readPlainFields(text);
  if (plain !== null) return pass(plain);
  const value = parseCanonicalText(text);
  return value.ok ? readFields(value.value, 'fields') : value;
}

export function parseFields(unverifiedBytes: Uint8Array): Outcome<readonly Field[]> {
  const read = readFieldBytes(unverifiedBytes);
  return read.ok ? pass(read.value.map(({ field }) => field)) : read;
}
