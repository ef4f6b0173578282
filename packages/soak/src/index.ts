export { freePort } from './free-port.ts';
export { layDatabase } from './laid-database.ts';
export { type MadeOnce, madeOnce, templateSetting } from './made-once.ts';

import { env } from 'node:process';
import type { TaskMeta } from 'vitest';

/** A soak was asked for (`npm run soak`): tests take as long as they take. */
export const soaking = env.MINGCHA_RUNS !== undefined;

/** How many times the everyday count. */
const times = numberFrom(env.MINGCHA_RUNS) ?? 1;

/**
 * Names everything that is drawn, in properties and in hazards; repeated with MINGCHA_SEED. By day always the same, so that checks fail
 * by what was changed and by nothing else; a soak draws anew.
 */
export const seed: number = numberFrom(env.MINGCHA_SEED) ?? (soaking ? Date.now() % 2 ** 31 : 7);

function numberFrom(said: string | undefined): number | null {
  if (said === undefined || said === '') return null;
  const number = Number(said);
  if (!Number.isFinite(number) || number < 0)
    throw new Error(`MINGCHA_RUNS and MINGCHA_SEED are numbers, not “${said}”`);
  return number;
}

/** How often something is tried: `few` by day, many times that in a soak. */
export const often = (few: number): number => Math.max(1, Math.ceil(few * times));

/** For every property of every room: `fc.assert(property, tries(200))`. A failure prints the seed. */
export const tries = (few: number): { numRuns: number; seed: number } => ({ numRuns: often(few), seed });

const hours = 3_600_000;
/** A limit of time that holds by day; in a soak it must only stop what hangs. */
export const atMost = (ms: number): number => (soaking ? Math.max(ms, 6 * hours) : ms);

/** A small repeatable generator (mulberry32), so that one number names a whole history. Answers 0 … sides - 1. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** What a hazard went through, by name: `kills`, `pushes`, … */
export type HazardCounts = Readonly<Record<string, number>>;

declare module 'vitest' {
  interface TaskMeta {
    hazard?: { readonly name: string; readonly seed: number; readonly counts: HazardCounts };
  }
}

/** Leaves the counts of a hazard with its test, where the result of a soak takes them from. */
export function tellHazard(task: { readonly meta: TaskMeta }, name: string, counts: HazardCounts): void {
  task.meta.hazard = { name, seed, counts };
}
