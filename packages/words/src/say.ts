import { en } from './en/index.ts';
import { type Facts, fillSentence } from './fill.ts';
import type { Language } from './language.ts';
import { zh } from './zh/index.ts';

export const words = { zh, en };

/** A key of the catalogue. Plural forms go by their base: `rows_other` is said as `rows` with a `count`. */
export type WordKey = keyof typeof zh extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : Key
  : never;

export function catalogue(language: Language): Record<string, string> {
  return language === 'en' ? en : zh;
}

/** For codes that come from outside (a refusal, a kind, a state): is there a word for it? */
export function hasWord(key: string): key is WordKey {
  return key in zh || `${key}_other` in zh;
}

/**
 * A fact that is a code travels as a key of words (`state.visit.locked`, or several with a space between), so that the
 * reader's language says it; any other fact stays as it came.
 */
export function sayFact(language: Language, fact: string | number): string | number {
  if (typeof fact === 'number') return fact;
  const sentences = catalogue(language);
  const names = fact.split(' ').map((key) => sentences[key]);
  if (!fact || names.includes(undefined)) return fact;
  return names.join(language === 'en' ? ', ' : '、');
}

/** One sentence with its facts filled in, for documents and the server; screens bring the catalogues themselves. */
export function say(language: Language, key: WordKey, facts: Facts = {}): string {
  return fillSentence(catalogue(language), key, facts, (fact) => sayFact(language, fact));
}
