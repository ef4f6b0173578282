/**
 * `npm run bench [word …]`: every measurement in tests/bench (or those whose name has one of the words), each in a process
 * of its own and one after another, since they would disturb each other. Tables on the console; what each
 * writes with `--out` is kept in test-results/bench.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { house, runCommand } from './house.ts';

const folder = resolve(house, 'tests/bench');
const results = resolve(house, 'test-results/bench');
mkdirSync(results, { recursive: true });
const words = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort();

let failed = 0;
for (const file of files) {
  process.stdout.write(`\n── ${file}\n`);
  const out = resolve(results, file.replace(/\.ts$/, '.json'));
  rmSync(out, { force: true });
  const { status } = await runCommand(process.execPath, [resolve(folder, file), '--out', out]);
  // A measurement that leaves nothing behind has measured nothing.
  if (status !== 0 || !existsSync(out)) failed += 1;
}
process.stdout.write(
  `\n${files.length - failed} measured, ${failed} failed; results in test-results/bench\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
