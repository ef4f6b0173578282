import { readFileSync } from 'node:fs';
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
