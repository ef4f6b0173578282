import { DemoClock } from '@mingcha/prisma/clock';
import { expect, test } from 'vitest';

const hour = 3_600_000;

test('whenever the demonstration is loaded, its story is over: nothing in it is of an hour to come', () => {
  const midnight = Date.UTC(2026, 10, 23, 16);
  for (let half = 0; half < 48; half += 1) {
    const now = midnight + (half * hour) / 2;
    // The last things that are played happen some two hours into the last day.
    const last = new DemoClock(now).at(0, '02:30');
    expect(last).toBeLessThanOrEqual(now);
    expect(now - last).toBeLessThan(25 * hour);
  }
});
