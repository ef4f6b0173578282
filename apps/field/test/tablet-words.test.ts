import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lifecycles } from '@mingcha/domain';
import { languages, words } from '@mingcha/words';
import { expect, it } from 'vitest';
import { tabletWords } from '../build/tablet-words.ts';

const house = resolve(import.meta.dirname, '../../..');
const rooms = ['apps/field/src', 'packages/ui/src'];
/** Slices whose rules a tablet runs itself: it says each of their refusals. */
const slices = ['visits', 'evidence', 'findings', 'plans', 'access'].map(
  (name) => `packages/domain/src/${name}`,
);

const textsIn = (folder: string): string[] =>
  readdirSync(join(house, folder), { recursive: true, encoding: 'utf8' })
    // What the first script says is built into it.
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('browsers/'))
    .map((name) => readFileSync(join(house, folder, name), 'utf8'));

const all = words.zh as Record<string, string>;
const have = { ...tabletWords('zh-CN', 'first'), ...tabletWords('zh-CN', 'rest') };
const missing = (keys: Iterable<string>) => [...new Set(keys)].filter((key) => key in all && !(key in have));

it('a tablet carries every sentence that its screens ask for', () => {
  const asked = rooms
    .flatMap(textsIn)
    .flatMap((text) => [
      ...[...text.matchAll(/['"]([\w-]+(?:\.[\w-]+)+)['"]/g)].map(([, key = '']) => key),
      ...[...text.matchAll(/term\(\s*'([\w.-]+)'/g)].flatMap(([, group]) =>
        Object.keys(all).filter((key) => key.startsWith(`${group}.`)),
      ),
    ]);
  expect(asked.filter((key) => key in all).length).toBeGreaterThan(150);
  expect(missing(asked)).toEqual([]);
});

it('a tablet can say whatever the rules that it runs refuse, with the states and acts named in it', () => {
  const codes = slices
    .flatMap(textsIn)
    .flatMap((text) =>
      [...text.matchAll(/'((?:visit|evidence|finding|assignment|access)\.[\w-]+)'/g)].map(
        ([, code]) => `refusal.${code}.why`,
      ),
    );
  // States and acts of what a tablet acts on; those of the office's own papers it is never told.
  const states = Object.keys(all).filter((key) =>
    /^(subject|role|style|state\.(visit|assignment|evidence|finding|device|account))\./.test(key),
  );
  const { visit, assignment, evidence, finding, device, account } = lifecycles;
  const acts = [visit, assignment, evidence, finding, device, account].flatMap(({ transitions }) =>
    transitions.map(({ command }) => `command.${command}`),
  );
  const named = [...states, ...acts];
  expect(acts.filter((key) => key in all).length).toBeGreaterThan(50);
  expect(codes.filter((key) => key in all).length).toBeGreaterThan(40);
  expect(missing([...codes, ...named])).toEqual([]);
});

it('the part that stands before a PIN is small, in each language', () => {
  for (const language of languages) {
    const size = Buffer.byteLength(JSON.stringify(tabletWords(language, 'first')));
    expect(size, language).toBeLessThan(40_000);
  }
});
