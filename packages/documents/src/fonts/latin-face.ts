import type { Font } from 'fontkit';
import type { Face, Ink } from './face.ts';
import { named } from './twins.ts';

interface Shaped {
  readonly id: number;
  readonly advanceWidth: number;
}

/**
 * A Chinese font as Latin text wants it: quotes and other marks as wide as their ink (OpenType `pwid`) where Chinese text has them fill
 * a cell, and letters kerned. Null for a font that draws nothing of it otherwise.
 */
export class LatinFace implements Face {
  readonly name: string;
  readonly sha256: string;
  readonly font: Font;
  readonly #base: Face;
  readonly #shaping: Font;
  readonly #glyphs = new Map<number, Shaped>();
  readonly #kerns = new Map<string, number>();

  constructor(base: Face) {
    // Behind the base's own font, which lays out glyph by glyph, is the one that shapes.
    const shaping = Object.getPrototypeOf(base.font) as Font;
    this.name = `${base.name}-Latin`;
    this.sha256 = base.sha256;
    this.#base = base;
    this.#shaping = shaping;
    // As with every face: one record a character, owned here, whatever other documents asked for.
    const records = new Map<number, object>();
    const recordOf = (codePoint: number) => {
      let record = records.get(codePoint);
      if (!record) {
        const { id, advanceWidth } = this.#shaped(codePoint);
        record = { id: named(id, codePoint), advanceWidth, codePoints: [codePoint] };
        records.set(codePoint, record);
      }
      return record as { advanceWidth: number };
    };
    const layout = (text: string) => {
      const glyphs = Array.from(text, (character) => recordOf(character.codePointAt(0) ?? 0));
      const positions = glyphs.map(({ advanceWidth }) => ({
        xAdvance: advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      }));
      return { glyphs, positions, advanceWidth: glyphs.reduce((sum, each) => sum + each.advanceWidth, 0) };
    };
    // Under a name of its own: PDFKit knows a font by its name, and the same file is another font in Chinese text.
    this.font = Object.create(base.font, { layout: { value: layout }, postscriptName: { value: this.name } });
  }

  has(codePoint: number): boolean {
    return this.#base.has(codePoint);
  }

  advance(codePoint: number): number {
    return this.#shaped(codePoint).advanceWidth / this.#shaping.unitsPerEm;
  }

  ink(codePoint: number): Ink {
    return this.#base.ink(codePoint);
  }

  /** What is added between two characters, in ems; mostly less than nothing. */
  kern(first: number, second: number): number {
    const key = `${first} ${second}`;
    let kern = this.#kerns.get(key);
    if (kern === undefined) {
      const { positions, glyphs } = this.#shaping.layout(String.fromCodePoint(first, second), [
        'pwid',
        'kern',
      ]);
      const pair = glyphs.length === 2 ? (positions[0]?.xAdvance ?? 0) - (glyphs[0]?.advanceWidth ?? 0) : 0;
      kern = pair / this.#shaping.unitsPerEm;
      this.#kerns.set(key, kern);
    }
    return kern;
  }

  #shaped(codePoint: number): Shaped {
    let glyph = this.#glyphs.get(codePoint);
    if (!glyph) {
      const [first] = this.#shaping.layout(String.fromCodePoint(codePoint), ['pwid']).glyphs;
      // Shaping hides the soft hyphen; here it is asked for only where it is to be seen.
      const isHidden = codePoint === 0xad || first === undefined;
      const { id, advanceWidth } = isHidden ? this.#shaping.glyphForCodePoint(codePoint) : first;
      glyph = { id, advanceWidth };
      this.#glyphs.set(codePoint, glyph);
    }
    return glyph;
  }
}

const faces = new WeakMap<Face, LatinFace>();

/** One for each face, shared by every document of the process. */
export function latinOf(base: Face): LatinFace {
  const face = faces.get(base) ?? new LatinFace(base);
  faces.set(base, face);
  return face;
}
