import { describe, expect, it } from 'vitest';
import { daysIn, linesOf } from '../src/pages/registry/days.ts';

describe('the days of a year, as a notice lists them', () => {
  it('are days and stretches, a line each, in the year of the form', () => {
    expect(daysIn(2027, '1-1 ~ 1-3\n02-06')).toEqual({
      days: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-02-06'],
    });
    expect(daysIn(2027, '10-1至10-2，10-1')).toEqual({ days: ['2027-10-01', '2027-10-02'] });
  });

  it('name the first line that is no day', () => {
    for (const wrong of ['2-30', '国庆', '10-7 ~ 10-1', '1-1 ~ 1-2 ~ 1-3'])
      expect(daysIn(2027, `1-1\n${wrong}`), wrong).toEqual({ wrong });
  });

  it('keep the year that was written, so that a day of another year is refused by its name', () => {
    expect(daysIn(2027, '2028-01-01')).toEqual({ days: ['2028-01-01'] });
  });

  it('come back as the lines they were', () => {
    const text = '01-01 ~ 01-03\n02-06\n10-01 ~ 10-07';
    const read = daysIn(2027, text);
    expect('days' in read && linesOf(read.days)).toBe(text);
  });
});
