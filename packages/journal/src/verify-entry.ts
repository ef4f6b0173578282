import type { SealedEntry } from './compose.ts';
import { parseFields } from './field.ts';
import { parseHeader } from './header.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import { verifyPayload } from './payload.ts';
import type { DigestPort } from './ports.ts';

/** An entry as some store or package hands it over. `hash` is what that place calls it; nothing of it is believed. */
export interface UnverifiedEntry {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly fieldBytes: Uint8Array;
}

/** Canonical bytes, form, hash, fields, payload root. What it does not say: who signed (verifyChain does). */
export function verifyEntry(ports: DigestPort, unverified: UnverifiedEntry): Outcome<SealedEntry> {
  const header = parseHeader(ports, unverified.bytes);
  if (!header.ok) return header;
  if (header.value.hash !== unverified.hash) return fail('header.hash-wrong', unverified.hash);
  const fields = parseFields(unverified.fieldBytes);
  if (!fields.ok) return fields;
  const payload = verifyPayload(ports, header.value.header, fields.value);
  return payload.ok
    ? pass({ ...header.value, fields: fields.value, fieldBytes: unverified.fieldBytes })
    : payload;
}
