import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { goneFrom } from '../build/left-out.ts';

const domain = resolve(import.meta.dirname, '../../../packages/domain/src');

it('no kind that a tablet writes is left out of the tablet', async () => {
  const files = readdirSync(domain, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(domain, name))
    .filter((path) => goneFrom(path, join(domain, 'kinds.ts')) !== undefined);
  expect(files.length).toBeGreaterThan(8);
  const rules = await Promise.all(
    files.map(async (path) => Object.values((await import(path)) as Record<string, unknown>)),
  );
  const written = rules
    .flat()
    .flatMap((exported) =>
      typeof exported === 'object' && exported !== null ? Object.entries(exported) : [],
    )
    .flatMap(([kind, rule]) => {
      const writer = (rule as { writerClass?: string } | null)?.writerClass;
      return writer === undefined || writer === 'server' ? [] : [kind];
    });
  expect(written).toEqual([]);
});
