import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

function tests(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    if (each.isDirectory()) return /^(node_modules|dist|generated|types)$/.test(each.name) ? [] : tests(path);
    return /\.ts$/.test(each.name) ? [path] : [];
  });
}

const files = ['packages', 'apps', 'tests', 'scripts', 'prisma']
  .flatMap((room) => tests(join(root, room)))
  .filter((path) => path !== import.meta.filename && !path.includes('packages/soak/'))
  .map((path) => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }));

// A count of its own would stay what it is in a soak, and a seed of its own could not be repeated by the one that is printed.
it('every property of every room takes its count and its seed from one place', () => {
  const uncounted = files
    .filter(({ text }) => {
      const properties = text.match(/\bfc\.(assert|check|sample|statistics)\(/g)?.length ?? 0;
      const counted = text.match(/(?<!\w)tries\(/g)?.length ?? 0;
      return counted < properties || /\bnumRuns\b|configureGlobal/.test(text);
    })
    .map(({ path }) => path);
  expect(uncounted).toEqual([]);
  expect(files.filter(({ text }) => text.includes('fc.assert(')).length).toBeGreaterThan(15);
});

it('nobody else reads how often and by which seed', () => {
  const known = ['scripts/soak.ts', 'apps/server/src/config/env.ts'];
  const readers = files
    .filter(({ text }) => /MINGCHA_(RUNS|SEED)/.test(text))
    .map(({ path }) => path)
    .filter((path) => !known.includes(path));
  expect(readers).toEqual([]);
});
