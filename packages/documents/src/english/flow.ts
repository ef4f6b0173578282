import type { Part } from '../page/parts.ts';
import type { Sheets } from '../page/sheets.ts';
import type { Typist } from '../page/typist.ts';
import { block } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import type { Span } from '../text/tokens.ts';

/** How a paragraph is set, in points. */
export interface Setting {
  readonly size: number;
  readonly leading: number;
  readonly before: number;
  /** From the left edge of the type area; the first line may stand elsewhere than the others. */
  readonly left?: number;
  readonly hang?: number;
  readonly color?: string;
  /** What stays free below its last line, so that what it introduces begins on its page. */
  readonly keep?: number;
}

/** Lines left alone at the foot of a page or at the head of the next. */
const fewest = 2;

/**
 * Paragraphs one under the other. Latin text owes nothing to a grid of squares: its lines stand as far apart as its size asks, ragged on the
 * right so that no word is torn, with hyphens where a word would leave a hole.
 */
export class Flow {
  readonly #sheets: Sheets;
  readonly #typist: Typist;
  #waiting: { readonly draw: () => void } | null = null;

  constructor(sheets: Sheets, typist: Typist) {
    this.#sheets = sheets;
    this.#typist = typist;
  }

  /** Stands here if the page has room for it, and else at the top of the next one, while the text goes on. */
  figure(height: number, draw: () => void): void {
    this.end();
    if (this.#sheets.fits(height) || this.#sheets.isFresh) draw();
    else this.#waiting = { draw };
  }

  /** Whatever still waits for a page gets one. */
  end(): void {
    if (this.#waiting !== null) this.#turn();
  }

  #turn(): void {
    this.#sheets.turn();
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.draw();
  }

  paragraph(spans: readonly Span[], setting: Setting, part: Part): void {
    const { left = 0, hang = left } = setting;
    this.#begin(this.#set(spans, setting.size, left, hang, part), setting);
  }

  /** A label at the left edge, and what belongs to it in a column of its own. */
  labelled(label: Span, spans: readonly Span[], column: number, setting: Setting, part: Part): void {
    const [first] = this.#set([label], setting.size, 0, 0, part);
    const lines = this.#set(spans, setting.size, column, column, part);
    const [begin, ...rest] = lines;
    if (!first || !begin) return;
    const joined = { ...begin, text: first.text + begin.text, glyphs: [...first.glyphs, ...begin.glyphs] };
    this.#begin([joined, ...rest], setting);
  }

  #set(spans: readonly Span[], size: number, indent: number, hang: number, part: Part): Line[] {
    return this.#typist.set(spans, {
      size,
      cell: size,
      width: block.width,
      indent,
      hang,
      flush: false,
      part,
    });
  }

  #begin(lines: readonly Line[], setting: Setting): void {
    if (!this.#sheets.isFresh) this.#sheets.use(Math.min(setting.before, this.#sheets.room));
    this.#lay(lines, setting);
  }

  #lay(lines: readonly Line[], { size, leading, color, keep = 0 }: Setting): void {
    const sheets = this.#sheets;
    let rest = lines;
    while (rest.length > 0) {
      const fit = Math.floor((sheets.room + 0.01) / leading);
      const all = rest.length * leading + keep <= sheets.room + 0.01;
      const here = all ? rest.length : Math.min(fit, rest.length - fewest);
      if (!all && (here < fewest || keep > 0) && !sheets.isFresh) {
        this.#turn();
        continue;
      }
      const shown = rest.slice(0, Math.max(1, all ? rest.length : here));
      for (const line of shown) {
        const place = { x: block.left, top: sheets.y, height: leading, size };
        sheets.draw(this.#typist.place(line, color === undefined ? place : { ...place, color }));
        sheets.use(leading);
      }
      rest = rest.slice(shown.length);
      if (rest.length > 0) this.#turn();
    }
  }
}
