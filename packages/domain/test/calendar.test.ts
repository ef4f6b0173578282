import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarOf,
  isWorkday,
  plusWorkdays,
  workdayFrom,
  workdaysBetween,
} from '../src/calendar/calendar.ts';
import { dayOf, instantOf, localParts, plusDays, weekdayOf } from '../src/calendar/day.ts';
import { deadlineAfter, isOverdue, recounted, workdaysLeft } from '../src/calendar/deadline.ts';
import { provisionalYear } from '../src/calendar/provisional.ts';
import { calendar2026 } from '../src/calendar/published.ts';

const calendar = calendarOf([calendar2026]);
const at = (day: string, time = '10:00') => instantOf(day, time, 'Asia/Shanghai');

describe('working days', () => {
  it.each([
    ['2026-11-20', 'a Friday', true],
    ['2026-11-21', 'a Saturday', false],
    ['2026-10-01', 'National Day', false],
    ['2026-10-10', 'a Saturday made up for the holiday', true],
    ['2026-09-20', 'a Sunday made up for the holiday', true],
    ['2026-02-14', 'a Saturday before Spring Festival, made up', true],
    ['2026-02-23', 'the last day of Spring Festival, a Monday', false],
    ['2027-01-01', 'New Year of a year not yet published', false],
    ['2027-01-04', 'its first Monday', true],
    ['2027-05-02', 'Labour Day’s second day, a Sunday', false],
  ])('%s, %s: %s', (day, _, worked) => {
    expect(isWorkday(calendar, day)).toBe(worked);
  });

  it('a make-up Saturday counts: three working days after 8 October end on Monday the 12th', () => {
    expect(plusWorkdays(calendar, '2026-10-08', 3)).toBe('2026-10-12');
    expect(plusWorkdays(calendar, '2026-09-30', 1)).toBe('2026-10-08');
  });

  it('the first day never counts', () => {
    expect(plusWorkdays(calendar, '2026-11-23', 1)).toBe('2026-11-24');
    expect(plusWorkdays(calendar, '2026-11-21', 1)).toBe('2026-11-23');
    expect(plusWorkdays(calendar, '2026-11-23', 0)).toBe('2026-11-23');
  });

  it('a day off moves to the next day that is worked', () => {
    expect(workdayFrom(calendar, '2026-10-01')).toBe('2026-10-08');
    expect(workdayFrom(calendar, '2026-10-08')).toBe('2026-10-08');
  });

  const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => plusDays('2026-01-01', days));
  const someDays = fc.integer({ min: 0, max: 120 });

  it('adding and counting agree', () => {
    fc.assert(
      fc.property(
        anyDay,
        someDays,
        (day, days) => workdaysBetween(calendar, day, plusWorkdays(calendar, day, days)) === days,
      ),
      tries(100),
    );
  });

  it('more working days never end earlier, and always end on a working day', () => {
    fc.assert(
      fc.property(anyDay, someDays, (day, days) => {
        const end = plusWorkdays(calendar, day, days + 1);
        return end > plusWorkdays(calendar, day, days) && isWorkday(calendar, end);
      }),
      tries(100),
    );
  });
});

describe('days and instants', () => {
  it('midnight belongs to the day of the office’s zone, not to UTC’s', () => {
    expect(dayOf(at('2026-11-21', '00:00'), 'Asia/Shanghai')).toBe('2026-11-21');
    expect(dayOf(at('2026-11-21', '00:00') - 1, 'Asia/Shanghai')).toBe('2026-11-20');
    expect(dayOf(at('2026-11-21', '07:59'), 'UTC')).toBe('2026-11-20');
  });

  it('weekdays are right on both sides of the epoch', () => {
    expect(weekdayOf('1970-01-01')).toBe(4);
    expect(weekdayOf('1969-12-28')).toBe(7);
    expect(weekdayOf('2026-11-21')).toBe(6);
  });

  it('an instant read and written again is the same, also in a zone with summer time', () => {
    for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns']) {
      for (const instant of [at('2026-03-28'), at('2026-07-01'), at('2026-10-24')]) {
        const { day, time } = localParts(instant, zone);
        expect(instantOf(day, time, zone)).toBe(instant);
      }
    }
  });
});

describe('deadlines', () => {
  it('name the calendar they were counted by and end with the office’s hours', () => {
    const deadline = deadlineAfter(calendar, at('2026-11-20'), 4);
    expect(deadline).toMatchObject({ day: '2026-11-26', calendar: ['2026-1'], provisional: false });
    expect(deadline.due).toBe(at('2026-11-26', '17:30'));
    expect(workdaysLeft(calendar, deadline, at('2026-11-23'))).toBe(3);
    expect(isOverdue(deadline, deadline.due)).toBe(false);
    expect(isOverdue(deadline, deadline.due + 1)).toBe(true);
  });

  it('into a year not yet published are provisional, and are counted again when it is loaded', () => {
    const deadline = deadlineAfter(calendar, at('2026-12-28'), 10);
    expect(deadline).toMatchObject({ provisional: true, calendar: ['2026-1', '2027-provisional'] });
    const published = {
      ...provisionalYear(2027),
      version: '2027-1',
      provisional: false,
      holidays: ['2027-01-01', '2027-01-04'],
    };
    const again = recounted(calendarOf([calendar2026, published]), deadline);
    expect(again?.calendar).toEqual(['2026-1', '2027-1']);
    expect(again && again.day > deadline.day).toBe(true);
    expect(recounted(calendar, deadline)).toBeNull();
  });

  it('in plain days that end on a day off move on', () => {
    expect(deadlineAfter(calendar, at('2026-09-01'), 30, 'days').day).toBe('2026-10-08');
  });

  it('a year loaded twice is read as it was loaded last', () => {
    const corrected = {
      ...calendar2026,
      version: '2026-2',
      holidays: [...calendar2026.holidays, '2026-11-23'],
    };
    expect(isWorkday(calendarOf([calendar2026, corrected]), '2026-11-23')).toBe(false);
  });
});
