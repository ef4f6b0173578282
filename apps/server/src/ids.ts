const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** `<prefix>_<26 base32 characters>`: 130 bits, of which the caller's entropy fills 128. */
export function idFrom(prefix: string, entropy: Uint8Array): string {
  if (entropy.length < 16) throw new Error('an identifier needs 16 bytes of entropy');
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of entropy.subarray(0, 16)) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(value >>> bits) & 31];
      value &= (1 << bits) - 1;
    }
  }
  return `${prefix}_${text}${alphabet[(value << (5 - bits)) & 31]}`;
}
