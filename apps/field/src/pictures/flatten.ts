import type { Raster } from './find-page.ts';
import { full, type Point, type Quad } from './quad.ts';

/** A4 at 300 dots an inch: more than a tablet's camera gives of a sheet. */
const most = 3508;

const between = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * The sheet as if seen from straight above. Heckbert's projective mapping of the unit square onto a quadrilateral
 * (Fundamentals of Texture Mapping, 1989, 2.2.3), sampled between four pixels.
 */
export function flatten(picture: Raster, quad: Quad): Raster {
  const [p0, p1, p2, p3] = quad.map(({ x, y }) => ({
    x: (x * (picture.width - 1)) / full,
    y: (y * (picture.height - 1)) / full,
  })) as unknown as Quad;
  const wide = Math.max(between(p0, p1), between(p3, p2));
  const high = Math.max(between(p0, p3), between(p1, p2));
  const scale = Math.min(1, most / Math.max(wide, high));
  const width = Math.max(1, Math.round(wide * scale));
  const height = Math.max(1, Math.round(high * scale));

  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const dx3 = p0.x - p1.x + p2.x - p3.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const dy3 = p0.y - p1.y + p2.y - p3.y;
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / det;
  const h = (dx1 * dy3 - dx3 * dy1) / det;
  const a = p1.x - p0.x + g * p1.x;
  const b = p3.x - p0.x + h * p3.x;
  const d = p1.y - p0.y + g * p1.y;
  const e = p3.y - p0.y + h * p3.y;

  const data = new Uint8ClampedArray(width * height * 4);
  const source = picture.data;
  const stride = picture.width * 4;
  for (let row = 0; row < height; row += 1) {
    const v = height === 1 ? 0 : row / (height - 1);
    for (let column = 0; column < width; column += 1) {
      const u = width === 1 ? 0 : column / (width - 1);
      const w = g * u + h * v + 1;
      const x = Math.min(picture.width - 1, Math.max(0, (a * u + b * v + p0.x) / w));
      const y = Math.min(picture.height - 1, Math.max(0, (d * u + e * v + p0.y) / w));
      const left = Math.floor(x);
      const top = Math.floor(y);
      const right = x - left;
      const down = y - top;
      const at = top * stride + left * 4;
      const next = left + 1 < picture.width ? 4 : 0;
      const below = top + 1 < picture.height ? stride : 0;
      const to = (row * width + column) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const from = at + channel;
        const upper = (source[from] ?? 0) * (1 - right) + (source[from + next] ?? 0) * right;
        const lower = (source[from + below] ?? 0) * (1 - right) + (source[from + below + next] ?? 0) * right;
        data[to + channel] = upper * (1 - down) + lower * down;
      }
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}
