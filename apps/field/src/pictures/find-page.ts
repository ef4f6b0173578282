import { areaOf, full, isSheet, type Point, type Quad } from './quad.ts';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: Uint8ClampedArray;
}

function greyOf({ data, width, height }: Raster): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const from = at * 4;
    grey[at] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
  }
  return grey;
}

/** Otsu: the brightness that parts the picture into two kinds of pixels best. */
function threshold(grey: Uint8Array): number {
  const counts = new Array<number>(256).fill(0);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let below = 0;
  let belowSum = 0;
  let best = 0;
  let at = 127;
  for (let value = 0; value < 256; value += 1) {
    below += counts[value] ?? 0;
    belowSum += (counts[value] ?? 0) * value;
    const above = grey.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (belowSum / below - (sum - belowSum) / above) ** 2;
    if (between > best) {
      best = between;
      at = value;
    }
  }
  return at;
}

interface Patch {
  readonly size: number;
  readonly corners: readonly [number, number, number, number];
}

/** Pixels that hang together with the one at `start`, and the four of them that lie farthest out along the diagonals. */
function patchFrom(bright: Uint8Array, width: number, height: number, start: number): Patch {
  const stack = [start];
  bright[start] = 2;
  let size = 0;
  const out = [start, start, start, start] as [number, number, number, number];
  const reach = [Infinity, -Infinity, -Infinity, Infinity] as [number, number, number, number];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    size += 1;
    const x = at % width;
    const y = (at - x) / width;
    if (x + y < reach[0]) [reach[0], out[0]] = [x + y, at];
    if (x - y > reach[1]) [reach[1], out[1]] = [x - y, at];
    if (x + y > reach[2]) [reach[2], out[2]] = [x + y, at];
    if (x - y < reach[3]) [reach[3], out[3]] = [x - y, at];
    for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
      if (next < 0 || next >= width * height || bright[next] !== 1) continue;
      bright[next] = 2;
      stack.push(next);
    }
  }
  return { size, corners: out };
}

/**
 * The sheet of paper in a picture: the largest bright patch whose four outermost corners enclose about as much as it
 * covers. Null where nothing looks like one; the corners are then a person's to set, as they are to correct.
 */
export function findPage(picture: Raster): Quad | null {
  const { width, height } = picture;
  const grey = greyOf(picture);
  const limit = threshold(grey);
  const bright = grey.map((value) => (value > limit ? 1 : 0));
  let best: Patch | null = null;
  for (let at = 0; at < bright.length; at += 1) {
    if (bright[at] !== 1) continue;
    const patch = patchFrom(bright, width, height, at);
    if (best === null || patch.size > best.size) best = patch;
  }
  if (best === null) return null;
  const quad = best.corners.map((at): Point => {
    const x = at % width;
    const y = (at - x) / width;
    return { x: Math.round((x * full) / (width - 1)), y: Math.round((y * full) / (height - 1)) };
  }) as unknown as Quad;
  if (!isSheet(quad)) return null;
  const share = areaOf(quad) / (full * full);
  const covered = best.size / (width * height);
  // Too small to be meant, the whole view, or a patch that is no sheet.
  if (share < 0.12 || share > 0.97 || covered / share < 0.8 || covered / share > 1.2) return null;
  return quad;
}
