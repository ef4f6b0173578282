import type { SealedEntry } from './compose.ts';
import { readFieldBytes } from './field.ts';
import { parseHeader } from './header.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import { rootOfRead } from './payload.ts';
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
  const read = readFieldBytes(unverified.fieldBytes);
  if (!read.ok) return read;
  if (rootOfRead(ports, read.value) !== header.value.header.payloadRoot) {
    return fail('payload.root-wrong', 'payloadRoot');
  }
  const fields = read.value.map(({ field }) => field);
  return pass({ ...header.value, fields, fieldBytes: unverified.fieldBytes });
}
