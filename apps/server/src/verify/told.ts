import { hasWord, type Language, say } from '@mingcha/words';
import type { Finding } from './finding.ts';

/** What a person reads of a code: a sentence of its own, or, where a reader of the journal refused the form of something, that. */
export function sentenceOf(language: Language, code: string): string {
  const own = `verify.fault.${code}`;
  if (hasWord(own)) return say(language, own);
  // Why a stamp does not hold has many names among those who issue them, and one meaning here.
  return say(language, code.startsWith('stamp.') ? 'verify.fault.stamp.not-valid' : 'verify.fault.form');
}

/** Each sentence once, and below it every place that it is about. */
export function toldOf(language: Language, findings: readonly Finding[]): string[] {
  const byCode = Map.groupBy(findings, ({ code }) => code);
  return [...byCode].flatMap(([code, places]) => [
    `    ${sentenceOf(language, code)}`,
    ...places.map((finding) => `      ${lineOf(finding)}`),
  ]);
}

/** Codes and places are the same in every language, so that two people can compare what they read. */
export function lineOf({ code, place, expected, found }: Finding): string {
  const told = [
    expected === undefined ? '' : `expected ${expected || '∅'}`,
    found === undefined ? '' : `found ${found || '∅'}`,
  ];
  return [`${code}  ${place}`, ...told.filter((part) => part !== '')].join('  ');
}
