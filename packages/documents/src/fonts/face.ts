import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import { subsetOf } from './subset.ts';
import { named } from './twins.ts';

export interface Ink {
  minX: number;
  maxX: number;
  minY: number;
  maxY: number;
}

/** One opened font, shared by every document of the process. Widths and ink in ems. */
export interface Face {
  readonly name: string;
  readonly sha256: string;
  /** What PDFKit embeds; it lays text out one glyph per character, without ligatures or kerning. */
  readonly font: Font;
  has(codePoint: number): boolean;
  advance(codePoint: number): number;
  ink(codePoint: number): Ink;
}

interface PlainGlyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
}

/**
 * PDFKit takes whatever has a `layout` function. This one skips OpenType shaping, which Chinese text set on a grid does
 * not use (the grid places every glyph), and owns its glyph records: fontkit's are shared, and remember the first
 * character that asked for them, so that the bytes of a document would depend on the documents before it.
 */
function unshaped(font: Font): Font {
  const glyphs = new Map<number, PlainGlyph>();
  const glyphOf = (codePoint: number): PlainGlyph => {
    let glyph = glyphs.get(codePoint);
    if (!glyph) {
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
      glyph = { id: named(id, codePoint), advanceWidth, codePoints: [codePoint] };
      glyphs.set(codePoint, glyph);
    }
    return glyph;
  };
  const layout = (text: string) => {
    const run = Array.from(text, (character) => glyphOf(character.codePointAt(0) ?? 0));
    const positions = run.map((glyph) => ({
      xAdvance: glyph.advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    const advanceWidth = run.reduce((sum, glyph) => sum + glyph.advanceWidth, 0);
    return { glyphs: run, positions, advanceWidth };
  };
  return Object.assign(Object.create(font), { layout, createSubset: () => subsetOf(font) });
}

class OpenFace implements Face {
  readonly name: string;
  readonly sha256: string;
  readonly font: Font;
  readonly #font: Font;
  readonly #advances = new Map<number, number>();
  readonly #inks = new Map<number, Ink>();

  constructor(font: Font, sha256: string) {
    this.name = font.postscriptName;
    this.sha256 = sha256;
    this.#font = font;
    this.font = unshaped(font);
  }

  has(codePoint: number): boolean {
    return this.#font.hasGlyphForCodePoint(codePoint);
  }

  advance(codePoint: number): number {
    let advance = this.#advances.get(codePoint);
    if (advance === undefined) {
      advance = this.#font.glyphForCodePoint(codePoint).advanceWidth / this.#font.unitsPerEm;
      this.#advances.set(codePoint, advance);
    }
    return advance;
  }

  ink(codePoint: number): Ink {
    let ink = this.#inks.get(codePoint);
    if (!ink) {
      const { minX, maxX, minY, maxY } = this.#font.glyphForCodePoint(codePoint).bbox;
      const em = this.#font.unitsPerEm;
      ink = Number.isFinite(minX)
        ? { minX: minX / em, maxX: maxX / em, minY: minY / em, maxY: maxY / em }
        : { minX: 0, maxX: 0, minY: 0, maxY: 0 };
      this.#inks.set(codePoint, ink);
    }
    return ink;
  }
}

/** A font file and, for a collection, the name of the font in it. */
export interface FontSource {
  path: string;
  postscriptName?: string;
}

// Opening costs megabytes and tens of milliseconds, so a file is opened once in a process, however many ask for it.
const opened = new Map<string, Face>();

export function openFace(source: FontSource): Face {
  const key = `${source.path}#${source.postscriptName ?? ''}`;
  let face = opened.get(key);
  if (!face) {
    const { bytes, font } = read(source);
    face = new OpenFace(font, createHash('sha256').update(bytes).digest('hex'));
    opened.set(key, face);
  }
  return face;
}

export class UnreadableFont extends Error {
  readonly path: string;
  constructor(path: string, cause: unknown) {
    super(`The font ${path} does not open`, { cause });
    this.path = path;
  }
}

function read(source: FontSource): { bytes: Buffer; font: Font } {
  try {
    const bytes = readFileSync(source.path);
    return { bytes, font: openFont(bytes, source) };
  } catch (error) {
    throw new UnreadableFont(source.path, error);
  }
}

function openFont(bytes: Buffer, source: FontSource): Font {
  const font = create(bytes, source.postscriptName);
  if (font && 'fonts' in font) {
    const [first] = font.fonts;
    if (first) return first as Font;
    throw new Error(`No font in the collection ${source.path}`);
  }
  if (!font) throw new Error(`No font named ${source.postscriptName} in ${source.path}`);
  return font as Font;
}
