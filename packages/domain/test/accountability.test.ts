import { hasWord } from '@mingcha/words';
import { describe, expect, it } from 'vitest';
import { authorities, authorityCodes, beyond } from '../src/accountability/authorities.ts';
import { lastDayOf, spanOf } from '../src/accountability/effect.ts';
import { clauses, factors } from '../src/accountability/factors.ts';
import { isLighter, isWithin } from '../src/accountability/heaviness.ts';
import { families, measureOf, measures } from '../src/accountability/measures.ts';
import { lastDay, remedies, remediesOf } from '../src/accountability/remedies.ts';
import { afterMonths, plusMonths } from '../src/calendar/months.ts';
import { calendar } from './case-stories.ts';

describe('the ladder', () => {
  it('names every measure once, in order within its family, with its source and how far it was read', () => {
    expect(new Set(measures.map((each) => each.code)).size).toBe(measures.length);
    for (const family of families) {
      const ranks = measures.filter((each) => each.family === family).map((each) => each.rank);
      expect(ranks).toEqual(ranks.map((_, index) => index + 1));
    }
    for (const each of measures) expect(each.source, each.code).not.toBe('');
  });

  it('has a word for every row of every list', () => {
    const keys = [
      ...measures.map((each) => `measure.${each.code}`),
      ...families.map((each) => `family.${each}`),
      ...measures.map((each) => `mark.${each.mark}`),
      ...authorityCodes.map((each) => `authority.${each}`),
      ...remedies.map((each) => `route.${each.code}`),
      ...factors.flatMap((each) => [`factor.${each.code}`, `factor-weighs.${each.weighs}`]),
      ...clauses.map((each) => `clause.${each.code}`),
    ];
    expect(keys.filter((key) => !hasWord(key))).toEqual([]);
  });

  it('lets the inspecting office decide on nothing, and gives every measure that can be decided to some organ', () => {
    for (const each of authorities) expect(each.roles).not.toContain('director');
    for (const { code, reference } of measures) {
      const organs = authorityCodes.filter((organ) => beyond(organ, [code]).length === 0);
      expect(organs.length > 0, code).toBe(reference !== true);
    }
  });

  it.each([
    ['SUPERVISION', 'WARN', true],
    ['SUPERVISION', 'REMOVE', false],
    ['SUPERVISION', 'PARTY_WARN', false],
    ['EMPLOYER', 'REMOVE', true],
    ['PARTY', 'WARN', false],
    ['GOVERNMENT', 'UNIT_CRIT', true],
    ['GOVERNMENT', 'WARN', false],
    ['SUPERVISION', 'REFER', false],
  ])('%s may decide on %s: %s', (organ, code, may) => {
    expect(beyond(organ, [code]).length === 0).toBe(may);
  });
});

const burden = (codes: string[], months: number | null = spanOf(codes)?.most ?? null) => ({
  measures: codes,
  months,
});

describe('what is heavier', () => {
  it.each([
    [['WARN'], ['DEMERIT'], true],
    [['DEMERIT'], ['WARN'], false],
    [['ADMONISH'], ['WARN'], true],
    [['WARN'], ['ADMONISH'], false],
    [['CRITICISE'], ['PARTY_WARN'], true],
    // Side by side, without an order of the law.
    [['WARN'], ['PARTY_EXPEL'], false],
    [['REMOVE'], ['EXPEL'], false],
    // Two small ones do not answer to one big one.
    [['WARN', 'CRITICISE'], ['DEMERIT'], false],
    [['WARN', 'CRITICISE'], ['DEMERIT', 'WRITTEN_CHECK'], true],
    [['WARN', 'ADJUST_POST'], ['ADJUST_POST', 'DEMERIT'], true],
    [['UNIT_TALK'], ['UNIT_CRIT'], true],
    [['UNIT_TALK'], ['EXPEL'], false],
    [['NO_SUCH'], ['EXPEL'], false],
    [['WARN'], ['WARN'], true],
  ])('%j is within %j: %s', (one, other, within) => {
    expect(isWithin(burden(one), burden(other))).toBe(within);
  });

  it('counts time as weight too', () => {
    expect(isWithin(burden(['PARTY_PROBATION'], 24), burden(['PARTY_PROBATION'], 12))).toBe(false);
    expect(isWithin(burden(['PARTY_PROBATION'], 12), burden(['PARTY_PROBATION'], 24))).toBe(true);
    expect(isLighter(burden(['PARTY_PROBATION'], 12), burden(['PARTY_PROBATION'], 24))).toBe(true);
    expect(isLighter(burden(['WARN']), burden(['WARN']))).toBe(false);
    expect(isWithin(burden(['DISMISS_POST']), burden(['EXPEL']))).toBe(true);
    expect(isWithin(burden(['EXPEL']), burden(['DISMISS_POST']))).toBe(false);
  });
});

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-12-15', 6, '2027-06-15'],
    ['2026-11-25', 48, '2030-11-25'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (from, count, day) => {
    expect(plusMonths(from, count)).toBe(day);
  });

  it('a clock of months that ends on a day off ends on the next working day; a period of effect does not', () => {
    // 2026-10-01 to 07 is a holiday; 10-10 is a worked Saturday.
    expect(afterMonths(calendar, '2026-09-01', 1)).toBe('2026-10-08');
    expect(lastDay(calendar, '2026-09-01', { count: 1, unit: 'months' })).toBe('2026-10-08');
    expect(lastDay(calendar, '2026-09-01', { count: 30, unit: 'days' })).toBe('2026-10-08');
    expect(lastDay(calendar, '2026-09-10', { count: 1, unit: 'months' })).toBe('2026-10-10');
    expect(lastDay(calendar, '2026-01-31', { count: 1, unit: 'months' })).toBe('2026-02-28');
    expect(lastDayOf('2026-09-01', 1)).toBe('2026-10-01');
    expect(lastDayOf('2026-09-01', null)).toBeNull();
  });

  it('of several measures the longest period runs, and none beyond four years', () => {
    expect(spanOf(['WARN', 'ADJUST_POST'])).toEqual({ least: 12, most: 12 });
    expect(spanOf(['SUSPEND_CHECK'])).toEqual({ least: 1, most: 6 });
    expect(spanOf(['CRITICISE'])).toBeNull();
    expect(spanOf(['EXPEL', 'WARN'])).toBeNull();
    for (const { code } of measures) expect(spanOf([code])?.most ?? 0).toBeLessThanOrEqual(48);
  });
});

describe('the ways to ask for another look', () => {
  const routes = (
    authority: string,
    codes: string[],
    after: string | null = null,
    party: 'person' | 'unit' = 'person',
  ) => remediesOf({ type: 'case', party, authority, measures: codes, after }).map((each) => each.code);

  it('follow the organ, the respondent and the way already gone', () => {
    expect(routes('SUPERVISION', ['WARN'])).toEqual(['SUPERVISION_REVIEW']);
    expect(routes('SUPERVISION', ['WARN'], 'SUPERVISION_REVIEW')).toEqual(['SUPERVISION_FURTHER']);
    expect(routes('SUPERVISION', ['WARN'], 'SUPERVISION_FURTHER')).toEqual([]);
    expect(routes('EMPLOYER', ['REMOVE'])).toEqual(['EMPLOYER_REVIEW', 'SERVICE_APPEAL_DIRECT']);
    expect(routes('EMPLOYER', ['REMOVE'], 'EMPLOYER_REVIEW')).toEqual(['SERVICE_APPEAL']);
    expect(routes('PARTY', ['CIRCULATE_CRIT'])).toEqual(['PARTY_ACCOUNTABILITY']);
    expect(routes('PARTY', ['PARTY_WARN'])).toEqual(['PARTY_DISCIPLINE']);
    expect(routes('GOVERNMENT', ['UNIT_CRIT'], null, 'unit')).toEqual(['UNIT_REVIEW']);
    expect(remediesOf({ type: 'bulletin', party: 'unit' }).map((each) => each.code)).toEqual(['UNIT_REVIEW']);
    expect(remediesOf({ type: 'bulletin', party: 'person' })).toEqual([]);
  });

  it.each([
    ['UNIT_REVIEW', 30, 'days', 30, 'days'],
    ['SUPERVISION_REVIEW', 1, 'months', 1, 'months'],
    ['SUPERVISION_FURTHER', 1, 'months', 2, 'months'],
    ['EMPLOYER_REVIEW', 30, 'days', 30, 'days'],
    ['SERVICE_APPEAL', 15, 'days', 60, 'days'],
    ['SERVICE_APPEAL_DIRECT', 30, 'days', 60, 'days'],
    ['PARTY_ACCOUNTABILITY', 1, 'months', 1, 'months'],
  ])('%s is filed within %i %s and decided within %i %s', (code, file, fileUnit, decide, decideUnit) => {
    const row = remedies.find((each) => each.code === code);
    expect(row?.file).toEqual({ count: file, unit: fileUnit });
    expect(row?.decide).toEqual({ count: decide, unit: decideUnit });
  });

  it('every measure that a person can be given has a way back', () => {
    for (const each of measures.filter((one) => one.against === 'person' && !one.reference))
      for (const organ of authorityCodes.filter((code) => beyond(code, [each.code]).length === 0))
        expect(routes(organ, [each.code]), `${organ} ${each.code}`).not.toEqual([]);
    expect(measureOf('UNIT_CRIT')?.against).toBe('unit');
  });
});
