import type { Face } from '../fonts/face.ts';
import type { Glyph } from '../text/tokens.ts';

/** The parts of PDFKit that its type declarations leave out: a font as it is embedded, and the page's list of fonts. */
interface Embedded {
  readonly id: string;
  encode(text: string): [hex: string[], positions: unknown];
  ref(): unknown;
}
interface Writer {
  readonly page: { readonly fonts: Record<string, unknown> };
  _font: Embedded;
  font(source: unknown, name: string): unknown;
  addContent(operators: string): unknown;
}

/** A face in one document: its name there, and where each of its characters stands in what is embedded of it. */
class Case {
  readonly embedded: Embedded;
  readonly #places = new Map<string, string>();

  constructor(embedded: Embedded) {
    this.embedded = embedded;
  }

  hexOf(character: string): string {
    let hex = this.#places.get(character);
    if (hex === undefined) {
      hex = this.embedded.encode(character)[0].join('');
      this.#places.set(character, hex);
    }
    return hex;
  }
}

const rounded = (value: number, digits: number): number => Math.round(value * digits) / digits;
/** A thousandth of a point, and less between glyphs, where it adds up over a line. */
const place = (value: number): number => rounded(value, 1e3);
const close = (a: number, b: number): boolean => Math.abs(a - b) < 0.001;

/** sRGB of a colour written `#rrggbb`, as operands. */
function operands(color: string): string {
  const parts = [1, 3, 5].map((at) => rounded(Number.parseInt(color.slice(at, at + 2), 16) / 255, 1e4));
  return parts.join(' ');
}

/**
 * Writes text as the operators of a page (ISO 32000-1, 9.4). PDFKit's own text lays out, measures and wraps, saves and restores for
 * each run; here every glyph has its place already.
 */
export class GlyphWriter {
  readonly #writer: Writer;
  readonly #cases = new Map<Face, Case>();
  /** What the last text on this page has left set; null: unknown. */
  #set: { color: string; spacing: number; scale: number } | null = null;

  constructor(document: PDFKit.PDFDocument) {
    this.#writer = document as unknown as Writer;
  }

  /** After anything else has been drawn, or another page begun: what was set may be set no more. */
  forget(): void {
    this.#set = null;
  }

  /** Glyphs in one face with one spacing between them are shown by one operator. */
  draw(glyphs: readonly Glyph[], x: number, baseline: number, size: number, color: string): void {
    if (glyphs.length === 0) return;
    const set = this.#set ?? { color: '', spacing: Number.NaN, scale: Number.NaN };
    let operators = '';
    if (set.color !== color) operators += `/DeviceRGB cs ${operands(color)} scn\n`;
    operators += 'BT';
    let { spacing: spaced, scale: scaled } = set;
    let shown: Face | null = null;
    let start = 0;
    while (start < glyphs.length) {
      const first = glyphs[start];
      if (!first) break;
      let end = start + 1;
      const own = spacingAfter(first, glyphs[end], size);
      const fonts = this.#caseOf(first.face);
      let hex = fonts.hexOf(first.character);
      while (continues(glyphs[end - 1], glyphs[end], first, own, size)) {
        hex += fonts.hexOf(glyphs[end]?.character ?? '');
        end += 1;
      }
      const spacing = end - start > 1 ? rounded(own, 1e5) : 0;
      const scale = rounded(first.scale * 100, 1e4);
      if (first.face !== shown) operators += ` /${fonts.embedded.id} ${place(size)} Tf`;
      // The page is turned upside down, so that its top is where it begins; letters are turned back.
      operators += ` 1 0 0 -1 ${place(x + first.x)} ${place(baseline)} Tm`;
      if (spacing !== spaced) operators += ` ${spacing} Tc`;
      if (scale !== scaled) operators += ` ${scale} Tz`;
      operators += ` <${hex}> Tj`;
      [shown, spaced, scaled, start] = [first.face, spacing, scale, end];
    }
    this.#writer.addContent(`${operators} ET`);
    this.#set = { color, spacing: spaced, scale: scaled };
  }

  #caseOf(face: Face): Case {
    let known = this.#cases.get(face);
    if (!known) {
      this.#writer.font(face.font, face.name);
      known = new Case(this.#writer._font);
      this.#cases.set(face, known);
    }
    const { embedded } = known;
    this.#writer.page.fonts[embedded.id] ??= embedded.ref();
    return known;
  }
}

/** What a glyph's own width leaves open up to the next one. */
const spacingAfter = (glyph: Glyph, next: Glyph | undefined, size: number): number =>
  next ? next.x - glyph.x - glyph.face.advance(glyph.character.codePointAt(0) ?? 0) * size : 0;

function continues(
  glyph: Glyph | undefined,
  next: Glyph | undefined,
  first: Glyph,
  spacing: number,
  size: number,
): boolean {
  if (!glyph || !next || next.face !== first.face || first.scale !== 1 || next.scale !== 1) return false;
  return close(spacingAfter(glyph, next, size), spacing);
}
