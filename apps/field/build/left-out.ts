import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

interface Gone {
  readonly from: RegExp;
  readonly file: RegExp;
  /** What stands in the place of each name. */
  readonly stub: string;
}

const told = "() => () => { throw new Error('left out of the tablet'); }";

/**
 * Parts that a tablet never calls and that a builder cannot see to be unused: schemas told as JSON Schema (zod hangs them on every
 * schema), the hybrid and P-256 recipients of age (the office's are X25519), and the kinds of entries of slices that do not reach a
 * tablet: the journal keeps and checks an entry of a kind that it cannot read. Whoever calls one after all is told.
 */
const gone: readonly Gone[] = [
  {
    from: /zod\/v4\//,
    file: /core\/(json-schema-processors|to-json-schema|json-schema-generator)\.js$/,
    stub: told,
  },
  { from: /age-encryption\/dist\//, file: /@noble\/(post-quantum\/hybrid|curves\/nist)\.js$/, stub: told },
  {
    from: /domain\/src\/kinds\.ts$/,
    file: /\/(access\/access|registry\/registry|findings\/confirmation|orders\/(?:order|look-back)|accountability\/case|accountability\/appeal|papers\/paper|registry\/turnover|bulletins\/bulletin|bulletins\/intercession|dispatches\/dispatch|packages\/package|retention\/retention)-kinds\.ts$|\/access\/(pass|server-key)\.ts$/,
    stub: '{}',
  },
  // A second, quicker way to read what a server looks at by the million; without it everything goes the long way.
  { from: /journal\/src\//, file: /journal\/src\/plain-texts\.ts$/, stub: '() => null' },
];

export const goneFrom = (path: string, importer: string): Gone | undefined =>
  gone.find(({ from, file }) => from.test(importer) && file.test(path));

const mark = '\0left-out:';

export function leftOut(): Plugin {
  return {
    name: 'left-out',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (importer === undefined || !gone.some(({ from }) => from.test(importer))) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (found === null) return null;
      return goneFrom(found.id, importer) === undefined ? null : `${mark}${found.id}`;
    },
    load(id) {
      if (!id.startsWith(mark)) return null;
      const text = readFileSync(id.slice(mark.length), 'utf8');
      const names = [...text.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name);
      const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, inner = '']) =>
        inner.split(',').map((each) =>
          each
            .trim()
            .split(/\s+as\s+/)
            .at(-1),
        ),
      );
      const all = [...new Set([...names, ...listed])].filter(Boolean);
      const stub = gone.find(({ file }) => file.test(id))?.stub ?? told;
      return [`const gone = ${stub};`, ...all.map((name) => `export const ${name} = gone;`)].join('\n');
    },
  };
}
