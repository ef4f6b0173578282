/** A point on a picture, per ten thousand of its width and height: the same at every size it is shown in. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four corners, clockwise from the upper left. */
export type Quad = readonly [Point, Point, Point, Point];

export const full = 10_000;

export const wholeQuad: Quad = [
  { x: 500, y: 500 },
  { x: 9500, y: 500 },
  { x: 9500, y: 9500 },
  { x: 500, y: 9500 },
];

export const inside = (value: number): number => Math.min(full, Math.max(0, Math.round(value)));

export const moved = (quad: Quad, corner: number, to: Point): Quad =>
  quad.map((point, at) => (at === corner ? { x: inside(to.x), y: inside(to.y) } : point)) as unknown as Quad;

const turn = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);

/** A sheet of paper seen from anywhere is convex and keeps its order; anything else cannot be straightened. */
export function isSheet(quad: Quad): boolean {
  const turns = quad.map((point, at) =>
    turn(point, quad[(at + 1) % 4] as Point, quad[(at + 2) % 4] as Point),
  );
  return turns.every((each) => each > 0) && areaOf(quad) > 0.02 * full * full;
}

export function areaOf(quad: Quad): number {
  let twice = 0;
  for (let at = 0; at < 4; at += 1) {
    const a = quad[at] as Point;
    const b = quad[(at + 1) % 4] as Point;
    twice += a.x * b.y - b.x * a.y;
  }
  return Math.abs(twice) / 2;
}

export const cornersOf = (quad: Quad): number[] => quad.flatMap(({ x, y }) => [x, y]);
