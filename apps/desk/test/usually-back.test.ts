import { instantOf } from '@mingcha/ui';
import { expect, test } from 'vitest';
import { usuallyBack } from '../src/pages/assignments/usually-back.ts';

const zone = 'Asia/Shanghai';
const at = (day: string, time: string) => instantOf(day, time, zone) ?? 0;

test('a team is due back when halls close on its last day, and never at an hour that has gone by', () => {
  const last = '2026-11-20';
  expect(usuallyBack(last, zone, at('2026-11-19', '09:00'))).toBe(at(last, '18:00'));
  expect(usuallyBack(last, zone, at(last, '18:00'))).toBe(at(last, '23:59'));
  const after = at('2026-11-21', '08:00');
  expect(usuallyBack(last, zone, after)).toBe(after + 4 * 3_600_000);
});
