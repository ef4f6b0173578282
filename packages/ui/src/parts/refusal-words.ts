import { hasWord, sayFact } from '@mingcha/words';
import { sayMoment } from '../time/moment.ts';
import { useZone } from '../time/zone.ts';
import { useWords } from '../words/use-words.ts';
import type { RefusalFacts } from './refusal-note.tsx';

/** Facts that are instants are written as a day and a time, codes by their name, everything else as it came. */
const instant = 1_000_000_000_000;

export function useRefusalWords({ code, facts }: RefusalFacts): { sentence: string; next: string } {
  const { say, language } = useWords();
  const zone = useZone();
  const now = Date.now();
  const said: Record<string, string | number> = {};
  for (const [name, fact] of Object.entries(facts)) {
    said[name] =
      typeof fact === 'number' && fact > instant
        ? sayMoment(fact, now, language, zone)
        : sayFact(language, fact);
  }
  const part = (name: 'what' | 'why' | 'next') => {
    const key = `refusal.${code}.${name}`;
    return hasWord(key) ? say(key, said) : say(`ui.refusal.unknown.${name}`, { code });
  };
  return {
    sentence: say('ui.refusal.frame', { what: part('what'), why: part('why') }),
    next: say('ui.refusal.next', { next: part('next') }),
  };
}
