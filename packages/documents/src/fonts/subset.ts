import type { Font } from 'fontkit';
import { twinned } from './twins.ts';

type Subset = ReturnType<Font['createSubset']>;
/** What fontkit has and its type declarations leave out: the tables of a TrueType font, and how its subset takes a glyph up. */
interface Tables {
  readonly loca: { readonly offsets: readonly number[] };
  _getTableStream(tag: string): { readonly pos: number; readonly buffer: Uint8Array };
  /** Of a variable font alone. */
  readonly _variationProcessor?: object | null;
  getGlyph(glyph: number): { readonly advanceWidth: number; _getMetrics(): { readonly leftBearing: number } };
}
interface TrueTypeSubset {
  glyphEncoder?: unknown;
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(glyph: number): number;
}

/** What of a font goes into a document. */
export const subsetOf = (font: Font): Subset => takingWhole(twinned(font.createSubset()), font);

/**
 * fontkit reads the outline of each glyph, point by point, to learn whether it is made of others. That its first two bytes tell (a
 * count of outlines, negative where it is): a simple one goes over as it stands.
 */
function takingWhole(subset: Subset, font: Font): Subset {
  const taker = subset as unknown as TrueTypeSubset;
  const tables = font as unknown as Tables;
  // Of a font with PostScript outlines there is nothing to spare.
  if (taker.glyphEncoder === undefined || tables._variationProcessor) return subset;
  const takeCompound = taker._addGlyph;
  const _addGlyph = (glyph: number): number => {
    const { pos, buffer } = tables._getTableStream('glyf');
    const { offsets } = tables.loca;
    const bytes = buffer.subarray(pos + (offsets[glyph] ?? 0), pos + (offsets[glyph + 1] ?? 0));
    if (((bytes[0] ?? 0) & 0x80) !== 0) return takeCompound.call(taker, glyph);
    const drawn = tables.getGlyph(glyph);
    taker.glyf.push(bytes);
    taker.loca.offsets.push(taker.offset);
    taker.hmtx.metrics.push({ advance: drawn.advanceWidth, bearing: drawn._getMetrics().leftBearing });
    taker.offset += bytes.length;
    return taker.glyf.length - 1;
  };
  return Object.assign(subset, { _addGlyph });
}
