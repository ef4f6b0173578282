/**
 * `npm run soak [times] [file …]`: every property of every room and every hazard of the tests, so many times as often as by
 * day (40 without a number); all or those in files with these names. One seed names the whole run, is printed first and
 * stands in the result, so that a failure can be repeated: MINGCHA_SEED=<seed> npm run soak.
 *
 * The result, also in test-results/soak.json: counts of tests, and of each hazard what it went through.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { bin, house, runCommand } from './house.ts';

const times = Number(process.argv[2] ?? process.env.MINGCHA_RUNS ?? 40);
const seed = Number(process.env.MINGCHA_SEED ?? Date.now() % 2 ** 31);
if (!(times > 0) || !Number.isInteger(seed)) {
  process.stderr.write(
    'npm run soak [times] [file …]: times is a number above 0, MINGCHA_SEED a whole number\n',
  );
  process.exit(2);
}
const results = resolve(house, 'test-results');
// Where the common settings of the tests let the runner leave its counts.
const report = resolve(results, 'vitest.json');
mkdirSync(results, { recursive: true });
rmSync(report, { force: true });
process.stdout.write(`seed ${seed}, ${times} times the usual count\n`);

interface Told {
  readonly title: string;
  readonly status: string;
  readonly duration?: number;
  readonly meta: { readonly hazard?: { readonly name: string; readonly counts: Record<string, number> } };
}
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Told[] }[];
}

const began = performance.now();
const { status } = await runCommand(bin('vitest'), ['run', ...process.argv.slice(3)], {
  env: { MINGCHA_RUNS: String(times), MINGCHA_SEED: String(seed) },
});
const told = JSON.parse(readFileSync(report, 'utf8')) as Report;
const tests = told.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map((test) => ({ file: name.slice(house.length + 1), ...test })),
);
const result = {
  seed,
  times,
  passed: told.numPassedTests,
  failed: told.numFailedTests,
  skipped: told.numPendingTests,
  /** A file that broke before its tests has none that failed. */
  status,
  seconds: Math.round((performance.now() - began) / 1000),
  hazards: tests.flatMap(({ duration = 0, status: outcome, meta: { hazard } }) =>
    hazard === undefined
      ? []
      : [{ hazard: hazard.name, outcome, seconds: Math.round(duration / 1000), ...hazard.counts }],
  ),
  failures: tests.filter((test) => test.status === 'failed').map(({ file, title }) => `${file}: ${title}`),
  node: process.version,
  cores: cpus().length,
  at: new Date().toISOString(),
};
writeFileSync(resolve(results, 'soak.json'), `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
process.exitCode = status === 0 && result.failed === 0 && result.skipped === 0 ? 0 : 1;
