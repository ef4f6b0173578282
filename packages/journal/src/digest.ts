import { concat, toHex, utf8 } from './bytes.ts';
import type { DigestPort } from './ports.ts';

export const ZERO_HASH = '0'.repeat(64);

export function sha256Hex(ports: DigestPort, bytes: Uint8Array): string {
  return ports.sha256Hex === undefined ? toHex(ports.sha256(bytes)) : ports.sha256Hex(bytes);
}

const encoder = new TextEncoder();
const scratch = new Uint8Array(4096);

/**
 * SHA-256(head ‖ UTF-8 of text). A push costs a hundred of these over a few dozen bytes, and a buffer for each would cost more
 * than the digest: the bytes are laid where the ones before lay, which the port, being synchronous, has read by then.
 */
export const sha256OfText = (ports: DigestPort, head: Uint8Array, text: string): Uint8Array =>
  ports.sha256(laid(head, text));

export const sha256HexOfText = (ports: DigestPort, head: Uint8Array, text: string): string =>
  sha256Hex(ports, laid(head, text));

function laid(head: Uint8Array, text: string): Uint8Array {
  // One UTF-16 unit never takes more than three bytes.
  if (head.length + text.length * 3 > scratch.length) return concat(head, utf8(text));
  scratch.set(head);
  const { written } = encoder.encodeInto(text, scratch.subarray(head.length));
  return scratch.subarray(0, head.length + written);
}

/** Self-certifying: whoever holds the key is the writer, and no registry can hand its name to another key. */
export function writerIdOf(ports: DigestPort, publicKey: Uint8Array): string {
  return sha256Hex(ports, publicKey).slice(0, 32);
}
