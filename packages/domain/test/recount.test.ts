import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, calendarOf, isWorkday, workdaysBetween } from '../src/calendar/calendar.ts';
import { plusDays } from '../src/calendar/day.ts';
import { causesOf, deadlineAfter, recounted } from '../src/calendar/deadline.ts';
import { provisionalYear } from '../src/calendar/provisional.ts';
import { calendar2026 } from '../src/calendar/published.ts';
import { at, by, issued, item, liu, measure, proof } from './order-stories.ts';
import { hash, onPaper, sun, zhao } from './people.ts';

const before = calendarOf([calendar2026]);
const publishedWith = (holidays: readonly string[], workdays: readonly string[] = []): Calendar =>
  calendarOf([
    calendar2026,
    {
      ...provisionalYear(2027),
      version: '2027-1',
      provisional: false,
      holidays: [...provisionalYear(2027).holidays, ...holidays],
      workdays: [...workdays],
    },
  ]);
const loadings = { '2026-1': hash('2026'), '2027-1': hash('2027') };

describe('a deadline counted again when its year is published', () => {
  it('moves on by the holidays that nobody knew of', () => {
    const deadline = deadlineAfter(before, at('2026-12-28'), 10);
    const after = recounted(publishedWith(['2027-01-04', '2027-01-05']), deadline);
    expect(after).toMatchObject({ provisional: false, calendar: ['2026-1', '2027-1'] });
    expect(workdaysBetween(before, deadline.day, after?.day ?? '')).toBe(2);
  });

  it('is not brought forward by make-up days: whoever was told a day may rely on it', () => {
    const deadline = deadlineAfter(before, at('2026-12-28'), 10);
    const after = recounted(publishedWith([], ['2027-01-02', '2027-01-03', '2027-01-09']), deadline);
    expect(after).toMatchObject({ day: deadline.day, due: deadline.due, provisional: false });
  });

  it('is never earlier, ends on a worked day, leaves as many days as were given, and is counted once', () => {
    const dayIn2027 = fc.nat(120).map((n) => plusDays('2027-01-01', n));
    const days = fc.uniqueArray(dayIn2027, { maxLength: 30 });
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('working-days' as const, 'days' as const),
        days,
        days,
        (from, count, unit, holidays, workdays) => {
          const start = plusDays('2026-12-01', from);
          const deadline = deadlineAfter(before, at(start), count, unit);
          const calendar = publishedWith(
            holidays,
            workdays.filter((day) => !holidays.includes(day)),
          );
          const after = recounted(calendar, deadline);
          const stands = after ?? deadline;
          expect(stands.due).toBeGreaterThanOrEqual(deadline.due);
          expect(stands.day >= deadline.day).toBe(true);
          expect(isWorkday(calendar, stands.day)).toBe(true);
          if (unit === 'working-days')
            expect(workdaysBetween(calendar, start, stands.day)).toBeGreaterThanOrEqual(count);
          expect(recounted(calendar, stands)).toBeNull();
        },
      ),
      tries(500),
    );
  });

  it('names the entry that published what it was not counted by before', () => {
    const deadline = deadlineAfter(before, at('2026-12-28'), 10);
    const after = recounted(publishedWith(['2027-01-04']), deadline);
    expect(after && causesOf(loadings, [{ before: deadline, after }])).toEqual([hash('2027')]);
  });
});

describe('an order whose clocks run into the year', () => {
  const told = () =>
    issued().did(
      { type: 'serveOrder', proof: proof({ at: at('2026-12-24') }) },
      onPaper(by(zhao, 'planner', at('2026-12-24'))),
    );
  const clock = (day: string, calendar: Calendar) => by('', 'scheduler', at(day), { calendar, loadings });
  const recount = { type: 'recountOrder' as const };

  it('says nothing while the calendar is the one it was counted by', () => {
    expect(told().refusal(recount, clock('2026-12-25', before))?.code).toBe('order.not-time-yet');
  });

  it('is counted again item by item, with the cause in the entry', () => {
    const calendar = publishedWith(['2027-01-04', '2027-01-05']);
    const story = told();
    const day = item(story, 2)?.deadline?.day ?? '';
    const first = item(story, 1)?.deadline;
    const after = story.did(recount, clock('2026-12-26', calendar));
    expect(after.last('order.recounted')?.payload).toMatchObject({ because: [hash('2027')] });
    expect((item(after, 2)?.deadline?.day ?? '') > day).toBe(true);
    // Three working days end in the year that was known.
    expect(item(after, 1)?.deadline).toEqual(first);
    expect(after.refusal(recount, clock('2026-12-26', calendar))?.code).toBe('order.not-time-yet');
  });

  it('takes back a lateness that the new day does not know', () => {
    const planned = told()
      .did({ type: 'acknowledgeOrder' }, by(liu, 'liaison', at('2026-12-25')))
      .did({ type: 'planOrder', items: [measure(1), measure(2)] }, by(sun, 'chief', at('2026-12-25')));
    const last = item(planned, 2)?.deadline?.day ?? '';
    const day = plusDays(last, 1);
    const late = planned.did({ type: 'markOverdue', n: 2 }, clock(day, before));
    expect(item(late, 2)).toMatchObject({ overdue: true, overdueTimes: 1 });
    const after = late.did(recount, clock(day, publishedWith([last, day])));
    expect(item(after, 2)).toMatchObject({ overdue: false, overdueTimes: 0, urged: 0 });
  });
});
