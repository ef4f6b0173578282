import type { Op } from '../page/ops.ts';
import { black, block, pitch, rule, size } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import { printedDay } from '../text/numerals.ts';
import type { Edition, Letterhead } from './edition.ts';

const glyphs = size.four;
const wrapPitch = 22;
/** A single line of the end matter stands in the height of one line of the grid. */
const padding = (pitch - wrapPitch) / 2;

const whiteAbove = pitch / 2;

/** Lines of copies on a page that holds nothing else. */
const mostLines = Math.floor((block.height - pitch - 2 * padding) / wrapPitch);

const heightAbove = (copies: readonly Line[]): number =>
  copies.length > 0 ? copies.length * wrapPitch + 2 * padding : 0;

/** What the end matter takes from the bottom of a page, so that what comes last before it can leave it room. */
export function endMatterRoom(edition: Edition<Letterhead>): number {
  const copies = copyLines(edition);
  // More than a page: it begins on a page of its own anyway.
  return copies.length > mostLines ? 0 : heightAbove(copies) + pitch + whiteAbove;
}

/** The end matter (版记): its last line is the bottom edge of the type area of the last page (7.4.1). */
export function layEndMatter(edition: Edition<Letterhead>): void {
  const { sheets } = edition;
  let copies = copyLines(edition);
  while (copies.length > mostLines) {
    sheets.turn();
    drawCopies(edition, copies.slice(0, mostLines), block.top);
    sheets.use(block.height);
    copies = copies.slice(mostLines);
  }
  const above = heightAbove(copies);
  const height = above + pitch;
  if (!sheets.fits(height + whiteAbove) && !sheets.isFresh) sheets.turn();
  const top = block.bottom - height;
  drawCopies(edition, copies, top);
  sheets.draw(across(top, rule.thick));
  if (copies.length > 0) sheets.draw(across(top + above, rule.thin));
  sheets.draw(...printing(edition, top + above), across(block.bottom, rule.thick));
  sheets.use(sheets.room);
}

function drawCopies({ sheets, typist }: Edition<Letterhead>, copies: readonly Line[], top: number): void {
  copies.forEach((line, i) => {
    const place = { x: block.left, top: top + padding + i * wrapPitch, height: wrapPitch, size: glyphs };
    sheets.draw(typist.place(line, place));
  });
}

const across = (y: number, width: number): Op => ({
  op: 'line',
  x1: block.left,
  y1: y,
  x2: block.right,
  y2: y,
  width,
  color: black,
});

/** 7.4.2: indented by one on both sides, wraps under the first name, ends with 。; 主送 stands above 抄送, no line between. */
function copyLines(edition: Edition<Letterhead>): Line[] {
  const { view, word } = edition;
  const lines: Line[] = [];
  if (edition.recipientsInEndMatter) lines.push(...labelled(edition, word('document.sent'), view.recipients));
  if (view.cc.length > 0) lines.push(...labelled(edition, word('document.copies'), view.cc));
  return lines;
}

function labelled({ typist, word }: Edition<Letterhead>, label: string, names: readonly string[]): Line[] {
  const hang = glyphs + typist.setLine(label, 'body', glyphs).width;
  const text = label + names.join(word('document.comma')) + word('document.full-stop');
  return typist.set([{ text, role: 'body' }], {
    size: glyphs,
    indent: glyphs,
    hang,
    width: block.width - glyphs,
  });
}

/** 7.4.3: printing office at the left, date and 印发 at the right, each indented by one. */
function printing({ view, imprint, typist, word }: Edition<Letterhead>, top: number): Op[] {
  const office = typist.setLine(view.printingOffice, 'body', glyphs);
  const day = imprint ? printedDay(imprint.printedOn) : word('document.open-date');
  const date = typist.setLine(word('document.printed', { day }), 'body', glyphs);
  const at = { top, height: pitch, size: glyphs };
  return [
    typist.place(office, { ...at, x: block.left + glyphs }),
    typist.place(date, { ...at, x: block.right - glyphs - date.width }),
  ];
}
