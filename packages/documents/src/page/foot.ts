import { black, block, pitch, rule, size } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import type { Op } from './ops.ts';
import type { Sheets } from './sheets.ts';
import type { Typist } from './typist.ts';

const glyphs = size.four;
const wrapPitch = 22;
/** A single line of the foot stands in the height of one line of the grid. */
const padding = (pitch - wrapPitch) / 2;
const whiteAbove = pitch / 2;
/** Lines of names on a page that holds nothing else but the last line. */
const mostLines = ({ last }: Foot): number =>
  Math.floor((block.height - (last === null ? pitch : lastHeight(last)) - 2 * padding) / wrapPitch);

/** What stands at the bottom of the last page: who gets it, and between rules the last line, if there is one. */
export interface Foot {
  readonly names: readonly Line[];
  /** What stands on the last line; null: no such line and no rules, as in a letter (10.1). */
  readonly last: LastLine | null;
}

/** At the left and at the right (7.4.3). What is too long for its side takes more lines. */
interface LastLine {
  readonly left: readonly Line[];
  readonly right: Line;
}
const lastHeight = ({ left }: LastLine): number => pitch + Math.max(0, left.length - 1) * wrapPitch;

const heightAbove = ({ names }: Foot): number =>
  names.length > 0 ? names.length * wrapPitch + 2 * padding : 0;
const heightOf = (foot: Foot): number => heightAbove(foot) + (foot.last === null ? 0 : lastHeight(foot.last));

/** What it takes from the bottom of a page, so that what comes last before it can leave it room. */
export function footRoom(foot: Foot): number {
  const height = heightOf(foot);
  // More than a page: it begins on a page of its own anyway.
  return height === 0 || foot.names.length > mostLines(foot) ? 0 : height + whiteAbove;
}

/** Its last line is the bottom edge of the type area of the last page (7.4.1). */
export function layFoot(sheets: Sheets, typist: Typist, foot: Foot): void {
  if (heightOf(foot) === 0) return;
  const most = mostLines(foot);
  let names = foot.names;
  while (names.length > most) {
    sheets.turn();
    drawNames(sheets, typist, names.slice(0, most), block.top);
    sheets.use(block.height);
    names = names.slice(most);
  }
  const rest = { ...foot, names };
  const height = heightOf(rest);
  if (block.bottom - sheets.y < height + whiteAbove - 0.01 && !sheets.isFresh) sheets.turn();
  const top = block.bottom - height;
  const above = heightAbove(rest);
  drawNames(sheets, typist, names, top);
  if (foot.last !== null) {
    sheets.draw(across(top, rule.thick));
    if (names.length > 0) sheets.draw(across(top + above, rule.thin));
    sheets.draw(...bothEnds(typist, foot.last, top + above), across(block.bottom, rule.thick));
  }
  sheets.use(sheets.room);
}

function drawNames(sheets: Sheets, typist: Typist, names: readonly Line[], top: number): void {
  names.forEach((line, i) => {
    const place = { x: block.left, top: top + padding + i * wrapPitch, height: wrapPitch, size: glyphs };
    sheets.draw(typist.place(line, place));
  });
}

const across = (y: number, width: number): Op => ({
  op: 'line',
  x1: block.left,
  y1: y,
  x2: block.right,
  y2: y,
  width,
  color: black,
});

/** 7.4.2: 抄送：, indented by one on both sides, wraps under the first name, ends with 。 */
export function labelledNames(
  typist: Typist,
  label: string,
  names: readonly string[],
  { comma, stop }: { readonly comma: string; readonly stop: string },
): Line[] {
  if (names.length === 0) return [];
  const hang = glyphs + typist.setLine(label, 'body', glyphs).width;
  return typist.set([{ text: label + names.join(comma) + stop, role: 'body' }], {
    size: glyphs,
    indent: glyphs,
    hang,
    width: block.width - glyphs,
  });
}

/** 7.4.3: at the left and at the right of the last line, each indented by one. */
function bothEnds(typist: Typist, { left, right }: LastLine, top: number): Op[] {
  const at = { height: pitch, size: glyphs };
  const lineTop = (n: number) => top + n * wrapPitch;
  return [
    ...left.map((line, n) => typist.place(line, { ...at, x: block.left + glyphs, top: lineTop(n) })),
    typist.place(right, {
      ...at,
      x: block.right - glyphs - right.width,
      top: lineTop(Math.max(0, left.length - 1)),
    }),
  ];
}

export function lastLine(typist: Typist, left: string, right: string): LastLine {
  const end = typist.setLine(right, 'body', glyphs);
  const width = block.width - 3 * glyphs - end.width;
  const begin = typist.set([{ text: left, role: 'body' }], { size: glyphs, width, flush: false });
  return { left: begin, right: end };
}
