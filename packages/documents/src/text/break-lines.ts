import type { Part } from '../page/parts.ts';
import { type Glyph, splitToken, type Token } from './tokens.ts';

/** A set line: its text, and every glyph at its place from the left edge of the area. */
export interface Line {
  text: string;
  glyphs: Glyph[];
  width: number;
  /** What it is a line of. */
  part?: Part | undefined;
}

export interface Area {
  width: number;
  /** Of the first line, from the left edge. */
  indent?: number;
  /** Of the other lines. */
  hang?: number;
  /** Flush on both edges (all lines but the last), or ragged. */
  flush?: boolean;
}

const rounding = 0.01;

/**
 * Sets tokens into lines. No line starts with a closing mark or ends with an opening one: a mark that would is squeezed in
 * where the white of other marks makes room, or carried over with the character before it.
 */
export function breakLines(given: readonly Token[], area: Area): Line[] {
  const { indent = 0, hang = 0, flush = true } = area;
  const narrowest = area.width - Math.max(indent, hang);
  const tokens = given.flatMap((token) =>
    token.kind === 'word' && token.width > narrowest ? splitToken(token) : [token],
  );
  const lines: Line[] = [];
  let start = 0;
  while (start < tokens.length) {
    const left = lines.length === 0 ? indent : hang;
    const room = area.width - left;
    const end = endOfLine(tokens, start, room);
    const isLast = end === tokens.length;
    lines.push(setLine(tokens.slice(start, end), left, room, flush && !isLast));
    start = end;
  }
  return lines;
}

const mayBreak = (before: Token | undefined, after: Token | undefined): boolean =>
  !before || !after || !(before.noEnd || after.noStart || after.kind === 'space');

function endOfLine(tokens: readonly Token[], start: number, room: number): number {
  let used = 0;
  let end = start;
  for (let token = tokens[end]; token; token = tokens[end]) {
    // A space at the end of a line takes no room.
    if (token.kind !== 'space' && used + token.width + (token.hyphen?.advance ?? 0) > room + rounding) break;
    used += token.width;
    end += 1;
  }
  if (end === tokens.length || end === start) return Math.max(end, start + 1);
  if (mayBreak(tokens[end - 1], tokens[end])) return end;
  return squeezedEnd(tokens, start, end, room) ?? carriedEnd(tokens, start, end);
}

/** The first break after `end` that squeezing makes room for. */
function squeezedEnd(tokens: readonly Token[], start: number, end: number, room: number): number | null {
  for (let candidate = end + 1; candidate <= Math.min(end + 2, tokens.length); candidate += 1) {
    const line = tokens.slice(start, candidate);
    const excess = widthOf(line) - room;
    if (excess > whiteOf(line) + rounding) return null;
    if (mayBreak(tokens[candidate - 1], tokens[candidate])) return candidate;
  }
  return null;
}

/** The last allowed break before `end`; where a line is marks only, `end` itself. */
function carriedEnd(tokens: readonly Token[], start: number, end: number): number {
  for (let candidate = end - 1; candidate > start; candidate -= 1)
    if (mayBreak(tokens[candidate - 1], tokens[candidate])) return candidate;
  return end;
}

const widthOf = (tokens: readonly Token[]): number => tokens.reduce((sum, token) => sum + token.width, 0);
const whiteOf = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, token) => sum + token.lead + token.trail, 0);

function setLine(tokens: readonly Token[], left: number, room: number, flush: boolean): Line {
  const text = tokens.map((token) => token.text).join('');
  let visible = tokens.length;
  while (tokens[visible - 1]?.kind === 'space') visible -= 1;
  const shown = tokens.slice(0, visible);
  const slack = room - widthOf(shown);
  const place = slack < -rounding ? squeeze(shown, -slack) : flush ? stretch(shown, slack) : natural(shown);
  const glyphs: Glyph[] = [];
  let x = left;
  shown.forEach((token, index) => {
    const { lead, trail } = place(index);
    for (const glyph of token.glyphs) glyphs.push({ ...glyph, x: x + lead + glyph.x });
    x += lead + token.width + trail;
  });
  const mark = shown.at(-1)?.hyphen;
  if (mark === undefined) return { text, glyphs, width: x };
  return { text: text + mark.character, glyphs: [...glyphs, { ...mark, x }], width: x + mark.advance };
}

/** Room added (or, negative, taken) before and after the nth token. */
type Placing = (index: number) => { lead: number; trail: number };
const unchanged = { lead: 0, trail: 0 };
const natural =
  (_tokens: readonly Token[]): Placing =>
  () =>
    unchanged;

/** The last mark gives first, since its white is at the edge anyway; the others share the rest. */
function squeeze(tokens: readonly Token[], excess: number): Placing {
  const last = tokens.length - 1;
  const fromLast = Math.min(excess, tokens[last]?.trail ?? 0);
  const others = whiteOf(tokens) - (tokens[last]?.trail ?? 0);
  const share = others > 0 ? Math.min(1, (excess - fromLast) / others) : 0;
  return (index) => {
    const token = tokens[index];
    if (!token) return unchanged;
    const trail = index === last ? fromLast : token.trail * share;
    return { lead: -token.lead * share, trail: -trail };
  };
}

/** Both edges flush: every gap opens alike, so that no line looks set by another hand than the next. */
function stretch(tokens: readonly Token[], slack: number): Placing {
  const gaps = tokens.length - 1;
  if (gaps < 1 || slack <= 0) return natural(tokens);
  const share = slack / gaps;
  return (index) => ({ lead: 0, trail: index === gaps ? 0 : share });
}
