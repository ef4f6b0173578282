import { type Language, languages, resources } from '@mingcha/words';
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

// What a browser keeps under our address is named for nobody's eyes: neutral, as everything an onlooker could come across.
const remembered = 'app.language';

/** The language chosen on this device, else the browser's, else Chinese. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(remembered);
  const known = languages.find((language) => language === chosen);
  if (known) return known;
  return navigator.language.startsWith('en') ? 'en' : 'zh-CN';
}

/** Puts the catalogues of `packages/words` behind i18next. Keys are flat, so their dots separate nothing. */
export function startWords(language: Language = preferredLanguage()): i18n {
  const instance = i18next.createInstance();
  instance.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: 'zh-CN',
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
  instance.on('languageChanged', (changed) => {
    document.documentElement.lang = changed;
    localStorage.setItem(remembered, changed);
  });
  return instance;
}
