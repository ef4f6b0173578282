import { clockWords, provenWords } from '@mingcha/words';
import { closed, word } from '../capabilities/printed-words.ts';
import type { ClockDoubts, ProvenTime } from '../journal/proven-time.ts';

type SayMoment = (at: number) => string;

/** Between what the time of a record is proven to lie, as it is printed under that record. */
export function printedProof(proven: ProvenTime | null, at: SayMoment): readonly string[] {
  if (proven === null) return [];
  const { clock, doubt, after, before } = proven;
  const time = provenWords(word, proven, at);
  if (doubt === null) return [closed(word('document.proven', { time }))];
  const edge = (doubt === 'clock.before-token' ? after : before) ?? clock;
  const said = clockWords(word, { code: doubt, by: Math.abs(clock - edge), at: clock, tablet: null }, at);
  return [closed(word('document.proven.doubt', { time, doubt: said }))];
}

/** Clocks that jumped while the visit was recorded: what is said alike of several records stands once. */
export const printedClocks = (clocks: ClockDoubts, at: SayMoment): string[] => [
  ...new Set(clocks.map((doubt) => closed(clockWords(word, doubt, at)))),
];
