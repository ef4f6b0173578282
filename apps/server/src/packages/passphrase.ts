const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Drawn, never chosen: 120 bits, in groups that can be read over a telephone. */
export function passphraseFrom(bytes: Uint8Array): string {
  let rest = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let drawn = '';
  for (let count = (bytes.length * 8) / 5; count > 0; count -= 1) {
    drawn += letters[Number(rest & 31n)];
    rest >>= 5n;
  }
  return (drawn.match(/.{4}/g) ?? []).join('-');
}
