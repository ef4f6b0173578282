import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { words } from '@mingcha/words';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rooms = ['apps', 'packages', 'scripts', 'prisma', 'tests'];
const skipped = /(^|\/)(node_modules|dist|generated|types|migrations|words\/src\/(zh|en))(\/|$)/;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    if (skipped.test(path.slice(root.length))) return [];
    if (each.isDirectory()) return sources(path);
    return /\.tsx?$/.test(each.name) ? [path] : [];
  });
}

/** Names of codes that stand in entries, whether or not a screen shows them today. */
const ofCodes = ['axis', 'calendar-day', 'method', 'paper-form', 'recusal', 'visit-mode'];

/** What the code can ask for: keys as they stand, keys with a gap, and groups whose members are codes. */
function askedFor(): { whole: Set<string>; patterns: RegExp[] } {
  const whole = new Set<string>();
  const gaps = new Set<string>();
  for (const room of rooms) {
    for (const path of sources(join(root, room))) {
      const text = readFileSync(path, 'utf8');
      for (const [, key = ''] of text.matchAll(/['"]([\w-]+(?:\.[\w-]+)+)['"]/g)) whole.add(key);
      for (const [, gap = ''] of text.matchAll(
        /`([\w-]+\.(?:[\w.-]|\$\{[^`{}]*(?:\{[^{}]*\}[^`{}]*)*\})*)`/g,
      )) {
        gaps.add(gap);
      }
      for (const [, group = ''] of text.matchAll(/\bterm\(\s*['"`]([\w.-]+)['"`]/g))
        gaps.add(`${group}.\${}`);
    }
  }
  const pattern = (gap: string) =>
    new RegExp(`^${gap.replaceAll('.', '\\.').replace(/\$\{[^`{}]*(?:\{[^{}]*\}[^`{}]*)*\}/g, '[\\w.-]+')}$`);
  return { whole, patterns: [...gaps].map(pattern) };
}

it('no word stands in the catalogue that nothing asks for', () => {
  const { whole, patterns } = askedFor();
  const unused = Object.keys(words.zh).filter((full) => {
    const key = full.replace(/_other$/, '');
    return (
      !ofCodes.includes(key.split('.')[0] ?? '') &&
      !whole.has(key) &&
      !patterns.some((pattern) => pattern.test(key))
    );
  });
  expect(unused).toEqual([]);
});
