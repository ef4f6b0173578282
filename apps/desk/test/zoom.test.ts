import { describe, expect, it } from 'vitest';
import { held, moveBy, whole, zoomAt } from '../src/viewer/zoom.ts';

describe('looking at a photograph', () => {
  it('the point under the pointer stays under the pointer', () => {
    const px = 0.2;
    const before = { scale: 2, x: 0.1, y: 0 };
    const after = zoomAt(before, 1.5, px, 0);
    const pictureUnder = (view: typeof before) => (px - view.x) / view.scale;
    expect(pictureUnder(after)).toBeCloseTo(pictureUnder(before), 10);
  });

  it('the picture never leaves its frame', () => {
    expect(moveBy({ scale: 2, x: 0, y: 0 }, 9, -9)).toEqual({ scale: 2, x: 0.5, y: -0.5 });
    expect(moveBy(whole, 0.4, 0.4)).toEqual(whole);
  });

  it('the whole picture is the smallest there is, twelve times the largest', () => {
    expect(held({ scale: 0.1, x: 0, y: 0 }).scale).toBe(1);
    expect(zoomAt(whole, 100, 0, 0).scale).toBe(12);
  });
});
