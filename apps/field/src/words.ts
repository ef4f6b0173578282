import firstEn from 'virtual:words/first/en';
import firstZh from 'virtual:words/first/zh-CN';
import restEn from 'virtual:words/rest/en';
import restZh from 'virtual:words/rest/zh-CN';
import { type Catalogue, preferredLanguage, type SpokenWords, startWords } from '@mingcha/ui';
import type { Language } from '@mingcha/words';

const first: Record<Language, string> = { 'zh-CN': firstZh, en: firstEn };
const rest: Record<Language, string> = { 'zh-CN': restZh, en: restEn };

async function bring(address: string): Promise<Catalogue> {
  const { ok, status, body } = await fetch(address);
  if (!ok || body === null) throw new Error(`no words: ${status}`);
  return new Response(body.pipeThrough(new DecompressionStream('deflate-raw'))).json();
}

async function whole(language: Language): Promise<Catalogue> {
  const [before, after] = await Promise.all([bring(first[language]), bring(rest[language])]);
  return { ...before, ...after };
}

export interface TabletWords {
  readonly words: SpokenWords;
  /** The sentences that only screens behind the PIN say. */
  complete(): Promise<void>;
}

/** One language, and of it what stands before the PIN; the rest of it follows, another language when it is asked for. */
export async function startTabletWords(): Promise<TabletWords> {
  const language = preferredLanguage();
  const words = startWords({ language, words: { [language]: await bring(first[language]) }, load: whole });
  let after: Promise<Catalogue> | null = null;
  const complete = async () => {
    // Asked for anew after a failure, as a part of the app is.
    after ??= bring(rest[language]);
    const more = await after.catch((cause: unknown) => {
      after = null;
      throw cause;
    });
    words.add(language, more);
  };
  return { words, complete };
}
