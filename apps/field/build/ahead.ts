import { type Language, languages } from '@mingcha/words';
import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';
import { wordsFile } from './tablet-words.ts';

type Bundle = Rolldown.OutputBundle;

const wordsAt = (bundle: Bundle, language: Language): string =>
  Object.values(bundle).find(
    (each) => each.type === 'asset' && each.names.includes(wordsFile('first', language)),
  )?.fileName ?? '';

/** A chunk with all that it imports, and the styles of these. */
function partsOf(bundle: Bundle, ends: string): Set<string> {
  const entry = Object.values(bundle).find(
    (each) => each.type === 'chunk' && each.facadeModuleId?.endsWith(ends) === true,
  );
  const parts = new Set<string>();
  const add = (name: string): void => {
    const part = bundle[name];
    if (part?.type !== 'chunk' || parts.has(name)) return;
    parts.add(name);
    for (const style of part.viteMetadata?.importedCss ?? []) parts.add(style);
    for (const each of part.imports) add(each);
  };
  if (entry !== undefined) add(entry.fileName);
  return parts;
}

/**
 * Names to `public/ahead.js`, the script before all others, what it may ask for while they are still on their way: the sentences of
 * the first screen in each language, and the first page of a tablet on which nothing lies yet. Which of them, only the browser knows.
 */
export function ahead(base: string): Plugin {
  return {
    name: 'ahead',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }): HtmlTagDescriptor[] {
        const named = partsOf(bundle, '/index.html');
        const first = [...partsOf(bundle, '/src/pages/enrol.tsx')].filter((name) => !named.has(name));
        const words = languages.map((each) => [`data-${each.slice(0, 2)}`, base + wordsAt(bundle, each)]);
        const attrs = {
          src: `${base}ahead.js`,
          ...Object.fromEntries(words),
          'data-first': first.map((name) => base + name).join(' '),
        };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
