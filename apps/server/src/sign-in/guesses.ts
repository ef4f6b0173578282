/** Slows the guessing of one-time codes, by address and in memory: the codes themselves last minutes. */
export interface Guesses {
  /** Counts one guess; answers how many are left, or null when none was. */
  claim(address: string): number | null;
  /** A right one is no guess. */
  right(address: string): void;
}

export function createGuesses(now: () => number, most = 20, within = 15 * 60_000): Guesses {
  const made = new Map<string, number[]>();
  const recent = (address: string) => (made.get(address) ?? []).filter((at) => at > now() - within);
  return {
    claim(address) {
      const times = recent(address);
      if (times.length >= most) return null;
      if (made.size > 10_000) made.clear();
      made.set(address, [...times, now()]);
      return most - times.length - 1;
    },
    right(address) {
      made.set(address, recent(address).slice(0, -1));
    },
  };
}
