import { describe, expect, it } from 'vitest';
import {
  keptBecause,
  lineOfSetting,
  logPeriodOf,
  periodOf,
  type RetentionFacts,
  retentionOf,
  schedule,
  shortestPeriod,
} from '../src/retention/index.ts';

const day = 86_400_000;
const closedAt = 1000 * day;
const bare: RetentionFacts = {
  covert: true,
  stored: true,
  visit: { id: 'vis', status: 'locked', closedAt },
  findings: [],
  bulletins: [],
  orders: [],
  cases: [],
  inPaper: false,
  holds: [],
};
const of = (facts: Partial<RetentionFacts>, settings = {}) => retentionOf({ ...bare, ...facts }, settings);
const finding = (status: string, at = closedAt) => ({ id: 'fnd', status, at });

describe('how long a recording is kept', () => {
  it('a covert one that nothing names goes ninety days after its visit was closed, and no day sooner', () => {
    const kept = of({});
    expect(kept).toEqual({ because: null, by: null, rule: 'covert-unused', until: closedAt + 90 * day });
    expect(keptBecause(kept, closedAt + 90 * day - 1)).toBe('not-yet');
    expect(keptBecause(kept, closedAt + 90 * day)).toBeNull();
  });

  it('one that was taken openly, or that an answer of the paper rests on, is working material for ten years', () => {
    for (const facts of [{ covert: false }, { inPaper: true }])
      expect(of(facts)).toMatchObject({ rule: 'working-paper', until: closedAt + 10 * 366 * day });
  });

  it.each([
    ['a confirmed finding', { findings: [finding('confirmed')] }, 'finding'],
    ['a finding whose order is closed', { findings: [finding('closed')] }, 'finding'],
    ['a referred finding', { findings: [finding('referred')] }, 'finding'],
    ['a finding that is not decided', { findings: [finding('disputed')] }, 'finding-open'],
    [
      'a withdrawn finding that stands in a bulletin',
      { findings: [finding('withdrawn')], bulletins: ['b'] },
      'bulletin',
    ],
    ['an order', { findings: [finding('withdrawn')], orders: ['o'] }, 'order'],
    ['a case', { findings: [finding('withdrawn')], cases: ['c'] }, 'case'],
    ['a visit that is not closed', { visit: { id: 'vis', status: 'reviewed', closedAt } }, 'visit-open'],
    ['bytes that never came', { stored: false }, 'no-bytes'],
  ] as const)('%s keeps it whatever the day', (_, facts, because) => {
    const kept = of(facts);
    expect(kept.because).toBe(because);
    expect(keptBecause(kept, Number.MAX_SAFE_INTEGER)).toBe(because);
  });

  it('a hold comes before everything else', () => {
    expect(of({ holds: ['h'], findings: [finding('confirmed')], cases: ['c'] }).because).toBe('held');
  });

  it('that somebody is called to account is not told where a finding says enough', () => {
    expect(of({ findings: [finding('confirmed')], cases: ['c'] }).because).toBe('finding');
  });

  it('where the last finding fell after the visit was closed, the period runs from then', () => {
    const fell = closedAt + 40 * day;
    expect(of({ findings: [finding('dismissed', fell)] }).until).toBe(fell + 90 * day);
  });
});

describe('the schedule', () => {
  it('takes what the office adopted, and the standard where that lies outside the bounds', () => {
    const key = 'retention.covert-unused-days';
    expect(periodOf('covert-unused', { [key]: 120 })).toBe(120 * day);
    for (const wrong of [29, 0, -1, '90', 1e9])
      expect(periodOf('covert-unused', { [key]: wrong })).toBe(90 * day);
    expect(lineOfSetting(key)).toMatchObject({ standard: 90, least: 30 });
  });

  it('has no period for what is kept for ever', () => {
    const forEver = schedule.filter(({ keep }) => keep === null).map(({ record }) => record);
    expect(forEver).toEqual(['case', 'order', 'bulletin', 'finding']);
    expect(shortestPeriod).toBe(30 * day);
  });

  it('keeps the access log for ever unless the office adopts six months or more', () => {
    const key = 'retention.access-log-days';
    for (const said of [undefined, 0, 183, '184', -1]) expect(logPeriodOf({ [key]: said })).toBeNull();
    expect(logPeriodOf({ [key]: 184 })).toBe(184 * day);
  });
});
