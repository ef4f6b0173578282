import { type Language, languages } from '@mingcha/words';
import { createContext } from 'react';

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

/** What is said now; another one whenever that changes. */
export interface Spoken {
  readonly language: Language;
  readonly sentences: Catalogue;
}

export interface SpokenWords {
  get(): Spoken;
  subscribe(heard: () => void): () => void;
  /** Stays with the language that is spoken where the other one cannot be brought. */
  change(language: Language): Promise<void>;
  /** More sentences of a language; they are kept for when it is spoken. */
  add(language: Language, more: Catalogue): void;
}

export const WordsContext = createContext<SpokenWords | null>(null);

/** Catalogues of `packages/words` for screens: which language, and whoever shows it hears of a change. */
export function startWords({ language = preferredLanguage(), words, load }: WordParts): SpokenWords {
  const catalogues = new Map<Language, Catalogue>();
  for (const each of languages) {
    const catalogue = words[each];
    if (catalogue !== undefined) catalogues.set(each, catalogue);
  }
  const listeners = new Set<() => void>();
  let asked = language;
  let spoken: Spoken = { language, sentences: catalogues.get(language) ?? {} };

  function speak(next: Language): void {
    spoken = { language: next, sentences: catalogues.get(next) ?? {} };
    document.documentElement.lang = next;
    for (const heard of listeners) heard();
  }

  document.documentElement.lang = language;
  return {
    get: () => spoken,
    subscribe(heard) {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    async change(next) {
      asked = next;
      if (!catalogues.has(next)) {
        const brought = await load?.(next).catch(() => null);
        if (brought === undefined || brought === null) return;
        catalogues.set(next, brought);
      }
      // Somebody may have thought better of it meanwhile.
      if (asked !== next) return;
      localStorage.setItem(remembered, next);
      speak(next);
    },
    add(of, more) {
      catalogues.set(of, { ...catalogues.get(of), ...more });
      if (of === spoken.language) speak(of);
    },
  };
}
