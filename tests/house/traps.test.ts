import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Rows of the list: what is tried, in which file, under which name. */
const rows = readFileSync(resolve(root, 'docs/field-traps.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, trap, file, name] = /^\| (.+?) \|.*\| `([^`]+)`: (.+?) \|$/.exec(line) ?? [];
    return trap === undefined || file === undefined || name === undefined ? [] : [{ trap, file, name }];
  });

it('every trap that a tablet can fall into has a test that says so', () => {
  expect(rows.length).toBeGreaterThanOrEqual(9);
  const gone = rows.filter(({ file, name }) => !readFileSync(resolve(root, file), 'utf8').includes(name));
  expect(gone).toEqual([]);
});
