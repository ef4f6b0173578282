import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Locked {
  dependencies?: Record<string, string>;
}

const house = resolve(import.meta.dirname, '../..');
const { packages } = JSON.parse(readFileSync(resolve(house, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Where Node would look for a package from a place in the tree, nearest first. */
function* lookingFrom(place: string, name: string): Generator<string> {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    if (!folder.endsWith('node_modules'))
      yield folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (folder === '') return;
  }
}

const isLocked = (place: string, name: string) =>
  [...lookingFrom(place, name)].some((candidate) => Object.hasOwn(packages, candidate));

// npm has written lock files that miss parts of a nested package; `npm ci` installs them without a word.
describe('the lock file', () => {
  it('holds everything that its packages need', () => {
    const missing = Object.entries(packages).flatMap(([place, { dependencies = {} }]) =>
      Object.keys(dependencies)
        .filter((name) => !isLocked(place, name))
        .map((name) => `${place} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(readFileSync(resolve(house, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "https?:/);
  });
});
