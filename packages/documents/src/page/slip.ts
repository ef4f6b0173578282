import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { modules } from '../bulletin/furniture.ts';
import { black, block, cell, mm, pitch, rule, size } from '../paper.ts';
import { figure } from './parts.ts';
import { centred } from './typist.ts';

/** What only the person it is made out to may see. It is no part of what was signed. */
export interface Slip {
  readonly code: string;
  readonly address: string;
  readonly person: string;
  /** The last day, as a plain date. */
  readonly until: string;
}

const codeSide = mm(46);
const large = 30;

/** What stands on it beside the code. */
export interface SlipWords {
  readonly title: string;
  /** Of what it is the slip: a number, or the title. */
  readonly of: string;
  readonly person: string;
  readonly steps: readonly string[];
}

/** A sheet by itself behind a document: handed to the person named, torn off, and never copied with it. */
export function laySlip({ sheets, typist, word }: Edition<Letterhead>, slip: Slip, words: SlipWords): void {
  sheets.turn();
  const centre = (text: string, top: number, glyphs: number, role: 'body' | 'title' | 'heading1') => {
    const fitted = typist.fitLine(text, role, { size: glyphs, width: block.width });
    const { line } = fitted;
    sheets.draw(typist.place(line, { x: centred(line), top, height: glyphs * 1.4, size: fitted.size }));
  };
  const { top } = block;
  sheets.draw({
    op: 'line',
    x1: block.left,
    y1: top,
    x2: block.right,
    y2: top,
    width: rule.thin,
    color: black,
  });
  centre(words.title, top + pitch, size.two, 'title');
  centre(words.of, top + 2.4 * pitch, size.three, 'body');
  centre(words.person, top + 3.4 * pitch, size.three, 'body');
  sheets.draw({
    op: 'modules',
    x: block.left + (block.width - codeSide) / 2,
    y: top + 4.8 * pitch,
    side: codeSide,
    dark: modules(slip.address),
    part: figure(word('document.alt.code', { text: slip.address })),
  });
  const below = top + 4.8 * pitch + codeSide + pitch / 2;
  centre(slip.code, below, large, 'heading1');
  centre(slip.address.replace(/#.*$/, ''), below + 1.7 * pitch, size.four, 'body');
  let y = below + 3 * pitch;
  for (const text of words.steps)
    for (const line of typist.set([{ text, role: 'body' }], { indent: 2 * cell })) {
      sheets.draw(typist.place(line, { x: block.left, top: y, height: pitch }));
      y += pitch;
    }
  sheets.use(sheets.room);
}
