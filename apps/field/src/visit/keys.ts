import type { Style } from '@mingcha/domain/findings';
import { findingLifecycle } from '@mingcha/domain/findings';
import { codeIn, codesOf, type Taxonomy, type TaxonomyCode } from '@mingcha/domain/taxonomy';
import type { Notebook } from '../journal/notebook.ts';

/** The five keys in the order of the thumb, with the sign that a covert screen shows instead of the word. */
export const styleKeys: readonly { style: Style; sign: string }[] = [
  { style: 'LAZY', sign: '①' },
  { style: 'SLOW', sign: '②' },
  { style: 'LOW', sign: '③' },
  { style: 'POOR', sign: '④' },
  { style: 'PRAISE', sign: '☆' },
];

export const signOf = (style: Style | null | undefined): string =>
  styleKeys.find((key) => key.style === style)?.sign ?? '';

/** The codes of a key, those used most on this tablet first, then in the order of the taxonomy. */
export function codesByUse(notebook: Notebook, taxonomy: Taxonomy, style: Style): readonly TaxonomyCode[] {
  const used = new Map<string, number>();
  for (const id of notebook.subjects('finding')) {
    const code = notebook.stateOf(findingLifecycle, id).fields?.subCode;
    if (code) used.set(code, (used.get(code) ?? 0) + 1);
  }
  return [...codesOf(taxonomy, style)]
    .map((code, at) => ({ code, at, uses: used.get(code.code) ?? 0 }))
    .sort((a, b) => b.uses - a.uses || a.at - b.at)
    .map(({ code }) => code);
}

/** What a covert screen shows instead of a sub-code: its key and its number in the taxonomy, the same every time. */
export function signOfCode(taxonomy: Taxonomy, style: Style, code: string): string {
  const at = codesOf(taxonomy, style).findIndex((each) => each.code === code);
  return at === -1 ? signOf(style) : `${signOf(style)}${at + 1}`;
}

export const nameOfCode = (code: { zh: string; en: string }, language: string): string =>
  language === 'en' ? code.en : code.zh;

export function codeNamed(
  taxonomy: Taxonomy | undefined,
  style: Style | null | undefined,
  code: string | null | undefined,
  language: string,
): string | null {
  const found = taxonomy && style && code ? codeIn(taxonomy, style, code) : null;
  return found === null ? null : nameOfCode(found, language);
}
