import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const house = resolve(import.meta.dirname, '..');

/** Of one runner. */
export interface Counts {
  passed: number;
  failed: number;
  /** Each check that did not pass, by its name, with what it said. */
  faults?: readonly string[];
}
const reportOf = (folder: string, name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

interface RoomTest {
  status: string;
  fullName: string;
  failureMessages?: string[];
}
interface RoomFile {
  name: string;
  message?: string;
  assertionResults: RoomTest[];
}

export function vitestCounts(results: string): Counts {
  const report = reportOf(results, 'vitest.json');
  const faults = (report.testResults as RoomFile[]).flatMap(({ name, message, assertionResults }) => [
    ...(message ? [told(name, message)] : []),
    ...assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ fullName, failureMessages }) => told(`${name} › ${fullName}`, failureMessages?.[0])),
  ]);
  return { passed: report.numPassedTests, failed: report.numFailedTests + report.numPendingTests, faults };
}

interface Story {
  title: string;
  ok: boolean;
  tests: { results: { error?: { message?: string } }[] }[];
}
interface Suite {
  file: string;
  specs: Story[];
  suites?: Suite[];
}

export function playwrightCounts(results: string): Counts {
  const { stats, suites } = reportOf(results, 'playwright.json');
  const all = (suite: Suite): string[] => [
    ...suite.specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => told(`${suite.file} › ${title}`, tests[0]?.results.at(-1)?.error?.message)),
    ...(suite.suites ?? []).flatMap(all),
  ];
  const faults = (suites as Suite[]).flatMap(all);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped, faults };
}

/** One fault in a few lines: who reads only the end of a long run learns what failed. */
function told(name: string, message = ''): string {
  const lines = stripVTControlCharacters(message).split('\n');
  // Where it was said is the project's own; how a runner came there tells nothing.
  const said = lines
    .filter((line) => line.trim() !== '' && !/^\s+at (?!.*\.test\.ts|.*\.spec\.ts)/.test(line))
    .slice(0, 8);
  return [
    isAbsolute(name) ? relative(house, name) : name,
    ...said.map((line) => `    ${line.slice(0, 240)}`),
  ].join('\n');
}
