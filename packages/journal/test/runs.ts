import { env } from 'node:process';

/** How often a property is tried: small by default, MINGCHA_RUNS multiplies for a soak; MINGCHA_SEED repeats one. */
export function propertyRuns(name: string, few: number): { numRuns: number; seed: number; verbose: boolean } {
  const numRuns = Math.ceil(few * Number(env.MINGCHA_RUNS ?? 1));
  const seed = Number(env.MINGCHA_SEED ?? Date.now() % 2 ** 31);
  console.info(`${name}: ${numRuns} runs, seed ${seed} (repeat with MINGCHA_SEED=${seed})`);
  return { numRuns, seed, verbose: true };
}

/** A small repeatable generator (mulberry32), so that one number names a whole history. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
