import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkday, workdaysBetween } from '../src/calendar/calendar.ts';
import { plusDays } from '../src/calendar/day.ts';
import { clockColour, extendedDeadline, orderDeadline } from '../src/orders/deadlines.ts';
import { at, by, calendar, issued, item, morning, proof } from './order-stories.ts';
import { onPaper, zhao } from './people.ts';

describe('a due date', () => {
  it('counts working days only: National Day moves it, a make-up Saturday is worked', () => {
    // Served on Tuesday 22 September 2026: 23, 24 worked; 25 to 27 off; 28, 29, 30 worked; 1 to 7 October off; 8, 9, 10.
    expect(orderDeadline(calendar, morning, 3).day).toBe('2026-09-28');
    expect(orderDeadline(calendar, morning, 6).day).toBe('2026-10-08');
    expect(orderDeadline(calendar, morning, 8).day).toBe('2026-10-10');
  });

  it('begins with the day of service and not with the day it was typed in', () => {
    const story = issued().did(
      { type: 'serveOrder', proof: proof({ at: at('2026-09-23') }) },
      onPaper(by(zhao, 'planner', at('2026-09-29'))),
    );
    expect(item(story, 1)?.deadline?.day).toBe('2026-09-29');
    expect(story.state.acknowledgeBy?.day).toBe('2026-09-28');
  });

  it('falls on a worked day, with exactly the days between, over every holiday and make-up day', () => {
    fc.assert(
      fc.property(fc.nat(330), fc.integer({ min: 1, max: 40 }), fc.nat(1439), (from, days, minute) => {
        const day = plusDays('2026-01-01', from);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const deadline = orderDeadline(calendar, at(day, time), days);
        expect(isWorkday(calendar, deadline.day)).toBe(true);
        expect(workdaysBetween(calendar, day, deadline.day)).toBe(days);
        const more = extendedDeadline(calendar, deadline, 5);
        expect(isWorkday(calendar, more.day)).toBe(true);
        expect(workdaysBetween(calendar, deadline.day, more.day)).toBe(5);
        expect(more.due).toBeGreaterThan(deadline.due);
      }),
      tries(400),
    );
  });

  it('is green, then amber for its last two working days, then red', () => {
    const deadline = orderDeadline(calendar, morning, 8);
    expect(clockColour(calendar, deadline, at('2026-09-30'))).toBe('green');
    // Three days off lie between, and the make-up Saturday is the last of the two.
    expect(clockColour(calendar, deadline, at('2026-10-08'))).toBe('amber');
    expect(clockColour(calendar, deadline, at('2026-10-10', '17:30'))).toBe('amber');
    expect(clockColour(calendar, deadline, at('2026-10-10', '17:31'))).toBe('red');
  });
});
