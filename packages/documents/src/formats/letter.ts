import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { letterFoot } from '../bulletin/end-matter.ts';
import { furnish } from '../bulletin/furniture.ts';
import { layFlags, layMark, layTitle } from '../bulletin/header.ts';
import { footRoom, layFoot } from '../page/foot.ts';
import type { Op } from '../page/ops.ts';
import { block, cell, mm, page, pitch, red, size } from '../paper.ts';

/** 10.1: the mark 30 mm from the top of the page, a red double line 4 mm below it and another 20 mm from the bottom, 170 mm long. */
const markEdge = mm(30);
const belowMark = mm(4);
const lineWidth = mm(170);
const lineLeft = (page.width - lineWidth) / 2;
const secondBottom = page.height - mm(20);
/** Strokes of a double line and the white between them; the standard leaves them free. */
const thick = 3;
const thin = 1;
const gap = 1;
const doubleHeight = thick + gap + thin;
/** 7/8 of a character of size 3 stand between a double line and the text beside it. */
const apart = (size.three * 7) / 8;
/** What a line of the grid has above and below its characters. */
const leading = (pitch - size.three) / 2;

/** Whom it is copied to, page numbers and marks: behind the text, or behind its attachments. */
export function closeLetter(edition: Edition<Letterhead>): void {
  layFoot(edition.sheets, edition.typist, letterFoot(edition));
  furnish(edition, 'letter');
}

export const letterFootRoom = (edition: Edition<Letterhead>): number => footRoom(letterFoot(edition));

/** The head of a letter (信函格式), title and recipients; leaves the first page at the first line of the body. */
export function layLetterHead(edition: Edition<Letterhead>): void {
  const { view, sheets, typist, word } = edition;
  sheets.turn();
  const markBottom = layMark(edition, view.issuer.mark, markEdge);
  const first = markBottom + belowMark;
  sheets.draw(...doubleLine(first, 'thick-above'), ...doubleLine(secondBottom - doubleHeight, 'thin-above'));
  const top = first + doubleHeight + apart - leading;
  const flags = layFlags(edition, top);
  layNumber(edition, top, block.width - (flags.width > 0 ? flags.width + cell : 0));
  // Two lines white between the characters above and those of the title, one between title and recipients.
  const titles = typist.titleLines(view.title, 'title', size.two);
  const titleTop = top + Math.max(1, flags.lines) * pitch - leading + 2 * pitch - (pitch - size.two) / 2;
  layTitle(edition, titles, titleTop);
  const begins = titleTop + (titles.length + 1) * pitch;
  sheets.frame(begins, secondBottom - doubleHeight - apart + leading);
  const text = word('document.recipients', { list: view.recipients.join(word('document.comma')) });
  for (const line of typist.set([{ text, role: 'body' }])) {
    sheets.draw(typist.place(line, { x: block.left, top: sheets.y, height: sheets.last.pitch }));
    sheets.use(sheets.last.pitch);
  }
}

/** Flush right, on the line of the first flag. */
function layNumber(
  { view, imprint, sheets, typist, word }: Edition<Letterhead>,
  top: number,
  width: number,
): void {
  const number = view.numbered ?? imprint?.number ?? word('document.not-numbered');
  const { line, size: glyphs } = typist.fitLine(number, 'body', { width });
  sheets.draw(typist.place(line, { x: block.right - line.width, top, height: pitch, size: glyphs }));
}

function doubleLine(top: number, order: 'thick-above' | 'thin-above'): Op[] {
  const [above, below] = order === 'thick-above' ? [thick, thin] : [thin, thick];
  const stroke = (y: number, width: number): Op => ({
    op: 'line',
    x1: lineLeft,
    y1: y,
    x2: lineLeft + lineWidth,
    y2: y,
    width,
    color: red,
  });
  return [stroke(top + above / 2, above), stroke(top + doubleHeight - below / 2, below)];
}
