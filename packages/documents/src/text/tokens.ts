import type { Face } from '../fonts/face.ts';
import type { Fonts } from '../fonts/fonts.ts';
import { LatinFace, latinOf } from '../fonts/latin-face.ts';
import type { Role } from '../fonts/roles.ts';
import {
  isClosing,
  isHan,
  isJoiner,
  isOpening,
  isSpace,
  isWordLetter,
  ownsCell,
  staysWithWord,
} from './marks.ts';

/** A stretch of text in one role. */
export interface Span {
  text: string;
  role: Role;
  /** Latin text, whatever names stand in it: its marks are as wide as their ink, its letters kerned, its words parted by syllables. */
  latin?: boolean;
}
type Style = Pick<Span, 'role' | 'latin'>;

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
  /** Stands behind it where a line ends with it: the word goes on. */
  hyphen?: Glyph;
}

export interface Measure {
  fonts: Fonts;
  /** Size of the glyphs and the width of a Chinese character, which tracking makes a little less or more. */
  size: number;
  cell: number;
  /** Called for a character that no font has. */
  missing: (codePoint: number) => void;
  /** Parts of a Latin word between which it may be broken; without it, none is. */
  syllables?: ((word: string) => readonly string[]) | undefined;
  /** Of each role, what a character by itself was measured as; a text has few different ones. */
  known: Map<Role, Map<string, Token>>;
}

/** Words longer than this (addresses, hashes) may be broken anywhere: carried over whole they would tear their line apart. */
const longestWord = 12;
/** White that is left beside the ink of a squeezed mark, and the most that is taken, in ems. */
const kept = 0.06;
const squeezable = 0.5;

export function tokenize(spans: readonly Span[], measure: Measure): Token[] {
  return spans.flatMap((span) => tokenizeSpan(span, measure));
}

function tokenizeSpan({ text, role, latin }: Span, measure: Measure): Token[] {
  const style: Style = latin === undefined ? { role } : { role, latin };
  const characters = [...text];
  const tokens: Token[] = [];
  const known = singlesOf(role, measure);
  let i = 0;
  while (i < characters.length) {
    const first = characters[i] ?? '';
    const end = isHan(first) ? i + 1 : endOfUnit(characters, i);
    if (end === i + 1 && !latin) {
      tokens.push(single(first, style, measure, known));
      i = end;
      continue;
    }
    const unit = characters.slice(i, end);
    if (latin && isWordLetter(unit[0] ?? '')) tokens.push(...partedWord(unit, style, measure));
    else if (isWordLetter(unit[0] ?? '') && unit.length > longestWord)
      tokens.push(...unit.map((character) => makeToken([character], style, measure)));
    else tokens.push(makeToken(unit, style, measure));
    i = end;
  }
  return tokens;
}

function singlesOf(role: Role, { known }: Measure): Map<string, Token> {
  let singles = known.get(role);
  if (singles === undefined) {
    singles = new Map();
    known.set(role, singles);
  }
  return singles;
}

function single(character: string, style: Style, measure: Measure, known: Map<string, Token>): Token {
  let token = known.get(character);
  if (token === undefined) {
    token = makeToken([character], style, measure);
    known.set(character, token);
  }
  return token;
}

/** Soft: whoever copies the text has the word whole. */
const hyphen = '\u00ad';
/** No English word is as long; a hash is. */
const longestLatin = 28;

/** Words are parted in running text and never in a title. */
const running: ReadonlySet<Role> = new Set<Role>(['body', 'table', 'number']);

/** A word with the marks that stay with it, in parts that may stand on two lines. */
function partedWord(unit: readonly string[], style: Style, measure: Measure): Token[] {
  if (unit.length > longestLatin) return unit.map((character) => makeToken([character], style, measure));
  const whole = unit.join('');
  const word = /^[A-Za-z]+/.exec(whole)?.[0] ?? '';
  const part = running.has(style.role) ? measure.syllables : undefined;
  const syllables = part === undefined || word === '' ? [word] : part(word);
  const last = syllables.length - 1;
  const parts = syllables.map((each, i) => (i < last ? each : each + whole.slice(word.length)));
  return parts.map((each, i) => {
    const token = makeToken([...each], style, measure);
    const mark = i < last ? makeGlyph(hyphen, style, token.width, measure) : null;
    return mark === null ? token : { ...token, hyphen: mark };
  });
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

function makeToken(characters: readonly string[], style: Style, measure: Measure): Token {
  const glyphs: Glyph[] = [];
  let width = 0;
  for (const character of characters) {
    const glyph = makeGlyph(character, style, width, measure);
    if (!glyph) continue;
    const kern = kernBetween(glyphs.at(-1), glyph, measure);
    glyph.x += kern;
    width += kern;
    glyphs.push(glyph);
    width += glyph.advance;
  }
  const first = characters[0] ?? '';
  const last = characters.at(-1) ?? '';
  const only = characters.length === 1 ? glyphs[0] : undefined;
  const isMark = only !== undefined && !style.latin && ownsCell(first);
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

/** Of the same Latin face: what its maker closes up or opens between two letters. */
function kernBetween(before: Glyph | undefined, glyph: Glyph, { size }: Measure): number {
  if (before === undefined || before.face !== glyph.face || !(glyph.face instanceof LatinFace)) return 0;
  return glyph.face.kern(before.character.codePointAt(0) ?? 0, glyph.character.codePointAt(0) ?? 0) * size;
}

/** Roles of Chinese text whose fonts draw Latin letters for a cell; the number's font draws them for a line. */
const latinRole: Partial<Record<Role, Role>> = { body: 'number', table: 'number', heading2: 'title' };
const latinCharacter = /[\p{Script=Latin}\p{Nd}\p{Pd}\p{Pi}\p{Pf}\u0020-\u007e\u00a0-\u00bf\u2026\u2022]/u;

function makeGlyph(character: string, style: Style, x: number, measure: Measure): Glyph | null {
  const codePoint = character.codePointAt(0) ?? 0;
  const latin = style.latin === true && latinCharacter.test(character);
  const face = faceOf(latin ? (latinRole[style.role] ?? style.role) : style.role, codePoint, latin, measure);
  if (!face) {
    measure.missing(codePoint);
    return null;
  }
  const advance = face.advance(codePoint);
  const { size, cell } = measure;
  if (latin || !ownsCell(character)) {
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

function faceOf(role: Role, codePoint: number, latin: boolean, { fonts }: Measure): Face | null {
  const face = fonts.faceFor(role, codePoint);
  return latin && face !== null ? latinOf(face) : face;
}

function spare(glyph: Glyph, { size }: Measure, side: 'lead' | 'trail'): number {
  const ink = glyph.face.ink(glyph.character.codePointAt(0) ?? 0);
  const white = side === 'lead' ? glyph.x / size + ink.minX : glyph.advance / size - ink.maxX;
  return Math.max(0, Math.min(squeezable, white - kept)) * size;
}

/** A word wider than its column, glyph by glyph. */
export function splitToken(token: Token): Token[] {
  const { hyphen: _, ...whole } = token;
  return token.glyphs.map((glyph, i) => ({
    ...whole,
    text: glyph.character,
    glyphs: [{ ...glyph, x: 0 }],
    width: glyph.advance,
    noStart: i === 0 && token.noStart,
    noEnd: false,
  }));
}
