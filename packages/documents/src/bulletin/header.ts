import type { Op } from '../page/ops.ts';
import { heading, type Part } from '../page/parts.ts';
import { centred } from '../page/typist.ts';
import { block, grid, lineTop, mm, pitch, red, rule, size } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import type { Edition, Letterhead } from './edition.ts';

/** 7.2.4: the mark is as large as it strikes, but fits the type area. */
const largestMark = 51;
const smallestMarks = [26, size.two, size.three, size.smallFour];
const usualMark = { mostLines: 4, height: Number.POSITIVE_INFINITY };
const markPitch = 1.2;
const markEdge = mm(72);

/** The header zone (版头), the title and the main recipients; leaves the sheets at the first line of the body. */
export function layHeader(edition: Edition<Letterhead>): void {
  edition.sheets.turn();
  layFlags(edition, block.top);
  const titles = edition.typist.titleLines(edition.view.title, 'title', size.two);
  const numberHeight = size.three + mm(4);
  // What follows the mark on its page, and the first line of text: a very long title makes the mark smaller.
  const below = 2 * pitch + numberHeight + (titles.length + 5) * pitch;
  const height = block.bottom - markEdge - below;
  const markBottom = layMark(edition, edition.view.issuer.mark, markEdge, { ...usualMark, height });
  // The text stands on the grid, the mark does not: the odd part of a line is shared out between the three white spaces.
  const recipients = markBottom + 2 * pitch + numberHeight + (2 + titles.length + 1) * pitch;
  const line = Math.round((recipients - block.top) / pitch);
  const share = (lineTop(line) - recipients) / 3;
  const separator = layNumber(edition, markBottom + 2 * pitch + share);
  layTitle(edition, titles, separator + 2 * pitch + share);
  if (edition.view.recipients.length > 0) layRecipients(edition, line);
  else edition.sheets.use(line * pitch);
}

/** 7.2.1–7.2.3: copy number, secrecy and urgency, one under the other, flush left. Returns how many there are and how wide. */
export function layFlags(
  { view, imprint, sheets, typist, word }: Edition<Letterhead>,
  top: number,
): { readonly lines: number; readonly width: number } {
  const flags: Line[] = [];
  if (imprint?.copy) flags.push(typist.setLine(String(imprint.copy).padStart(6, '0'), 'body'));
  if (view.secrecy !== 'none')
    flags.push(typist.setLine(word(`document.secrecy.${view.secrecy}`), 'heading1'));
  if (view.edition === 'public') flags.push(typist.setLine(word('document.public'), 'heading1'));
  if (view.urgency) flags.push(typist.setLine(view.urgency, 'heading1'));
  flags.forEach((line, i) => {
    sheets.draw(typist.place(line, { x: block.left, top: top + i * pitch, height: pitch }));
  });
  return { lines: flags.length, width: Math.max(0, ...flags.map(({ width }) => width)) };
}

/** 7.2.4: red, centred, the top edge of its ink where it is asked for. Returns its bottom edge. */
export function layMark(
  { sheets, typist }: Edition<Letterhead>,
  mark: string,
  edge: number,
  { mostLines, height }: { readonly mostLines: number; readonly height: number } = usualMark,
): number {
  const smallest = smallestMarks.find((each) => typist.titleLines(mark, 'mark', each).length <= mostLines);
  const lines = typist.titleLines(mark, 'mark', smallest ?? size.five);
  const longest = Math.max(...lines.map((text) => typist.setLine(text, 'mark', 1).width));
  const glyphs = Math.min(largestMark, block.width / longest, height / (lines.length * markPitch));
  let bottom = edge;
  let baseline = 0;
  const part: Part = { type: 'P' };
  lines.forEach((text, i) => {
    const line = typist.setLine(text, 'mark', glyphs);
    const ink = line.glyphs.map(({ face, character }) => face.ink(character.codePointAt(0) ?? 0));
    baseline =
      i === 0 ? edge + Math.max(0, ...ink.map(({ maxY }) => maxY)) * glyphs : baseline + glyphs * markPitch;
    bottom = baseline - Math.min(0, ...ink.map(({ minY }) => minY)) * glyphs;
    const place = { x: centred(line), baseline, size: glyphs, color: red };
    sheets.draw({ op: 'glyphs', ...place, glyphs: line.glyphs, part });
  });
  return bottom;
}

/** 7.2.5, 7.2.7: the number two lines below the mark, the red line 4 mm below the number. Returns where the line is. */
function layNumber({ view, imprint, sheets, typist, word }: Edition<Letterhead>, top: number): number {
  const number = view.numbered ?? imprint?.number ?? word('document.not-numbered');
  const { line, size: glyphs } = typist.fitLine(number, 'body', { width: block.width });
  sheets.draw(typist.place(line, { x: centred(line), top, height: size.three, size: glyphs }));
  const y = top + size.three + mm(4);
  sheets.draw({
    op: 'line',
    x1: block.left,
    y1: y,
    x2: block.right,
    y2: y,
    width: rule.separator,
    color: red,
  });
  return y;
}

/** 7.3.1: size 2, two lines below the red line, centred. */
export function layTitle(
  { sheets, typist, view }: Edition<Letterhead>,
  titles: readonly string[],
  top: number,
): void {
  const part = heading('H1', view.title);
  sheets.draw(
    ...titles.map((text, i): Op => {
      const line = typist.setLine(text, 'title', size.two, undefined, part);
      return typist.place(line, { x: centred(line), top: top + i * pitch, height: pitch, size: size.two });
    }),
  );
}

/** 7.3.2: one line below the title, flush left; so many that page 1 had no text left go to the end matter. */
function layRecipients(edition: Edition<Letterhead>, first: number): void {
  const { view, sheets, typist, word } = edition;
  const text = word('document.recipients', { list: view.recipients.join(word('document.comma')) });
  const lines = typist.set([{ text, role: 'body' }]);
  const fewestBodyLines = 2;
  edition.recipientsInEndMatter = first + lines.length + fewestBodyLines > grid.lines;
  const shown = edition.recipientsInEndMatter ? [] : lines;
  shown.forEach((line, i) => {
    sheets.draw(typist.place(line, { x: block.left, top: lineTop(first + i), height: pitch }));
  });
  sheets.use((first + shown.length) * pitch);
}
