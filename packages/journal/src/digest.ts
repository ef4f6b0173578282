import { toHex } from './bytes.ts';
import type { DigestPort } from './ports.ts';

export const ZERO_HASH = '0'.repeat(64);

export function sha256Hex(ports: DigestPort, bytes: Uint8Array): string {
  return toHex(ports.sha256(bytes));
}

/** Self-certifying: whoever holds the key is the writer, and no registry can hand its name to another key. */
export function writerIdOf(ports: DigestPort, publicKey: Uint8Array): string {
  return sha256Hex(ports, publicKey).slice(0, 32);
}
