export interface MissingGlyph {
  character: string;
  codePoint: string;
}

/** Thrown before anything is drawn: a box on paper, or a character that vanishes from the text, is never printed. */
export class MissingGlyphs extends Error {
  readonly code = 'document.missing-glyphs';
  readonly missing: readonly MissingGlyph[];

  constructor(missing: readonly MissingGlyph[]) {
    const list = missing.map(({ character, codePoint }) => `${character} (${codePoint})`).join(', ');
    super(`No font has a glyph for ${list}`);
    this.name = 'MissingGlyphs';
    this.missing = missing;
  }
}

export const missingGlyph = (codePoint: number): MissingGlyph => ({
  character: String.fromCodePoint(codePoint),
  codePoint: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
});
