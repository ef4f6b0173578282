import { describe, expect, it } from 'vitest';
import { timeLeft } from '../src/time/clock.tsx';

const due = 1_800_000_000_000;
const hour = 3_600_000;

describe('a clock', () => {
  it('counts working days while days are left, and hours on the last day', () => {
    expect(timeLeft(due, due - 100 * hour, 3)).toEqual({ unit: 'working', count: 3 });
    expect(timeLeft(due, due - 5 * hour, 0)).toEqual({ unit: 'hours', count: 5 });
  });

  it('counts how far it is over as it counted how much was left', () => {
    expect(timeLeft(due, due + 100 * hour, -2)).toEqual({ unit: 'working', count: 2 });
    expect(timeLeft(due, due + 20 * 60_000)).toEqual({ unit: 'minutes', count: 20 });
  });

  it('falls back to days as they pass where no calendar has counted', () => {
    expect(timeLeft(due, due - 72 * hour)).toEqual({ unit: 'days', count: 3 });
  });
});
