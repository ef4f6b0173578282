import { type Language, languages } from '@mingcha/words';
import i18next, { type BackendModule, type i18n } from 'i18next';
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

export type Catalogue = Readonly<Record<string, string>>;

interface WordParts {
  readonly language?: Language;
  /** The catalogues at hand; at least that of the language to begin with. */
  readonly words: Partial<Record<Language, Catalogue>>;
  /** Brings one that is not, when somebody changes to its language. */
  readonly load?: (language: Language) => Promise<Catalogue>;
}

const bring = (load: (language: Language) => Promise<Catalogue>): BackendModule => ({
  type: 'backend',
  init() {},
  read: (language, _namespace, done) =>
    void load(language as Language).then(
      (catalogue) => done(null, { ...catalogue }),
      (cause) => done(cause, null),
    ),
});

/** Puts catalogues of `packages/words` behind i18next. Keys are flat, so their dots separate nothing. */
export function startWords({ language = preferredLanguage(), words, load }: WordParts): i18n {
  const instance = i18next.createInstance();
  if (load !== undefined) instance.use(bring(load));
  instance.use(initReactI18next).init({
    resources: Object.fromEntries(
      Object.entries(words).map(([name, translation]) => [name, { translation: { ...translation } }]),
    ),
    partialBundledLanguages: load !== undefined,
    lng: language,
    // Every catalogue is whole: no sentence falls back to another language.
    fallbackLng: false,
    load: 'currentOnly',
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
