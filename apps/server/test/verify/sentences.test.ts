import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOLD_REASONS, REJECT_REASONS, VERIFY_REASONS } from '@mingcha/journal';
import { hasWord, words } from '@mingcha/words';
import { expect, test } from 'vitest';
import { sentenceOf } from '../../src/verify/told.ts';

const folder = join(import.meta.dirname, '../../src/verify');
const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
/** Codes that the checks give themselves; those that read "what" from a variable are two papers. */
const own = sources.flatMap((source) => [
  ...[
    ...source.matchAll(
      /(?:code: |\?\s|:\s|return |select |all\s+select )'([a-z]+(?:-[a-z]+)?\.[a-z]+(?:-[a-z]+)*)'/g,
    ),
  ].map(([, code = '']) => code),
]);
/** What the journal's own checks say of what `verify` puts before them, but for a wrong form; and not what only those who follow the log find. */
const ofJournal = VERIFY_REASONS.filter((code) =>
  /^(head|token|key-change)\.(?!malformed|algorithm|shorter|other-history)/.test(code),
);
const papers = ['paper', 'pass'].flatMap((what) => [`${what}.missing`, `${what}.differs`]);

test('every code that a check gives has a sentence of its own, in both languages', () => {
  const lacking = [...new Set([...own, ...ofJournal, ...papers])].filter(
    (code) =>
      !/^(receipt\.pem|fields|device|lane|hold|person-key|access-log|log\.stamped|evidence\.(destroyed|masked)|paper\.(checked|entered|prepared)|pass\.(issued|opened)|destruction\.(listed|approved)|appeal|verification)/.test(
        code,
      ) && !hasWord(`verify.fault.${code}`),
  );
  expect(lacking).toEqual([]);
  expect(own.length).toBeGreaterThan(40);
});

test('and each sentence is of a code that something can give', () => {
  const given = new Set<string>([...own, ...papers, ...REJECT_REASONS, ...VERIFY_REASONS, ...HOLD_REASONS]);
  for (const code of ['clock.after-arrival', 'clock.before-token', 'form', 'kind.unknown', 'stamp.not-valid'])
    given.add(code);
  const sentences = Object.keys(words.zh).flatMap((key) => /^verify\.fault\.(.+)$/.exec(key)?.[1] ?? []);
  expect(sentences.filter((code) => !given.has(code))).toEqual([]);
});

test('what only a reader of forms can refuse is said as a wrong form', () => {
  expect(sentenceOf('zh-CN', 'run.malformed')).toBe('此处的形式不合规定：内容被改动过，或不是本程序所写。');
  expect(sentenceOf('en', 'run.malformed')).toContain('a form that is not allowed');
  for (const language of ['zh-CN', 'en'] as const)
    for (const code of [...REJECT_REASONS, ...VERIFY_REASONS])
      expect(sentenceOf(language, code), code).toMatch(language === 'en' ? /\.$/ : /。$/u);
});
