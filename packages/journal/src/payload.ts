import { fromBase64url, toHex } from './bytes.ts';
import { canonicalText } from './canonical.ts';
import { sha256HexOfText, sha256OfText } from './digest.ts';
import { BrokenInvariant } from './errors.ts';
import { type Field, type ReadField, readFields, type SealedField } from './field.ts';
import { merkleRoot } from './merkle.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { DigestPort } from './ports.ts';

export const SALT_BYTES = 16;
const nothingBefore = new Uint8Array(0);

/** SHA-256(salt ‖ JCS(value)): the salt keeps a short value (yes, no, a name) from being guessed out of its digest. */
export function valueDigest(ports: DigestPort, salt: Uint8Array, valueText: string): string {
  return sha256HexOfText(ports, salt, valueText);
}

/** Computed for a clear field, taken from the field in its other three states. */
export function fieldDigest(ports: DigestPort, field: Field): string {
  return digestOf(ports, { field, valueText: 'salt' in field ? canonicalText(field.value) : null });
}

function digestOf(ports: DigestPort, { field, valueText }: ReadField): string {
  if (!('salt' in field) || valueText === null) return (field as SealedField).digest;
  const salt = fromBase64url(field.salt);
  if (salt === null || salt.length !== SALT_BYTES) throw new BrokenInvariant('salt', { path: field.path });
  return valueDigest(ports, salt, valueText);
}

/** RFC 9162 §2.1.1: what tells a leaf from an inner node. */
const leafPrefix = '\0';

/**
 * RFC 9162 tree over JCS({d: digest, p: path}), in order of path. The leaf is spelled out here because path and digest are of
 * plain ASCII (their schemas say so), which makes this exactly their canonical form.
 */
export function rootOfDigests(
  ports: DigestPort,
  leaves: readonly { readonly path: string; readonly digest: string }[],
): string {
  const texts = leaves.map(({ digest, path }) => `${leafPrefix}{"d":"${digest}","p":"${path}"}`);
  if (ports.rootHex !== undefined) return ports.rootHex(texts);
  const hashes = texts.map((text) => sha256OfText(ports, nothingBefore, text));
  return toHex(merkleRoot(ports, hashes));
}

export function rootOfRead(ports: DigestPort, read: readonly ReadField[]): string {
  return rootOfDigests(
    ports,
    read.map((one) => ({ path: one.field.path, digest: digestOf(ports, one) })),
  );
}

/** The same whatever state the fields are in: that is what lets a value be erased while every proof stands. */
export function payloadRootOf(ports: DigestPort, fields: readonly Field[]): string {
  return rootOfDigests(
    ports,
    fields.map((field) => ({ path: field.path, digest: fieldDigest(ports, field) })),
  );
}

export function verifyPayload(
  ports: DigestPort,
  header: { readonly payloadRoot: string },
  unverifiedFields: readonly Field[],
): Outcome<readonly Field[]> {
  const read = readFields(unverifiedFields, 'fields');
  if (!read.ok) return read;
  return rootOfRead(ports, read.value) === header.payloadRoot
    ? pass(unverifiedFields)
    : fail('payload.root-wrong', 'payloadRoot');
}
