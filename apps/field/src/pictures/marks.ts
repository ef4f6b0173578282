import { full, inside, type Point } from './quad.ts';

export const tools = ['arrow', 'box', 'text', 'blur'] as const;
export type Tool = (typeof tools)[number];

/** One thing drawn on a copy, per ten thousand of the picture's width and height. */
export type Mark =
  | { readonly tool: 'arrow' | 'box' | 'blur'; readonly from: Point; readonly to: Point }
  | { readonly tool: 'text'; readonly at: Point; readonly text: string };

/** Null for a slip of the thumb. */
export function markBetween(tool: Exclude<Tool, 'text'>, a: Point, b: Point): Mark | null {
  const from = { x: inside(a.x), y: inside(a.y) };
  const to = { x: inside(b.x), y: inside(b.y) };
  if (Math.hypot(from.x - to.x, from.y - to.y) < 150) return null;
  return { tool, from, to };
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const boxOf = (a: Point, b: Point): Box => ({
  left: Math.min(a.x, b.x),
  top: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** The two strokes of an arrow's head, in pixels. */
export function headOf(from: Point, to: Point, length: number): readonly [Point, Point] {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const stroke = (by: number) => ({
    x: to.x - length * Math.cos(angle + by),
    y: to.y - length * Math.sin(angle + by),
  });
  return [stroke(Math.PI / 7), stroke(-Math.PI / 7)];
}

export const inPixels = ({ x, y }: Point, width: number, height: number): Point => ({
  x: (x * width) / full,
  y: (y * height) / full,
});
