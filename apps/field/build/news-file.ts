import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What is new, as data: compiled into this version as what it knows of itself, and laid beside it for an older version that asks
 * what it would get. Another file can be named for a build that is to be another version (tests).
 */
export function newsFile(): Plugin {
  const path = process.env.FIELD_NEWS ?? resolve(import.meta.dirname, '../news.json');
  return {
    name: 'news-file',
    resolveId: (id) => (id === 'virtual:news' ? `\0${id}` : null),
    load: (id) => (id === '\0virtual:news' ? `export default ${readFileSync(path, 'utf8')};` : null),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'news.json', source: readFileSync(path, 'utf8') });
    },
  };
}
