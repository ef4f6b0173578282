/**
 * Makes the type door `@mingcha/server/api`: one declaration file with the router's type and no code behind it, so that
 * desk and tablet are checked against the API without reading a line of the server. Whether the server itself is in order
 * is the check's to say, which looks at all of it.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const room = resolve(import.meta.dirname, '..');
const all = resolve(room, 'types', `.all.${process.pid}`);
const door = resolve(room, 'types', 'api.d.ts');
const tsc = resolve(room, '../../node_modules/.bin/tsc');

const emitted = spawnSync(tsc, ['-p', 'tsconfig.types.json', '--outDir', all], {
  cwd: room,
  stdio: 'inherit',
});
if (emitted.status !== 0) {
  rmSync(all, { recursive: true, force: true });
  process.exit(emitted.status ?? 1);
}
const text = readFileSync(resolve(all, 'api.d.ts'), 'utf8')
  // What a procedure is given on the server is no business of who calls it.
  .replaceAll(/import\("\.\/context\.ts"\)\.\w+/g, 'object')
  .replace('export declare const appRouter', 'declare const appRouter');
const inner = /(?:import\(|from )"\.{1,2}\/[^"]*"/.exec(text);
if (inner !== null) throw new Error(`the type door leads into the server: ${inner[0]}`);

mkdirSync(resolve(room, 'types'), { recursive: true });
// Replaced in one step: somebody's type check may be reading it.
writeFileSync(`${door}.${process.pid}`, text);
renameSync(`${door}.${process.pid}`, door);
rmSync(all, { recursive: true, force: true });
