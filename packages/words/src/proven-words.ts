import type { Facts } from './fill.ts';
import type { WordKey } from './say.ts';
import { sayLength } from './time-words.ts';

type Say = (key: WordKey, facts?: Facts) => string;
type SayMoment = (at: number) => string;

/** Between what a time is proven to lie: the same sentence at the desk and on paper. An open side is said to be open. */
export function provenWords(
  say: Say,
  { after, before, byServer }: { after: number | null; before: number | null; byServer: boolean },
  at: SayMoment,
): string {
  if (byServer && before !== null) return say('time.proven.server', { at: at(before) });
  if (after !== null && before !== null)
    return say('time.proven.between', { after: at(after), before: at(before) });
  if (before !== null) return say('time.proven.before', { before: at(before) });
  return after === null ? say('time.proven.open') : say('time.proven.after', { after: at(after) });
}

/** What is doubtful about a clock, and by how much. */
export function clockWords(
  say: Say,
  doubt: { code: string; by: number; at: number; tablet: string | null },
  at: SayMoment,
): string {
  const facts = { by: sayLength(say, doubt.by), at: at(doubt.at) };
  const said = say(`time.${doubt.code}` as WordKey, facts);
  return doubt.tablet === null ? said : say('time.clock.by', { tablet: doubt.tablet, said });
}
