import { createHash } from 'node:crypto';

/**
 * Six digits that tablet and desk compute each from the key it sees: the second person compares them with their own
 * eyes, so that nobody's key can take the place of the tablet's on the way.
 * = SHA-256(utf8("mingcha/device-check/v1\n" + base64url public key)), first 6 bytes as a number, modulo one million.
 */
export function checkCodeOf(publicKey: string): string {
  const digest = createHash('sha256').update(`mingcha/device-check/v1\n${publicKey}`).digest();
  const digits = String(digest.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}
