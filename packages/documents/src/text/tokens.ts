import type { Face } from '../fonts/face.ts';
import type { Fonts } from '../fonts/fonts.ts';
import type { Role } from '../fonts/roles.ts';
import { isClosing, isJoiner, isOpening, isSpace, isWordLetter, ownsCell, staysWithWord } from './marks.ts';

/** A stretch of text in one role. */
export interface Span {
  text: string;
  role: Role;
}

/** One character to draw. Lengths in points, from the token's start. */
export interface Glyph {
  character: string;
  face: Face;
  x: number;
  advance: number;
  /** Horizontal scale; 1 but for dashes, which fill their cell so that —— is one stroke. */
  scale: number;
}

/** What a line may not be broken inside of: one character, a word, a number, —— or ……. */
export interface Token {
  text: string;
  glyphs: Glyph[];
  width: number;
  kind: 'han' | 'word' | 'space';
  noStart: boolean;
  noEnd: boolean;
  /** White before and after the ink of a mark that may be taken away, in points. */
  lead: number;
  trail: number;
}

export interface Measure {
  fonts: Fonts;
  /** Size of the glyphs and the width of a Chinese character, which tracking makes a little less or more. */
  size: number;
  cell: number;
  /** Called for a character that no font has. */
  missing: (codePoint: number) => void;
}

/** Words longer than this (addresses, hashes) may be broken anywhere: carried over whole they would tear their line apart. */
const longestWord = 12;
/** White that is left beside the ink of a squeezed mark, and the most that is taken, in ems. */
const kept = 0.06;
const squeezable = 0.5;

export function tokenize(spans: readonly Span[], measure: Measure): Token[] {
  return spans.flatMap((span) => tokenizeSpan(span, measure));
}

function tokenizeSpan({ text, role }: Span, measure: Measure): Token[] {
  const characters = [...text];
  const tokens: Token[] = [];
  let i = 0;
  while (i < characters.length) {
    const end = endOfUnit(characters, i);
    const unit = characters.slice(i, end);
    if (isWordLetter(unit[0] ?? '') && unit.length > longestWord)
      tokens.push(...unit.map((character) => makeToken([character], role, measure)));
    else tokens.push(makeToken(unit, role, measure));
    i = end;
  }
  return tokens;
}

/** End of the unbreakable unit that begins at i. */
function endOfUnit(characters: readonly string[], i: number): number {
  const first = characters[i] ?? '';
  if (first === '—' || first === '…') return characters[i + 1] === first ? i + 2 : i + 1;
  if (!isWordLetter(first)) return i + 1;
  let end = i + 1;
  for (;;) {
    const next = characters[end] ?? '';
    if (isWordLetter(next)) end += 1;
    else if (isJoiner(next) && isWordLetter(characters[end + 1] ?? '')) end += 2;
    else break;
  }
  while (staysWithWord(characters[end] ?? '')) end += 1;
  return end;
}

function makeToken(characters: readonly string[], role: Role, measure: Measure): Token {
  const glyphs: Glyph[] = [];
  let width = 0;
  for (const character of characters) {
    const glyph = makeGlyph(character, role, width, measure);
    if (!glyph) continue;
    glyphs.push(glyph);
    width += glyph.advance;
  }
  const first = characters[0] ?? '';
  const last = characters.at(-1) ?? '';
  const only = characters.length === 1 ? glyphs[0] : undefined;
  const isMark = only !== undefined && ownsCell(first);
  return {
    text: characters.join(''),
    glyphs,
    width,
    kind: isSpace(first) ? 'space' : isWordLetter(first) ? 'word' : 'han',
    noStart: isClosing(first),
    noEnd: isOpening(last),
    lead: isMark && isOpening(first) ? spare(only, measure, 'lead') : 0,
    trail: isMark && isClosing(first) ? spare(only, measure, 'trail') : 0,
  };
}

function makeGlyph(character: string, role: Role, x: number, measure: Measure): Glyph | null {
  const codePoint = character.codePointAt(0) ?? 0;
  const face = measure.fonts.faceFor(role, codePoint);
  if (!face) {
    measure.missing(codePoint);
    return null;
  }
  const advance = face.advance(codePoint);
  const { size, cell } = measure;
  if (!ownsCell(character)) {
    const tracked = advance === 1 ? cell : advance * size;
    return { character, face, x, advance: tracked, scale: 1 };
  }
  if (character === '—') {
    const ink = face.ink(codePoint);
    const scale = cell / ((ink.maxX - ink.minX) * size);
    return { character, face, x: x - ink.minX * size * scale, advance: cell, scale };
  }
  // Curly quotes are half as wide in some Kai fonts: an opening one stands at the right of its cell.
  const white = advance < 1 ? (1 - advance) * size : 0;
  const shift = isOpening(character) ? white : isClosing(character) ? 0 : white / 2;
  return { character, face, x: x + shift, advance: cell, scale: 1 };
}

function spare(glyph: Glyph, { size }: Measure, side: 'lead' | 'trail'): number {
  const ink = glyph.face.ink(glyph.character.codePointAt(0) ?? 0);
  const white = side === 'lead' ? glyph.x / size + ink.minX : glyph.advance / size - ink.maxX;
  return Math.max(0, Math.min(squeezable, white - kept)) * size;
}

/** A word wider than its column, glyph by glyph. */
export function splitToken(token: Token): Token[] {
  return token.glyphs.map((glyph, i) => ({
    ...token,
    text: glyph.character,
    glyphs: [{ ...glyph, x: 0 }],
    width: glyph.advance,
    noStart: i === 0 && token.noStart,
    noEnd: false,
  }));
}
