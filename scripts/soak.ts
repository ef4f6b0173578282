/**
 * `npm run soak [times] [file …]`: the hazards of the tests at full count, all or those in files with these names. One seed
 * names the whole run, is printed first and stands in the result, so that a failure can be repeated:
 * MINGCHA_SEED=<seed> npm run soak.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { bin, house, runCommand } from './house.ts';

const times = Number(process.argv[2] ?? process.env.MINGCHA_RUNS ?? 40);
const seed = Number(process.env.MINGCHA_SEED ?? Date.now() % 2 ** 31);
const results = resolve(house, 'test-results');
// Where the common settings of the tests let the runner leave its counts.
const report = resolve(results, 'vitest.json');
mkdirSync(results, { recursive: true });
rmSync(report, { force: true });
process.stdout.write(`seed ${seed}, ${times} times the usual count\n`);

const began = performance.now();
const { status } = await runCommand(
  bin('vitest'),
  ['run', '--testTimeout=3600000', ...process.argv.slice(3)],
  { env: { MINGCHA_RUNS: String(times), MINGCHA_SEED: String(seed) } },
);
const told = JSON.parse(readFileSync(report, 'utf8')) as {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
};
const result = {
  seed,
  times,
  passed: told.numPassedTests,
  failed: told.numFailedTests,
  skipped: told.numPendingTests,
  seconds: Math.round((performance.now() - began) / 1000),
  node: process.version,
  cores: cpus().length,
  at: new Date().toISOString(),
};
writeFileSync(resolve(results, 'soak.json'), `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exitCode = status === 0 && result.failed === 0 && result.skipped === 0 ? 0 : 1;
