import { describe, expect, it } from 'vitest';
import { dayField, instantOf, sayDay, sayMoment } from '../src/time/moment.ts';

const zone = 'Asia/Shanghai';
const due = Date.parse('2026-11-26T17:30:00+08:00');
const now = Date.parse('2026-11-21T09:00:00+08:00');

describe('an instant is written', () => {
  it('in each language in its own form', () => {
    expect(sayMoment(due, now, 'zh-CN', zone)).toBe('11月26日（周四）17:30');
    expect(sayMoment(due, now, 'en', zone)).toBe('Thu 26 Nov 17:30');
  });

  it('with the year only when it is another one', () => {
    const later = Date.parse('2027-01-04T08:00:00+08:00');
    expect(sayDay(later, now, 'zh-CN', zone)).toBe('2027年1月4日（周一）');
    expect(sayDay(later, now, 'en', zone)).toBe('Mon 4 Jan 2027');
  });

  it('on the day of the office, not of the reader', () => {
    const nearMidnight = Date.parse('2026-11-21T16:30:00Z');
    expect(dayField(nearMidnight, zone)).toBe('2026-11-22');
    expect(dayField(nearMidnight, 'UTC')).toBe('2026-11-21');
  });
});

describe('a day and a time of the office', () => {
  it('come back as the same instant', () => {
    expect(instantOf('2026-11-26', '17:30', zone)).toBe(due);
    expect(instantOf('2026-03-29', '12:00', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T12:00:00+02:00'));
  });

  it('of no real date are nothing', () => {
    expect(instantOf('', '17:30', zone)).toBeNull();
  });
});
