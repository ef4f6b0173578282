import { describe, expect, it } from 'vitest';
import { findPage, type Raster } from '../src/pictures/find-page.ts';
import { flatten } from '../src/pictures/flatten.ts';
import { markBetween } from '../src/pictures/marks.ts';
import { isSheet, moved, type Quad, wholeQuad } from '../src/pictures/quad.ts';

const quad = (...numbers: number[]): Quad =>
  [0, 2, 4, 6].map((at) => ({ x: numbers[at] ?? 0, y: numbers[at + 1] ?? 0 })) as unknown as Quad;

/** A dark table on which the inside of a quadrilateral is paper. */
function table(width: number, height: number, paper: Quad, shade = 40): Raster {
  const data = new Uint8ClampedArray(width * height * 4);
  const inside = (x: number, y: number) =>
    paper.every((a, at) => {
      const b = paper[(at + 1) % 4] as { x: number; y: number };
      return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= 0;
    });
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const here = inside((column * 10_000) / (width - 1), (row * 10_000) / (height - 1));
      const value = here ? 225 : shade + ((column * 7 + row * 13) % 24);
      data.set([value, value, value, 255], (row * width + column) * 4);
    }
  }
  return { width, height, data };
}

describe('a sheet in a picture', () => {
  it.each([
    ['straight', quad(2000, 1500, 8000, 1500, 8000, 9000, 2000, 9000)],
    ['seen from below', quad(3000, 1200, 7200, 1400, 9000, 9000, 1200, 8600)],
    ['lying askew', quad(3000, 800, 8800, 2200, 7000, 9200, 1200, 7600)],
  ])('is found %s, to within two per cent', (_, paper) => {
    const found = findPage(table(240, 320, paper));
    expect(found).not.toBeNull();
    found?.forEach((point, at) => {
      expect(Math.abs(point.x - (paper[at]?.x ?? 0))).toBeLessThan(200);
      expect(Math.abs(point.y - (paper[at]?.y ?? 0))).toBeLessThan(200);
    });
  });

  it('is not made up where there is none: nothing bright, a scrap, the whole view', () => {
    expect(findPage(table(240, 320, quad(0, 0, 1, 0, 1, 1, 0, 1)))).toBeNull();
    expect(findPage(table(240, 320, quad(4000, 4000, 5500, 4000, 5500, 5500, 4000, 5500)))).toBeNull();
    expect(findPage(table(240, 320, quad(-10, -10, 10_010, -10, 10_010, 10_010, -10, 10_010)))).toBeNull();
  });
});

describe('straightening', () => {
  it('brings the four corners of the sheet to the four corners of the page', () => {
    const width = 200;
    const height = 100;
    const data = new Uint8ClampedArray(width * height * 4);
    // Red grows to the right, green downwards: a pixel says where it came from.
    for (let row = 0; row < height; row += 1)
      for (let column = 0; column < width; column += 1)
        data.set([column, row * 2, 0, 255], (row * width + column) * 4);
    const paper = quad(2000, 1000, 8000, 2000, 9000, 9000, 1000, 8000);
    const flat = flatten({ width, height, data }, paper);
    const at = (column: number, row: number) => {
      const from = (row * flat.width + column) * 4;
      return [flat.data[from] ?? 0, (flat.data[from + 1] ?? 0) / 2];
    };
    const corners = [
      at(0, 0),
      at(flat.width - 1, 0),
      at(flat.width - 1, flat.height - 1),
      at(0, flat.height - 1),
    ];
    paper.forEach((point, corner) => {
      expect(corners[corner]?.[0]).toBeCloseTo((point.x * (width - 1)) / 10_000, -0.5);
      expect(corners[corner]?.[1]).toBeCloseTo((point.y * (height - 1)) / 10_000, -0.5);
    });
    // The crossing of the diagonals stays the crossing of the diagonals: that is what straight means.
    const [x = 0, y = 0] = at(Math.round((flat.width - 1) / 2), Math.round((flat.height - 1) / 2));
    expect(x).toBeCloseTo(0.5 * (width - 1), -0.9);
    expect(y).toBeGreaterThan(0.4 * height);
  });

  it('is not tried on corners that cross, lie in a line, or enclose nothing', () => {
    expect(isSheet(wholeQuad)).toBe(true);
    expect(isSheet(quad(1000, 1000, 9000, 9000, 9000, 1000, 1000, 9000))).toBe(false);
    expect(isSheet(quad(1000, 1000, 5000, 1000, 9000, 1000, 1000, 9000))).toBe(false);
    expect(isSheet(quad(1000, 1000, 1100, 1000, 1100, 1100, 1000, 1100))).toBe(false);
  });

  it('a corner dragged out of the picture stays at its edge', () => {
    expect(moved(wholeQuad, 2, { x: 12_000, y: -5 })[2]).toEqual({ x: 10_000, y: 0 });
  });
});

it('a slip of the thumb draws nothing', () => {
  expect(markBetween('arrow', { x: 100, y: 100 }, { x: 150, y: 120 })).toBeNull();
  expect(markBetween('box', { x: 100, y: 100 }, { x: 12_000, y: 900 })).toEqual({
    tool: 'box',
    from: { x: 100, y: 100 },
    to: { x: 10_000, y: 900 },
  });
});
