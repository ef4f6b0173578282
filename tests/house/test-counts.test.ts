import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../scripts/test-counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const report = (name: string, what: object) => writeFileSync(join(folder, name), JSON.stringify(what));
const file = resolve(import.meta.dirname, '../../packages/domain/test/words.test.ts');

describe('a run of checks', () => {
  it('ends with each one that failed: its file, its name, what it said and where, and not how the runner came there', () => {
    const failed =
      "\u001b[31mAssertionError\u001b[39m: expected [ 'a' ] to equal []\n\n    at /x/words.test.ts:62:63\n    at run (file:///x/node_modules/vitest/run.js:1:1)";
    report('vitest.json', {
      numPassedTests: 1,
      numFailedTests: 1,
      numPendingTests: 1,
      testResults: [
        {
          name: file,
          assertionResults: [
            { status: 'passed', fullName: 'every name has its word' },
            { status: 'failed', fullName: 'every guard has its word', failureMessages: [failed] },
            { status: 'pending', fullName: 'every state has its word' },
          ],
        },
        { name: file, message: 'it does not load', assertionResults: [] },
      ],
    });
    expect(vitestCounts(folder)).toEqual({
      passed: 1,
      failed: 2,
      faults: [
        "packages/domain/test/words.test.ts › every guard has its word\n    AssertionError: expected [ 'a' ] to equal []\n        at /x/words.test.ts:62:63",
        'packages/domain/test/words.test.ts › every state has its word',
        'packages/domain/test/words.test.ts\n    it does not load',
      ].map((each) => each.replaceAll(/\s+at /g, '\n        at ')),
    });
  });

  it('names a story that failed or was never reached, wherever it is nested', () => {
    const told = (title: string, ok: boolean, error?: string) => ({
      title,
      ok,
      tests: [{ results: error === undefined ? [] : [{ error: { message: error } }] }],
    });
    report('playwright.json', {
      stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 1 },
      suites: [
        {
          file: 'orders.spec.ts',
          specs: [told('it is served', true)],
          suites: [
            {
              file: 'orders.spec.ts',
              specs: [told('it is closed', false, 'no button'), told('it verifies', false)],
            },
          ],
        },
      ],
    });
    expect(playwrightCounts(folder)).toEqual({
      passed: 1,
      failed: 2,
      faults: ['orders.spec.ts › it is closed\n    no button', 'orders.spec.ts › it verifies'],
    });
  });
});
