import type { Op } from '../page/ops.ts';
import { black } from '../paper.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const dark = '#404040';
const light = '#c4c4c4';
const white = '#ffffff';
const border = 0.6;
const stroke = 0.5;
const apart = 4;

/** Told apart in black and white: full, slanted, light, crossed, ruled. */
const patterns: readonly ((box: Box) => Op[])[] = [
  (box) => [filled(box, dark)],
  (box) => [filled(box, white), ...slanted(box, apart, 'rising')],
  (box) => [filled(box, light)],
  (box) => [
    filled(box, white),
    ...slanted(box, apart * 1.4, 'rising'),
    ...slanted(box, apart * 1.4, 'falling'),
  ],
  (box) => [filled(box, white), ...ruled(box)],
];

/** The nth pattern in a box, with a border around it. */
export function hatched(n: number, box: Box): Op[] {
  const pattern = patterns[n % patterns.length];
  const { left, top, right, bottom } = box;
  if (pattern === undefined || right - left < border || bottom - top < border) return [];
  const frame: Op = {
    op: 'path',
    points: corners(box),
    closed: true,
    fill: null,
    stroke: black,
    width: border,
  };
  return [...pattern(box), frame];
}

const corners = ({ left, top, right, bottom }: Box) =>
  [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const;

const filled = (box: Box, fill: string): Op => ({
  op: 'path',
  points: corners(box),
  closed: true,
  fill,
  stroke: null,
  width: 0,
});

const line = (x1: number, y1: number, x2: number, y2: number): Op => ({
  op: 'line',
  x1,
  y1,
  x2,
  y2,
  width: stroke,
  color: black,
});

/** Strokes at 45 degrees, each as long as the box cuts it: nothing has to be clipped. */
function slanted({ left, top, right, bottom }: Box, step: number, direction: 'rising' | 'falling'): Op[] {
  const [width, height] = [right - left, bottom - top];
  const lines: Op[] = [];
  for (let at = step; at < width + height; at += step) {
    const from = Math.max(0, at - height);
    const to = Math.min(width, at);
    const [y1, y2] = [at - from, at - to];
    lines.push(
      direction === 'rising'
        ? line(left + from, top + y1, left + to, top + y2)
        : line(left + from, bottom - y1, left + to, bottom - y2),
    );
  }
  return lines;
}

function ruled({ left, top, right, bottom }: Box): Op[] {
  const lines: Op[] = [];
  for (let y = bottom - apart; y > top; y -= apart) lines.push(line(left, y, right, y));
  return lines;
}
