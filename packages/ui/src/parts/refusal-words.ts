import { sayMoment } from '../time/moment.ts';
import { useZone } from '../time/zone.ts';
import { useWords } from '../words/use-words.ts';
import type { RefusalFacts } from './refusal-note.tsx';

/** Facts that are instants are written as a day and a time, codes by their name, everything else as it came. */
const instant = 1_000_000_000_000;

export function useRefusalWords({ code, facts }: RefusalFacts): { sentence: string; next: string } {
  const { say, isWord, language } = useWords();
  const zone = useZone();
  const now = Date.now();
  // A code travels as a key of words, several with a space between.
  const named = (fact: string | number) => {
    const keys = String(fact).split(' ');
    return typeof fact === 'string' && keys.every(isWord)
      ? keys.map((key) => say(key)).join(language === 'en' ? ', ' : '、')
      : fact;
  };
  const said: Record<string, string | number> = {};
  for (const [name, fact] of Object.entries(facts)) {
    said[name] =
      typeof fact === 'number' && fact > instant ? sayMoment(fact, now, language, zone) : named(fact);
  }
  const part = (name: 'what' | 'why' | 'next') => {
    const key = `refusal.${code}.${name}`;
    return isWord(key) ? say(key, said) : say(`ui.refusal.unknown.${name}`, { code });
  };
  return {
    sentence: say('ui.refusal.frame', { what: part('what'), why: part('why') }),
    next: say('ui.refusal.next', { next: part('next') }),
  };
}
