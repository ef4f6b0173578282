import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { type Font, openSync } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { subsetOf } from '../src/fonts/subset.ts';
import { twinned } from '../src/fonts/twins.ts';

const mine = createRequire(import.meta.url);
/** Comes with the reader of PDF at the desk, and makes é of an e and its accent; the Chinese fonts draw every glyph by itself. */
const desk = createRequire(resolve(import.meta.dirname, '../../../apps/desk/package.json'));
const chinese = openSync(
  mine.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
);
const latin = openSync(desk.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'));

type Subset = ReturnType<Font['createSubset']>;
/** What fontkit takes and its type declarations do not say: a glyph by its number. */
const include = (subset: Subset, glyph: number) =>
  (subset as unknown as { includeGlyph(glyph: number): number }).includeGlyph(glyph);

function embedded(font: Font, text: string, subset: Subset): Buffer {
  for (const character of text) include(subset, font.glyphForCodePoint(character.codePointAt(0) ?? 0).id);
  return Buffer.from(subset.encode());
}

const opened = (font: typeof chinese): Font => {
  if ('fonts' in font) throw new Error('a collection');
  return font;
};

describe('what of a font goes into a document', () => {
  it.each([
    ['outlines', opened(chinese), '清源市督查室，（2026）'],
    ['none at all', opened(chinese), '问 题'],
    ['others', opened(latin), 'éÀü naïve Å'],
  ])('is byte for byte what fontkit makes of it, where glyphs are made of %s', (_, font, text) => {
    const theirs = embedded(font, text, twinned(font.createSubset()));
    expect(embedded(font, text, subsetOf(font)).equals(theirs)).toBe(true);
  });

  it('takes along what a glyph is made of', () => {
    const font = opened(latin);
    const places = (text: string) => {
      const subset = subsetOf(font);
      embedded(font, text, subset);
      return (subset as unknown as { readonly glyphs: readonly number[] }).glyphs.length;
    };
    // Nothing, the letter itself, and for é its two parts.
    expect([places('e'), places('é')]).toEqual([2, 4]);
  });
});
