import { describe, expect, it } from 'vitest';
import { nudge, regionOf } from '../src/viewer/regions.ts';

describe('a hidden rectangle', () => {
  it('is the same whichever corner it was drawn from', () => {
    const one = regionOf('face', { x: 0.1, y: 0.2 }, { x: 0.3, y: 0.5 });
    expect(one).toEqual({ what: 'face', x: 1000, y: 2000, w: 2000, h: 3000 });
    expect(regionOf('face', { x: 0.3, y: 0.5 }, { x: 0.1, y: 0.2 })).toEqual(one);
  });

  it('ends at the edge of the picture', () => {
    expect(regionOf('plate', { x: 0.9, y: 0.9 }, { x: 1.7, y: 2 })).toEqual({
      what: 'plate',
      x: 9000,
      y: 9000,
      w: 1000,
      h: 1000,
    });
  });

  it('is not made by a slip of the hand', () => {
    expect(regionOf('face', { x: 0.5, y: 0.5 }, { x: 0.502, y: 0.6 })).toBeNull();
  });

  it('moved by keys stays inside, grown by keys does too', () => {
    const region = { what: 'face', x: 9000, y: 0, w: 1000, h: 500 } as const;
    expect(nudge(region, 100, -100, false)).toEqual(region);
    expect(nudge(region, 100, 100, true)).toEqual({ ...region, h: 600 });
  });
});
