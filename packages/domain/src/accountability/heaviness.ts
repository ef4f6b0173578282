import { type Measure, measureOf } from './measures.ts';

/** What weighs on a respondent: measures, and for how many months (null where there is no end or no period). */
export interface Burden {
  readonly measures: readonly string[];
  readonly months: number | null;
}

/**
 * One measure is no heavier than another only where the law itself orders them: within a family by rank, and the first
 * form (talk, criticism, self-criticism, admonition) below any other measure against a person. Two families side by side
 * have no order, and what cannot be compared must not pass as lighter.
 */
export function isNoHeavier(one: Measure, other: Measure): boolean {
  if (one.against !== other.against) return false;
  if (one.family === other.family) return one.rank <= other.rank;
  return one.family === 'first-form';
}

/** Each measure answers to one of the earlier ones of its own: two small ones do not answer to one big one. */
function fits(measures: readonly Measure[], ceiling: readonly Measure[]): boolean {
  const [first, ...rest] = measures;
  if (first === undefined) return true;
  return ceiling.some(
    (bound, index) =>
      isNoHeavier(first, bound) &&
      fits(
        rest,
        ceiling.filter((_, place) => place !== index),
      ),
  );
}

const resolved = (codes: readonly string[]): readonly Measure[] | null => {
  const found = codes.map(measureOf);
  return found.every((each) => each !== undefined) ? found : null;
};

const endless = (codes: readonly string[]) => codes.some((code) => measureOf(code)?.months === 'permanent');

/** Nothing of it weighs more than the ceiling: no measure, no number of measures, no longer time. */
export function isWithin(burden: Burden, ceiling: Burden): boolean {
  const [wanted, bound] = [resolved(burden.measures), resolved(ceiling.measures)];
  if (wanted === null || bound === null || !fits(wanted, bound)) return false;
  if (endless(ceiling.measures)) return true;
  if (endless(burden.measures)) return false;
  return (burden.months ?? 0) <= (ceiling.months ?? 0);
}

export const isLighter = (burden: Burden, ceiling: Burden): boolean =>
  isWithin(burden, ceiling) && !isWithin(ceiling, burden);
