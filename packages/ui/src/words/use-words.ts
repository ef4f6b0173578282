import { type Facts, fillSentence, type Language, type WordKey } from '@mingcha/words';
import { use, useMemo, useSyncExternalStore } from 'react';
import { WordsContext } from './start-words.ts';

export interface Words {
  language: Language;
  /** A sentence of the catalogue with its facts filled in. */
  say: (key: WordKey, facts?: Facts) => string;
  /** The name of something known by a code (`term('style', 'LAZY')`); the code itself where nobody has named it yet. */
  term: (group: string, code: string | null | undefined) => string;
  /** For codes that come from outside: is there a word for it? */
  isWord: (key: string) => key is WordKey;
  setLanguage: (language: Language) => void;
}

export function useWords(): Words {
  const words = use(WordsContext);
  if (words === null) throw new Error('no words around this part');
  const { language, sentences } = useSyncExternalStore(words.subscribe, words.get, words.get);
  return useMemo(() => {
    const say = (key: WordKey, facts?: Facts) => fillSentence(sentences, key, facts);
    const isWord = (key: string): key is WordKey =>
      Object.hasOwn(sentences, key) || Object.hasOwn(sentences, `${key}_other`);
    return {
      language,
      say,
      term: (group, code) => {
        if (code === null || code === undefined || code === '') return say('ui.unknown');
        const key = `${group}.${code}`;
        return isWord(key) ? say(key) : code;
      },
      isWord,
      setLanguage: (chosen) => void words.change(chosen),
    };
  }, [words, language, sentences]);
}
