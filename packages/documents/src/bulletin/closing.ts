import type { Part } from '../page/parts.ts';
import { blankRow, type Row } from '../page/rows.ts';
import { block, cell, pitch } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import { printedDay } from '../text/numerals.ts';
import type { Edition, Letterhead } from './edition.ts';
import type { Attachment } from './findings.ts';

/** Lines of body that come along when the signature block would stand on a page without any (7.3.5.5). */
const bodyLinesKept = 2;
const longestName = 20;

/** The body's last lines, the attachment note, signature and date: bound together, so that none stands alone. */
export function withClosing(
  edition: Edition<Letterhead>,
  body: readonly Row[],
  attachments: readonly Attachment[],
): Row[] {
  const closing = [...attachmentNote(edition, attachments), ...signature(edition), ...note(edition)];
  const rows = [...body, ...closing];
  const bound = body.length - bodyLinesKept;
  return rows.map((row, i) => (i >= bound && i < rows.length - 1 ? { ...row, keepWithNext: true } : row));
}

const rowAt = ({ typist }: Edition<Letterhead>, line: Line, x: number): Row => ({
  draw: (top) => [typist.place(line, { x, top, height: pitch })],
});

/** 7.3.4: one line below the body, indented by two; names under each other, no closing mark. */
function attachmentNote(edition: Edition<Letterhead>, attachments: readonly Attachment[]): Row[] {
  if (attachments.length === 0) return [];
  const { typist, word } = edition;
  const label = typist.setLine(word('document.attachments'), 'body');
  const left = 2 * cell + label.width;
  const rows: Row[] = [blankRow()];
  attachments.forEach(({ title }, i) => {
    const number = attachments.length > 1 ? word('document.attachment-name', { n: i + 1 }) : '';
    const hang = left + (number ? typist.setLine(number, 'body').width : 0);
    const lines = typist.set([{ text: number + title, role: 'body' }], { indent: left, hang });
    lines.forEach((line, n) => {
      const row = rowAt(edition, line, block.left);
      const first = i === 0 && n === 0 ? rowAt(edition, label, block.left + 2 * cell) : null;
      rows.push({ draw: (top) => [...(first?.draw(top) ?? []), ...row.draw(top)] });
    });
  });
  return rows;
}

function signature(edition: Edition<Letterhead>): Row[] {
  const { view, imprint, typist, word } = edition;
  const part: Part = { type: 'P' };
  const names = typist
    .titleLines(view.issuer.name, 'body', cell, longestName * cell)
    .map((name) => typist.setLine(name, 'body', undefined, undefined, part));
  const date = typist.setLine(imprint ? printedDay(imprint.date) : word('document.open-date'), 'body');
  return imprint?.seal === 'space' ? aroundSeal(edition, names, date) : unsealed(edition, names, date);
}

/** 7.3.5.2: name with a right indent of two, date beginning two characters right of the name. */
function unsealed(edition: Edition<Letterhead>, names: readonly Line[], date: Line): Row[] {
  const widest = Math.max(...names.map((name) => name.width));
  const isDateLonger = date.width > widest;
  const dateLeft = isDateLonger
    ? block.right - 2 * cell - date.width
    : block.right - 2 * cell - widest + 2 * cell;
  const nameLeft = dateLeft - 2 * cell;
  return [blankRow(), ...names.map((name) => rowAt(edition, name, nameLeft)), rowAt(edition, date, dateLeft)];
}

/**
 * 7.3.5.1: date with a right indent of four, name centred on it. A seal of 42 mm centred on both begins within one line of
 * the text above and needs the two lines left white there, and one below.
 */
function aroundSeal(edition: Edition<Letterhead>, names: readonly Line[], date: Line): Row[] {
  const dateLeft = block.right - 4 * cell - date.width;
  const centre = dateLeft + date.width / 2;
  const left = (line: Line) => Math.min(centre - line.width / 2, block.right - line.width);
  return [
    blankRow(),
    blankRow(),
    ...names.map((name) => rowAt(edition, name, left(name))),
    rowAt(edition, date, dateLeft),
  ];
}

/** 7.3.6: under the date, indented by two, in brackets. */
function note(edition: Edition<Letterhead>): Row[] {
  const { view, typist, word } = edition;
  const who = view.edition === 'public' ? 'public' : 'internal';
  const text = view.contact
    ? word(who === 'public' ? 'document.note.public-contact' : 'document.note.contact', view.contact)
    : word(`document.note.${who}`);
  return (
    typist
      // Ragged: a telephone number is never parted, and would pull the line before it apart.
      .set([{ text, role: 'body' }], { indent: 2 * cell, hang: 2 * cell, flush: false })
      .map((line) => rowAt(edition, line, block.left))
  );
}
