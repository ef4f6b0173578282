import type { Font } from 'fontkit';

/**
 * Fonts draw some characters alike with one glyph: 一 and the radical ⼀, · and ・. A glyph in a PDF says only one character back,
 * so that one of such twins would be read and copied as the other. Each gets a place of its own in the embedded font, drawn alike.
 */
type Subset = ReturnType<Font['createSubset']>;
/** What fontkit's subsets have and its type declarations leave out: which glyph of the font stands at each place. */
interface Places {
  glyphs: number[];
}

const glyphCount = 0x10000;

/** A glyph under the name of a character. */
export const named = (glyph: number, codePoint: number): number => codePoint * glyphCount + glyph;

/** A subset that is asked by such names; the parts of compound glyphs, which have none, share the place of their glyph. */
export function twinned(subset: Subset): Subset {
  const { glyphs } = subset as unknown as Places;
  const places = new Map<number, number>();
  const includeGlyph = (name: number): number => {
    const glyph = name % glyphCount;
    const known = name < glyphCount ? glyphs.indexOf(glyph) : (places.get(name) ?? -1);
    if (known >= 0) return known;
    const place = glyph === 0 ? 0 : glyphs.push(glyph) - 1;
    places.set(name, place);
    return place;
  };
  return Object.assign(subset, { includeGlyph });
}
