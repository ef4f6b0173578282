import { plusMonths } from '../calendar/months.ts';
import { longestEffect, measureOf } from './measures.ts';

export interface Period {
  readonly least: number;
  readonly most: number;
}

/**
 * How long a set of measures may have effect. Of different kinds only the longest runs (政务处分法 15), and none longer than
 * forty-eight months. Null: no period at all, either because it leaves a record only or because it has no end.
 */
export function spanOf(codes: readonly string[]): Period | null {
  const found = codes.map((code) => measureOf(code)?.months ?? null);
  if (found.includes('permanent')) return null;
  const spans = found.filter((each) => each !== null && each !== 'permanent');
  if (spans.length === 0) return null;
  const longest = (key: keyof Period) =>
    Math.min(longestEffect, Math.max(...spans.map((span) => (span as Period)[key])));
  return { least: longest('least'), most: longest('most') };
}

export const isPermanent = (codes: readonly string[]): boolean =>
  codes.some((code) => measureOf(code)?.months === 'permanent');

/** The last day of effect: the same day of the month, so many months on; the month's end where it has no such day. */
export const lastDayOf = (from: string, months: number | null): string | null =>
  months === null ? null : plusMonths(from, months);
