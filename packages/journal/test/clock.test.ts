import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLOCK_TOLERANCE, type ClockStamp, clockDoubts } from '../src/verify.ts';

const start = 1_790_000_000_000;
const hour = 3_600_000;

interface Day {
  /** What passes before each entry, on the wall. */
  readonly gaps: readonly number[];
  /** How much of each gap the device slept, so that its count stood still. */
  readonly slept: readonly number[];
  /** The device clock against the wall, before each entry. */
  readonly off: readonly number[];
}

/** One run of a program over a day: the wall goes on, the count goes on while awake, the clock is the wall plus what it is off. */
function dayOf({ gaps, slept, off }: Day): ClockStamp[] {
  let wall = start;
  let mono = 0;
  return gaps.map((gap, index) => {
    wall += gap;
    mono += gap - Math.min(gap, slept[index] ?? 0);
    return {
      hash: `entry ${index}`,
      seq: index + 1,
      clock: wall + (off[index] ?? 0),
      mono,
      boot: 'boot',
      after: wall - gap,
      before: wall + 5000,
    };
  });
}

const gaps = fc.array(fc.integer({ min: 1, max: 2 * hour }), { minLength: 4, maxLength: 20 });
const slept = fc.array(fc.integer({ min: 0, max: 2 * hour }), { minLength: 20, maxLength: 20 });
const small = fc.integer({ min: -CLOCK_TOLERANCE, max: CLOCK_TOLERANCE });

describe('a clock', () => {
  test('that goes on is not doubted, however long the device sleeps and by however little it is off', () => {
    fc.assert(
      fc.property(gaps, slept, small, (gaps, slept, off) => {
        const stamps = dayOf({ gaps, slept, off: gaps.map(() => off) });
        expect(clockDoubts(stamps)).toEqual([]);
      }),
      tries(200),
    );
  });

  test('that jumps back and forth is told at the first entry after each jump, in whatever order entries are read', () => {
    const jump = fc.integer({ min: 2 * CLOCK_TOLERANCE + 1, max: 48 * hour });
    fc.assert(
      fc.property(gaps, jump, fc.boolean(), fc.nat(), fc.nat(), (gaps, by, back, a, b) => {
        const from = 1 + (a % (gaps.length - 2));
        const to = from + 1 + (b % (gaps.length - from - 1));
        const off = gaps.map((_, index) => (index >= from && index < to ? (back ? -by : by) : 0));
        // Nothing is proven of these times: only the count contradicts the clock.
        const stamps = dayOf({ gaps, slept: [], off }).map((each) => ({
          ...each,
          after: null,
          before: null,
        }));
        const expected = [
          { code: back ? 'clock.set-back' : 'clock.set-forward', hash: `entry ${from}`, by },
          { code: back ? 'clock.set-forward' : 'clock.set-back', hash: `entry ${to}`, by },
        ];
        expect(clockDoubts(stamps)).toEqual(expected);
        expect(clockDoubts(stamps.toReversed())).toEqual(expected);
      }),
      tries(200),
    );
  });

  test('set back while the device slept between other entries is told once, and no sleep is called a jump', () => {
    fc.assert(
      fc.property(gaps, slept, (gaps, slept) => {
        const at = Math.floor(gaps.length / 2);
        // Longer than any sleep: none of them can have been the way back.
        const by = 4 * hour;
        const stamps = dayOf({
          gaps,
          slept: slept.map((each, index) => (index === at ? 0 : each)),
          off: gaps.map((_, index) => (index >= at ? -by : 0)),
        }).map((each) => ({ ...each, after: null, before: null }));
        expect(clockDoubts(stamps)).toEqual([{ code: 'clock.set-back', hash: `entry ${at}`, by }]);
      }),
      tries(200),
    );
  });

  test('outside of what its token and its arrival allow is doubted by just so much; where a side is open, never on that side', () => {
    const any = fc.integer({ min: -48 * hour, max: 48 * hour });
    fc.assert(
      fc.property(any, fc.boolean(), fc.boolean(), (off, hasToken, isHere) => {
        const wall = start + hour;
        const stamp = {
          hash: 'entry',
          seq: 1,
          clock: wall + off,
          mono: 1,
          boot: 'boot',
          after: hasToken ? wall - 1000 : null,
          before: isHere ? wall + 1000 : null,
        };
        const [doubt] = clockDoubts([stamp]);
        const early = hasToken && off < -1000 - CLOCK_TOLERANCE;
        const late = isHere && off > 1000 + CLOCK_TOLERANCE;
        expect(doubt?.code ?? null).toBe(early ? 'clock.before-token' : late ? 'clock.after-arrival' : null);
        if (doubt !== undefined) expect(doubt.by).toBe(Math.abs(off) - 1000);
      }),
      tries(300),
    );
  });

  test('of one run of the program says nothing about another: a restart begins a new count', () => {
    const [one, other] = dayOf({ gaps: [1000, 1000], slept: [], off: [0, -hour] });
    const open = { after: null, before: null };
    if (one === undefined || other === undefined) throw new Error('two entries');
    expect(
      clockDoubts([
        { ...one, ...open },
        { ...other, ...open, boot: 'another' },
      ]),
    ).toEqual([]);
  });
});
