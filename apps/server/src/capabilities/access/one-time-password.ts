/** Without characters that look alike on paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz';
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';

/** A password for one sign-in, to be read off a sheet: 15 characters in groups, about 80 bits. */
export function oneTimePassword(random: (n: number) => Uint8Array): string {
  const all = letters + capitals + digits;
  const pick = (from: string): string => {
    // Rejection keeps every character equally likely.
    for (;;) {
      const byte = random(1)[0] ?? 255;
      if (byte < 256 - (256 % from.length)) return from[byte % from.length] ?? '';
    }
  };
  const group = (first: string) => [pick(first), ...Array.from({ length: 4 }, () => pick(all))].join('');
  return [group(letters), group(capitals), group(digits)].join('-');
}
