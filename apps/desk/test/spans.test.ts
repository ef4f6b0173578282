import { describe, expect, it } from 'vitest';
import { peaksOf } from '../src/viewer/loudness.ts';
import { clockText, moved, putBack, shownAt, spanOf, wholeTime, withTime } from '../src/viewer/spans.ts';

const box = { what: 'face' as const, x: 0, y: 0, w: 100, h: 100 };
const silence = { what: 'voice' as const, x: 0, y: 0, w: 0, h: 0, fromMs: 1000, toMs: 2000 };

describe('a stretch of sound', () => {
  it('is the same from whichever end it was drawn, and ends where the recording ends', () => {
    expect(spanOf(1000, 2000, 5000)).toEqual(silence);
    expect(spanOf(2000, 1000, 5000)).toEqual(silence);
    expect(spanOf(-300, 9000, 5000)).toEqual({ ...silence, fromMs: 0, toMs: 5000 });
    expect(spanOf(1000, 1040, 5000)).toBe(null);
  });

  it('moves as far as there is room, and never ends before it begins', () => {
    expect(moved(silence, 4000, 5000)).toEqual({ ...silence, fromMs: 4000, toMs: 5000 });
    expect(moved(silence, -4000, 5000)).toEqual({ ...silence, fromMs: 0, toMs: 1000 });
    expect(withTime(silence, 'from', 3000, 5000)).toEqual({ ...silence, fromMs: 1900 });
    expect(withTime(silence, 'to', 0, 5000)).toEqual({ ...silence, toMs: 1100 });
  });
});

describe('a rectangle in a film', () => {
  it('hides all through until somebody says from when to when', () => {
    expect(shownAt([box, silence], 4999, 5000)).toEqual([0]);
    const short = withTime(box, 'from', 2000, 5000);
    expect(short).toEqual({ ...box, fromMs: 2000, toMs: 5000 });
    expect([shownAt([short], 1900, 5000), shownAt([short], 2000, 5000)]).toEqual([[], [0]]);
    expect(wholeTime(short)).toEqual(box);
  });

  it('is put back among those that are not on the screen at this moment', () => {
    const [a, b, c] = [
      { ...box, x: 1 },
      { ...box, x: 2 },
      { ...box, x: 3 },
    ];
    const all = [a, silence, b];
    expect(putBack(all, [0, 2], [a, { ...b, y: 9 }])).toEqual([a, silence, { ...b, y: 9 }]);
    expect(putBack(all, [0, 2], [a, b, c])).toEqual([a, silence, b, c]);
    expect(putBack(all, [0, 2], [b])).toEqual([silence, b]);
    expect(putBack(all, [0, 2], [a])).toEqual([a, silence]);
  });
});

it('says a moment as a player does, and draws the loudest piece highest', () => {
  expect([0, 999, 61_250, 3_600_000].map(clockText)).toEqual(['0:00.0', '0:00.9', '1:01.2', '60:00.0']);
  expect(
    peaksOf(new Float32Array([0, 0.1, -0.2, 0.05]), 2).map((peak) => Math.round(peak * 10) / 10),
  ).toEqual([0.5, 1]);
});
