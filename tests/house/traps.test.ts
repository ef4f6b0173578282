import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Rows of a list: what is tried, in which file, under which name. */
const rowsOf = (list: string) =>
  readFileSync(resolve(root, list), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, tried, file, name] = /^\| (.+?) \|.*\| `([^`]+)`: (.+?) \|$/.exec(line) ?? [];
      return tried === undefined || file === undefined || name === undefined ? [] : [{ tried, file, name }];
    });

describe.each([
  { list: 'docs/field-traps.md', what: 'trap that a tablet can fall into', least: 9 },
  { list: 'docs/bad-cases.md', what: 'way to bend a record', least: 28 },
])('$list', ({ list, what, least }) => {
  it(`has for every ${what} a test that says so`, () => {
    const rows = rowsOf(list);
    expect(rows.length).toBeGreaterThanOrEqual(least);
    const gone = rows.filter(({ file, name }) => !readFileSync(resolve(root, file), 'utf8').includes(name));
    expect(gone).toEqual([]);
  });
});

it('the tests that README and docs name stand where they say', () => {
  const named = [
    'README.md',
    'docs/architecture.md',
    'docs/runbook.md',
    'docs/threat-model.md',
    'docs/proof.md',
  ].flatMap((page) =>
    [
      ...readFileSync(resolve(root, page), 'utf8').matchAll(/`((?:apps|packages|tests)\/[\w/.{},-]+\.ts)`/g),
    ].flatMap(([, path = '']) => pathsOf(path)),
  );
  expect(named.length).toBeGreaterThan(40);
  // A slice called x stands for any.
  const gone = named.filter((path) => !path.includes('/x/') && !existsSync(resolve(root, path)));
  expect(gone).toEqual([]);
});

/** `tests/{a,b}.ts` are two. */
function pathsOf(path: string): string[] {
  const [, before = '', each, after = ''] = /^(.*)\{([^}]+)\}(.*)$/.exec(path) ?? [];
  return each === undefined ? [path] : each.split(',').map((one) => `${before}${one}${after}`);
}
