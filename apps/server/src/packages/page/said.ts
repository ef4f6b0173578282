import { hasWord, say, type WordKey } from '@mingcha/words';

type Facts = Parameters<typeof say>[2];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Whatever somebody wrote stands as text: nothing in a package is ever run. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Both languages, one behind the other. */
export function both(key: WordKey, facts?: Facts): string {
  const zh = escaped(say('zh-CN', key, facts));
  const en = escaped(say('en', key, facts));
  return zh === en ? zh : `${zh} <span lang="en">${en}</span>`;
}

/** Each language on a line of its own, for what is too long to stand beside the other. */
export const lines = (parts: (language: 'zh-CN' | 'en') => readonly string[]): string =>
  `<div>${escaped(parts('zh-CN').join(' · '))}</div><div lang="en">${escaped(parts('en').join(' · '))}</div>`;

/** A name of the catalogue, or the code where it has none. */
export const named = (key: string): string =>
  hasWord(key) ? both(key) : `<code>${escaped(key.slice(key.indexOf('.') + 1))}</code>`;

export const paragraphs = (key: WordKey, facts?: Facts): string =>
  `<p>${escaped(say('zh-CN', key, facts))}</p><p lang="en">${escaped(say('en', key, facts))}</p>`;
