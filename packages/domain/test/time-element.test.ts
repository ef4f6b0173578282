import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendar2026,
  calendarOf,
  elapsedAgainst,
  type HalfDay,
  halfOf,
  halvesBetween,
  plusDays,
  workdaysBetween,
} from '../src/calendar/index.ts';
import { findingLifecycle } from '../src/findings/finding-lifecycle.ts';
import { type TimeElement, timeOfItem, timeOfRun } from '../src/findings/time-element.ts';
import { measured, type Run } from '../src/visits/watch.ts';
import { as, id, lin, morning } from './people.ts';
import { findingFacts, observed, on, startedVisit } from './stories.ts';
import { Story } from './story.ts';

const calendar = calendarOf([calendar2026]);
const half = (day: string, part: 'am' | 'pm' = 'am'): HalfDay => ({ day, half: part });
const item = { id: id('service-item', 'licence'), promisedLimit: 14 };

describe('working time that went by', () => {
  // 2026-10-01 to 10-07 are days off, 2026-10-10 is a Saturday that is worked.
  it('a whole-day promise leaves out the day it began and counts by the adopted calendar', () => {
    expect(elapsedAgainst(calendar, 2, half('2026-09-30'), half('2026-10-08', 'pm'))).toMatchObject({
      elapsed: 2,
      overdue: 0,
    });
    expect(elapsedAgainst(calendar, 2, half('2026-09-30'), half('2026-10-10'))).toMatchObject({
      elapsed: 6,
      overdue: 4,
    });
  });

  it('a half-day promise is counted in halves', () => {
    const until = (to: HalfDay) => elapsedAgainst(calendar, 1, half('2026-11-20'), to);
    expect(until(half('2026-11-20', 'pm')).overdue).toBe(0);
    expect(until(half('2026-11-21', 'pm')).overdue).toBe(0);
    expect(until(half('2026-11-23')).overdue).toBe(1);
  });

  it('a year that is not published says so', () => {
    expect(elapsedAgainst(calendar, 2, half('2026-12-30'), half('2027-01-05')).provisional).toBe(true);
    expect(elapsedAgainst(calendar, 2, half('2026-11-20'), half('2026-11-24'))).toMatchObject({
      provisional: false,
      calendar: ['2026-1'],
    });
  });

  it('noon by the wall clock of the office parts the day', () => {
    expect(halfOf(Date.parse('2026-11-22T03:59:00Z'), 'Asia/Shanghai')).toEqual(half('2026-11-22', 'am'));
    expect(halfOf(Date.parse('2026-11-22T04:00:00Z'), 'Asia/Shanghai')).toEqual(half('2026-11-22', 'pm'));
  });

  const anyHalf = fc
    .tuple(fc.integer({ min: 0, max: 364 }), fc.constantFrom('am' as const, 'pm' as const))
    .map(([days, part]) => half(plusDays('2026-01-01', days), part));
  it('is added up from its parts, never falls, and agrees with whole days', () => {
    fc.assert(
      fc.property(anyHalf, anyHalf, anyHalf, (...three) => {
        const [a, b, c] = three.sort((x, y) => `${x.day}${x.half}`.localeCompare(`${y.day}${y.half}`)) as [
          HalfDay,
          HalfDay,
          HalfDay,
        ];
        expect(halvesBetween(calendar, a, b) + halvesBetween(calendar, b, c)).toBe(
          halvesBetween(calendar, a, c),
        );
        expect(halvesBetween(calendar, a, b)).toBeGreaterThanOrEqual(0);
        expect(halvesBetween(calendar, half(a.day, 'pm'), half(b.day, 'pm'))).toBe(
          2 * workdaysBetween(calendar, a.day, b.day),
        );
      }),
      tries(200),
    );
  });
});

describe('a stopwatch', () => {
  const press = (at: number, mono: number, boot = 'one') => ({ at, mono, boot });
  it('believes its counter while the clock agrees', () => {
    expect(measured(press(1000, 500), press(61_500, 60_600))).toEqual({ elapsed: 60_100, by: 'both' });
  });
  it('takes the smaller when they differ, so that a clock set forward holds nothing against anybody', () => {
    expect(measured(press(0, 0), press(3_600_000, 60_000))).toEqual({ elapsed: 60_000, by: 'smaller' });
    expect(measured(press(3_600_000, 0), press(0, 60_000))).toEqual({ elapsed: 0, by: 'smaller' });
  });
  it('goes by the clock over a restart, and says so', () => {
    expect(measured(press(0, 900_000), press(60_000, 10, 'two'))).toEqual({ elapsed: 60_000, by: 'clock' });
  });

  const press1 = { type: 'pressWatch' as const, watch: 'queue' as const, run: 'runrunrun1', boot: 'one' };
  it('takes several runs, and every press is an entry', () => {
    const visit = startedVisit()
      .did({ ...press1, act: 'start', mono: 10 }, on(lin, 'inspector', {}, morning + 10))
      .did({ ...press1, act: 'stop', mono: 70_010 }, on(lin, 'inspector', {}, morning + 70_010))
      .did(
        { ...press1, run: 'runrunrun2', act: 'start', mono: 80_000 },
        on(lin, 'inspector', {}, morning + 80_000),
      );
    expect(visit.entries.filter(({ kind }) => kind === 'visit.timed')).toHaveLength(3);
    expect(visit.state.runs.map(({ stop }) => stop === null)).toEqual([false, true]);
    const [first] = visit.state.runs as [Run];
    expect(timeOfRun(first)).toMatchObject({ elapsed: 70_000, measured: 'both' });
    const again = visit.refusal({ ...press1, act: 'stop', mono: 90_000 }, on(lin, 'inspector', {}));
    expect(again?.code).toBe('visit.watch-not-so');
  });

  it('is stopped though the other tablet has ended the visit meanwhile', () => {
    const running = startedVisit().did({ ...press1, act: 'start', mono: 0 }, on(lin, 'inspector', {}));
    const stopped = running
      .copy()
      .did({ ...press1, act: 'stop', mono: 5 }, on(lin, 'inspector', {}, morning + 5));
    const stop = stopped.last('visit.timed');
    running.did({ type: 'endVisit', position: null }, on(lin, 'inspector', {}, morning + 9));
    if (stop) running.tell(stop);
    expect(running.state.runs[0]?.stop).not.toBeNull();
    expect(running.state.outOfPlace).toEqual([]);
  });
});

describe('R-002: what is called slow', () => {
  const run: Run = {
    id: 'runrunrun1',
    watch: 'queue',
    start: { at: 0, mono: 0, boot: 'one' },
    stop: { at: 3_120_000, mono: 3_120_000, boot: 'one' },
  };
  const facts = findingFacts({ time: { runs: [run], items: [item], calendar } });
  const inspector = as(lin, 'inspector', facts);
  const propose = { type: 'proposeFinding' as const };
  const slow = { ...observed, style: 'SLOW' as const, subCode: 'WAITING' };
  const recorded = (changes: Partial<typeof slow> & { time?: TimeElement } = {}) =>
    new Story(findingLifecycle).did({ type: 'recordFinding', ...slow, ...changes }, inspector);
  const dated = (to: string) => timeOfItem(calendar, item, half('2026-10-26'), half(to), true) as TimeElement;

  it('is recorded in the hall without a time, and not proposed without one', () => {
    const finding = recorded();
    expect(finding.refusal(propose, inspector)).toEqual({
      code: 'finding.time-missing',
      facts: { at: morning },
    });
    finding
      .did({ type: 'amendFinding', time: timeOfRun(run) as TimeElement }, inspector)
      .did(propose, inspector);
    expect(finding.state.fields?.time).toMatchObject({ by: 'watch', elapsed: 3_120_000 });
  });

  it('another style needs no time', () => {
    const poor = recorded({ style: 'POOR' as never, subCode: 'GAMES_FILMS' });
    expect(poor.refusal(propose, inspector)).toBeNull();
  });

  it('a figure that somebody typed is not taken', () => {
    const typed = { ...(timeOfRun(run) as Extract<TimeElement, { by: 'watch' }>), elapsed: 9_999_999 };
    const refused = recorded().refusal({ type: 'amendFinding', time: typed }, inspector);
    expect(refused?.code).toBe('finding.time-not-computed');
    const stretched = { ...(dated('2026-11-20') as Extract<TimeElement, { by: 'item' }>), overdue: 40 };
    const also = recorded().refusal({ type: 'amendFinding', time: stretched }, inspector);
    expect(also?.code).toBe('finding.time-not-computed');
  });

  it('R-028: past the limit is what the count says', () => {
    const within = recorded({ subCode: 'OVERDUE', time: dated('2026-11-03') });
    expect(within.refusal(propose, inspector)?.code).toBe('finding.not-overdue');
    const past = recorded({ subCode: 'OVERDUE', time: dated('2026-11-20') });
    expect(past.refusal(propose, inspector)).toBeNull();
    expect(past.state.fields?.time).toMatchObject({ promised: 14, elapsed: 38, overdue: 24 });
  });

  it('what was proposed before times were counted can still be put right in its other words', () => {
    const old = recorded();
    const proposed = { ...old.state, status: 'proposed' as const };
    const supplement = { type: 'supplementFinding' as const, place: '西厅', reason: '地点写错' };
    expect(new Story(findingLifecycle, proposed).refusal(supplement, inspector)).toBeNull();
    const renamed = { ...supplement, subCode: 'WATCHING' };
    expect(new Story(findingLifecycle, proposed).refusal(renamed, inspector)?.code).toBe(
      'finding.time-missing',
    );
  });
});
