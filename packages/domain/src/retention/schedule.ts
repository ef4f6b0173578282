import type { DueRule } from './retention-kinds.ts';

/** How long a record of this sort is kept. `null`: for ever. */
export interface ScheduleLine {
  readonly record: 'finding' | 'bulletin' | 'order' | 'case' | 'access-log' | DueRule;
  readonly keep: { readonly setting: string; readonly unit: 'days' | 'years' } | null;
  /** Unless the office adopts another one; 0: for ever. */
  readonly standard: number;
  readonly least: number;
  readonly most: number;
}

const forEver = { keep: null, standard: 0, least: 0, most: 0 };

/**
 * The schedule of keeping. A period is adopted by the office as an entry `rule-setting.adopted`, within the bounds here. What
 * is kept for ever has no period that could be shortened. The access log is kept for ever unless the office adopts a period, and six
 * months at least: the law asks for that.
 */
export const schedule: readonly ScheduleLine[] = [
  { record: 'case', ...forEver },
  { record: 'order', ...forEver },
  { record: 'bulletin', ...forEver },
  { record: 'finding', ...forEver },
  {
    record: 'working-paper',
    keep: { setting: 'retention.working-paper-years', unit: 'years' },
    standard: 10,
    least: 10,
    most: 100,
  },
  {
    record: 'covert-unused',
    keep: { setting: 'retention.covert-unused-days', unit: 'days' },
    standard: 90,
    least: 30,
    most: 3650,
  },
  {
    record: 'access-log',
    keep: { setting: 'retention.access-log-days', unit: 'days' },
    standard: 0,
    least: 184,
    most: 36_500,
  },
];

export const lineOfSetting = (key: string): ScheduleLine | undefined =>
  schedule.find(({ keep }) => keep?.setting === key);

const day = 86_400_000;
/** A year counts as its longest, so that nothing goes a day early. */
const lengths = { days: day, years: 366 * day };

/** Milliseconds after the end of a visit; what an office wrote down outside the bounds counts as the standard. */
export function periodOf(rule: DueRule, settings: Readonly<Record<string, unknown>>): number {
  const line = schedule.find(({ record }) => record === rule);
  if (!line?.keep) throw new Error(`the schedule has no period for ${rule}`);
  const said = settings[line.keep.setting];
  const count = typeof said === 'number' && said >= line.least && said <= line.most ? said : line.standard;
  return count * lengths[line.keep.unit];
}

/** How long lines of the access log stand; null: for ever, which is also what something outside the bounds counts as. */
export function logPeriodOf(settings: Readonly<Record<string, unknown>>): number | null {
  const line = schedule.find(({ record }) => record === 'access-log');
  const said = line?.keep ? settings[line.keep.setting] : undefined;
  return line !== undefined && typeof said === 'number' && said >= line.least && said <= line.most
    ? said * day
    : null;
}

/** No recording goes sooner than this after its visit. */
export const shortestPeriod = Math.min(
  ...schedule.flatMap(({ record, keep, least }) =>
    keep === null || record === 'access-log' ? [] : [least * lengths[keep.unit]],
  ),
);
