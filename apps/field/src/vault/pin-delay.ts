/** Wrong PINs in a row that cost nothing: thumbs slip. */
const free = 3;
const first = 30_000;
const longest = 60 * 60_000;

/**
 * Milliseconds to wait after so many wrong PINs in a row: 0, 0, 0, 30 s, 1 min, 2 min … 1 h. It grows and stops at an
 * hour; it never wipes, because what is unsent exists nowhere else.
 */
export function pinDelay(failures: number): number {
  if (failures <= free) return 0;
  return Math.min(first * 2 ** (failures - free - 1), longest);
}
