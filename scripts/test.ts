/**
 * `npm test`: every check on a bare machine, in order, with one summary at the end. It gets by itself what the
 * checks need beside npm packages (Chromium, poppler, qpdf) and never passes by skipping.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { templateSetting } from '@mingcha/soak';
import { quickFolder } from './quick-folder.ts';
import { type Counts, playwrightCounts, vitestCounts } from './test-counts.ts';

const house = resolve(import.meta.dirname, '..');
const bin = (name: string) => resolve(house, 'node_modules/.bin', name);
const results = resolve(house, 'test-results');

interface Outcome extends Counts {
  step: string;
  seconds: number;
}
interface Step {
  name: string;
  command: string[];
  /** Where the step's runner leaves its counts; a step without one counts as a single check. */
  counts?: () => Counts;
}

const steps: Step[] = [
  { name: 'tools', command: ['node', resolve(house, 'tests/tools/ensure-all.ts')] },
  { name: 'format, lint, arrows', command: [bin('biome'), 'ci', '--max-diagnostics=40', '.'] },
  { name: 'types, build', command: [bin('turbo'), 'run', 'check', 'build', '--output-logs=errors-only'] },
  // Said here, for what the file of all rooms says of workers does not reach the rooms: one file after the other would run,
  // each with every module read anew. No test changes a module for another one.
  {
    name: 'rules and rooms',
    command: [bin('vitest'), 'run', '--maxWorkers=2', '--no-isolate'],
    counts: () => vitestCounts(results),
  },
  {
    name: 'stories in a browser',
    command: [bin('playwright'), 'test', '--config', 'tests/playwright.config.ts'],
    counts: () => playwrightCounts(results),
  },
];

const quick = quickFolder();
// Hundreds of processes read the same modules: what Node made of them stays until the end.
const compiled = mkdtempSync(join(quick?.path ?? tmpdir(), 'mingcha-compiled-'));
// What is made once for many checks to copy.
const templates = mkdtempSync(join(quick?.path ?? tmpdir(), 'mingcha-template-'));
chmodSync(templates, 0o755);
const env: NodeJS.ProcessEnv = {
  ...process.env,
  ...(quick === null ? {} : { TMPDIR: quick.path }),
  NODE_COMPILE_CACHE: compiled,
  [templateSetting]: templates,
};
process.on('exit', () => {
  for (const folder of [compiled, templates]) rmSync(folder, { recursive: true, force: true });
  quick?.remove();
});

function run(step: Step): Outcome {
  const started = performance.now();
  process.stdout.write(`\n── ${step.name}\n`);
  const [command = '', ...args] = step.command;
  const { status } = spawnSync(command, args, { cwd: house, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const seconds = Math.round((performance.now() - started) / 1000);
  const counted = countsOf(step, status === 0);
  return { step: step.name, ...counted, seconds };
}

function countsOf(step: Step, ok: boolean): Counts {
  if (!step.counts) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counted = step.counts();
    // A runner that failed outside any test, or ran nothing, is a failure too.
    return ok && counted.passed > 0 ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const only = process.argv.slice(2);
const outcomes = steps
  .filter((step) => only.length === 0 || only.some((word) => step.name.includes(word)))
  .map(run);

process.stdout.write('\n');
for (const { step, faults = [] } of outcomes)
  for (const fault of faults) process.stdout.write(`${step}: ${fault}\n\n`);
for (const { step, passed, failed, seconds } of outcomes)
  process.stdout.write(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${step}: ${passed} passed, ${failed} failed (${seconds} s)\n`,
  );
const total = (key: 'passed' | 'failed') => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed\n`);
process.exitCode = total('failed') === 0 ? 0 : 1;
