import type { Facts, Language, WordKey } from '@mingcha/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

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
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const say = (key: WordKey, facts?: Facts) => (facts ? t(key, facts) : t(key));
    const isWord = (key: string): key is WordKey => i18n.exists(key) || i18n.exists(`${key}_other`);
    return {
      language: i18n.language === 'en' ? 'en' : 'zh-CN',
      say,
      term: (group, code) => {
        if (code === null || code === undefined || code === '') return say('ui.unknown');
        const key = `${group}.${code}`;
        return isWord(key) ? say(key) : code;
      },
      isWord,
      setLanguage: (language) => void i18n.changeLanguage(language),
    };
  }, [t, i18n, i18n.language]);
}
