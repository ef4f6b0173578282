import type { Op } from '../page/ops.ts';
import type { Part } from '../page/parts.ts';
import type { Typist } from '../page/typist.ts';
import { hatched } from './hatch.ts';
import type { Plot } from './plot.ts';
import { patternColour } from './plot.ts';
import { readSvg, type Shape } from './read-svg.ts';

const mostPatterns = 24;
const patternOf = new Map(Array.from({ length: mostPatterns }, (_, n) => [patternColour(n), n]));

/** The chart at a place of the page, in our own strokes and fonts, all of it one figure. */
export function chartOps(typist: Typist, plot: Plot, left: number, top: number, part: Part): Op[] {
  return readSvg(plot.svg)
    .flatMap((shape) => opsOf(typist, shape, left, top))
    .map((op) => ({ ...op, part }));
}

function opsOf(typist: Typist, shape: Shape, left: number, top: number): Op[] {
  if (shape.kind === 'text') {
    const line = typist.setLine(shape.text, 'table', shape.size);
    const share = { start: 0, middle: 0.5, end: 1 }[shape.anchor];
    const x = left + shape.x - share * line.width;
    return [
      typist.place(line, { x, top: top + shape.y - shape.size / 2, height: shape.size, size: shape.size }),
    ];
  }
  const points = shape.points.map(([x, y]) => [left + x, top + y] as const);
  const pattern = shape.fill === null ? undefined : patternOf.get(shape.fill);
  if (pattern === undefined) {
    const { closed, fill, stroke, width } = shape;
    return [{ op: 'path', points, closed, fill, stroke, width }];
  }
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return hatched(pattern, {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  });
}
