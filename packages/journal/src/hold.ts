import type { SealedEntry } from './compose.ts';
import { type AcceptFacts, judgeHeld, type KeptEntry, type Verdict } from './judge.ts';
import type { KnownWriter } from './writer.ts';

export interface HeldEntry {
  readonly entry: SealedEntry;
  readonly writer: KnownWriter;
}

export interface Settled {
  readonly entry: SealedEntry;
  readonly verdict: Verdict;
}

/**
 * Judges held entries again and again until nothing more comes free: after an arrival, a release by a person, an upgrade.
 * Answers those whose wait is over (kept or rejected), in the order in which they came free; the others stay held.
 */
export function settleHeld(held: readonly HeldEntry[], factsOf: (writer: string) => AcceptFacts): Settled[] {
  const kept = new Map<string, KeptEntry>();
  const numbers = new Map<string, string[]>();
  const settled: Settled[] = [];
  let waiting = held;
  let before = -1;
  while (waiting.length > 0 && settled.length !== before) {
    before = settled.length;
    waiting = waiting.filter(({ entry, writer }) => {
      const facts = factsOf(writer.writer);
      const { seq, subject } = entry.header;
      const place = `${writer.writer}:${seq}`;
      const keptAt = new Map([[seq, [...(facts.keptAt.get(seq) ?? []), ...(numbers.get(place) ?? [])]]]);
      const all = {
        has: (h: string) => kept.has(h) || facts.kept.has(h),
        get: (h: string) => kept.get(h) ?? facts.kept.get(h),
      };
      const verdict = judgeHeld(entry, writer, { ...facts, kept: all, keptAt });
      if (verdict.verdict === 'held') return true;
      settled.push({ entry, verdict });
      if (verdict.verdict !== 'rejected') {
        kept.set(entry.hash, { writer: writer.writer, seq, subject });
        numbers.set(place, [...(numbers.get(place) ?? []), entry.hash]);
      }
      return false;
    });
  }
  return settled;
}
