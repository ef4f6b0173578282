const first = 1_000;
const longest = 5 * 60_000;

/** Milliseconds before try number `attempt` (from 1): doubling to five minutes, spread by a fifth either way. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const base = Math.min(first * 2 ** (attempt - 1), longest);
  return Math.round(base * (0.8 + 0.4 * random()));
}
