import { type Catalogue, preferredLanguage, startWords } from '@mingcha/ui';
import type { Language } from '@mingcha/words';

type Part = () => Promise<{ default: Catalogue }>;

const first: Record<Language, Part> = {
  'zh-CN': () => import('virtual:words/first/zh-CN'),
  en: () => import('virtual:words/first/en'),
};
const rest: Record<Language, Part> = {
  'zh-CN': () => import('virtual:words/rest/zh-CN'),
  en: () => import('virtual:words/rest/en'),
};

async function whole(language: Language): Promise<Catalogue> {
  const [before, after] = await Promise.all([first[language](), rest[language]()]);
  return { ...before.default, ...after.default };
}

export interface TabletWords {
  readonly words: ReturnType<typeof startWords>;
  /** The sentences that only screens behind the PIN say. */
  complete(): Promise<void>;
}

/** One language, and of it what stands before the PIN; the rest of it follows, another language when it is asked for. */
export async function startTabletWords(): Promise<TabletWords> {
  const language = preferredLanguage();
  const words = startWords({
    language,
    words: { [language]: (await first[language]()).default },
    load: whole,
  });
  const complete = async () => {
    words.addResourceBundle(language, 'translation', (await rest[language]()).default, true, true);
  };
  return { words, complete };
}
