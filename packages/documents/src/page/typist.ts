import type { Fonts } from '../fonts/fonts.ts';
import { MissingGlyphs, missingGlyph } from '../fonts/missing-glyphs.ts';
import type { Role } from '../fonts/roles.ts';
import { baselineIn, black, block, cell, size } from '../paper.ts';
import { type Area, breakLines, type Line } from '../text/break-lines.ts';
import { titleLines } from '../text/title-lines.ts';
import { type Measure, type Span, tokenize } from '../text/tokens.ts';
import type { Op } from './ops.ts';
import { heading, type Part } from './parts.ts';

export interface Setting extends Partial<Area> {
  size?: number;
  /** Width of a Chinese character; the size itself where nothing else is said. */
  cell?: number;
  /** What the lines are lines of; where nothing is said, a paragraph or heading of their own. */
  part?: Part;
}

export interface Placed {
  x: number;
  top: number;
  height: number;
  size?: number;
  color?: string;
}

/** Sets text in the installation's fonts, and remembers every character that none of them has. */
export class Typist {
  readonly #fonts: Fonts;
  readonly #syllables: Measure['syllables'];
  readonly #missing = new Set<number>();
  readonly #measures = new Map<string, Measure>();

  /** `syllables`: for Latin words that may be parted at the end of a line. */
  constructor(fonts: Fonts, syllables?: Measure['syllables']) {
    this.#fonts = fonts;
    this.#syllables = syllables;
  }

  /** Of its fonts: equal names, equal widths. */
  get name(): string {
    return this.#fonts.fingerprint.slice(0, 16);
  }

  /** Body text: size 3 on the grid of 28 characters, unless said otherwise. */
  set(
    spans: readonly Span[],
    { size: glyphs = size.three, cell: wide, part, ...area }: Setting = {},
  ): Line[] {
    const characterWidth = wide ?? (glyphs === size.three ? cell : glyphs);
    const lines = breakLines(tokenize(spans, this.#measure(glyphs, characterWidth)), {
      width: block.width,
      ...area,
    });
    const of = part ?? partOf(spans, area.width);
    return lines.map((line) => ({ ...line, part: of }));
  }

  /** One line, as wide as it comes. */
  setLine(text: string, role: Role, glyphs: number = size.three, wide?: number, part?: Part): Line {
    const [line] = this.set([{ text, role }], {
      size: glyphs,
      width: Number.POSITIVE_INFINITY,
      ...(wide === undefined ? {} : { cell: wide }),
      ...(part === undefined ? {} : { part }),
    });
    return line ?? { text, glyphs: [], width: 0 };
  }

  /** One line that gives way in size, not in words, where it is wider than its room. */
  fitLine(
    text: string,
    role: Role,
    { size: glyphs = size.three, width, part }: { size?: number; width: number; part?: Part },
  ): { readonly line: Line; readonly size: number } {
    const line = this.setLine(text, role, glyphs, undefined, part);
    if (line.width <= width) return { line, size: glyphs };
    const smaller = (glyphs * width) / this.setLine(text, role, glyphs, glyphs).width;
    return { line: this.setLine(text, role, smaller, undefined, part), size: smaller };
  }

  /** Lines of a title in the shape the standard asks for. `most` in characters of the size. */
  titleLines(text: string, role: Role, glyphs: number, width: number = block.width): string[] {
    const measure = this.#measure(glyphs, glyphs);
    const lengthOf = (part: string) =>
      tokenize([{ text: part, role }], measure).reduce((sum, token) => sum + token.width, 0) / glyphs;
    return titleLines(text, width / glyphs, lengthOf);
  }

  place(line: Line, { x, top, height, size: glyphs = size.three, color = black }: Placed): Op {
    return {
      op: 'glyphs',
      x,
      baseline: baselineIn(top, height, glyphs),
      size: glyphs,
      color,
      glyphs: line.glyphs,
      part: line.part,
    };
  }

  /** Called once everything is laid out and before anything is drawn. */
  assertComplete(): void {
    if (this.#missing.size > 0) throw new MissingGlyphs([...this.#missing].map(missingGlyph));
  }

  #measure(glyphs: number, wide: number): Measure {
    const key = `${glyphs} ${wide}`;
    let measure = this.#measures.get(key);
    if (measure === undefined) {
      measure = {
        fonts: this.#fonts,
        size: glyphs,
        cell: wide,
        missing: (codePoint) => this.#missing.add(codePoint),
        syllables: this.#syllables,
        known: new Map(),
      };
      this.#measures.set(key, measure);
    }
    return measure;
  }
}

/** A title is one wherever it stands; a heading is what is set as one across the whole measure of the text. */
function partOf(spans: readonly Span[], width: number | undefined): Part {
  const [first, second] = spans;
  const text = spans.map((span) => span.text).join('');
  if (first?.role === 'title') return heading('H1', text);
  if (width === undefined && second === undefined && first?.role === 'heading1') return heading('H2', text);
  if (width === undefined && second === undefined && first?.role === 'heading2') return heading('H3', text);
  return { type: 'P' };
}

export const centred = (line: Line): number => block.left + (block.width - line.width) / 2;
