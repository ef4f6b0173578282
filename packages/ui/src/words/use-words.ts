import { type Facts, hasWord, type Language, type WordKey } from '@mingcha/words';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Words {
  language: Language;
  /** A sentence of the catalogue with its facts filled in. */
  say: (key: WordKey, facts?: Facts) => string;
  /** The name of something known by a code (`term('style', 'LAZY')`); the code itself where nobody has named it yet. */
  term: (group: string, code: string | null | undefined) => string;
  setLanguage: (language: Language) => void;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const say = (key: WordKey, facts?: Facts) => (facts ? t(key, facts) : t(key));
    return {
      language: i18n.language === 'en' ? 'en' : 'zh-CN',
      say,
      term: (group, code) => {
        if (code === null || code === undefined || code === '') return say('ui.unknown');
        const key = `${group}.${code}`;
        return hasWord(key) ? say(key) : code;
      },
      setLanguage: (language) => void i18n.changeLanguage(language),
    };
  }, [t, i18n, i18n.language]);
}
