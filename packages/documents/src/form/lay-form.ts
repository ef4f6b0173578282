import { say } from '@mingcha/words';
import { create } from 'qrcode';
import type { Op } from '../page/ops.ts';
import { figure } from '../page/parts.ts';
import type { Sheets } from '../page/sheets.ts';
import type { Typist } from '../page/typist.ts';
import { centred } from '../page/typist.ts';
import { black, block, grey, mm, rule, size } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import type { FormBox, FormSheet } from './form-sheet.ts';

interface Desk {
  readonly sheets: Sheets;
  readonly typist: Typist;
  readonly form: FormSheet;
}

const glyphs = size.four;
const linePitch = 23;
const padding = { x: 5, y: 6 };
const labelWidth = mm(28);
const textLeft = block.left + labelWidth + padding.x;
const textWidth = block.width - labelWidth - 2 * padding.x;
const codeSide = mm(24);
const notePitch = 12;
/** A row does not begin at the foot of a page with less than this of its text. */
const fewest = 3;

export function layForm(desk: Desk): void {
  layHead(desk);
  for (const row of desk.form.rows) layRow(desk, row.label, row.text, row.foot);
  for (const box of withinPage(desk)) layBox(desk, box);
  for (const note of desk.form.notes) layNote(desk, note);
  numberPages(desk);
}

/** The code stands in the head of the first page, opposite the title: whatever follows, the scan of page one finds home. */
function layHead({ sheets, typist, form }: Desk): void {
  const issuer = typist.setLine(form.issuer, 'heading1', size.three);
  const title = typist.setLine(form.title, 'title', size.two);
  const top = sheets.y;
  const left = block.right - codeSide;
  const alt = figure(say(form.language, 'document.alt.code', { text: form.code }));
  sheets.draw(
    typist.place(issuer, { x: Math.min(centred(issuer), left - mm(2) - issuer.width), top, height: mm(8) }),
    typist.place(title, { x: centred(title), top: top + mm(10), height: mm(12), size: size.two }),
    { op: 'modules', x: left, y: top, side: codeSide, dark: modules(form.code), part: alt },
  );
  for (const [i, note] of [form.id, ...form.codeNotes].entries()) {
    const line = typist.setLine(note, 'number', size.smallFive);
    const at = { x: block.left, top: top + mm(22) + i * notePitch, height: notePitch, color: grey };
    sheets.draw(typist.place(line, { ...at, size: size.smallFive }));
  }
  sheets.use(mm(24) + Math.max(mm(3), (form.codeNotes.length + 1) * notePitch));
}

/** Long text goes on over the page; the label stands again where it does. */
function layRow(desk: Desk, label: string, text: string, foot?: readonly string[]): void {
  const { sheets, typist } = desk;
  let rest = text
    .split('\n')
    .flatMap((paragraph) =>
      typist.set([{ text: paragraph, role: 'table' }], { size: glyphs, width: textWidth }),
    );
  if (foot !== undefined) rest = [...(text === '' ? [] : rest), ...footLines(typist, foot)];
  if (rest.length === 0) rest = [typist.setLine('', 'table', glyphs)];
  const high = labelLines(typist, label).length;
  while (rest.length > 0) {
    const fits = Math.floor((sheets.room - 2 * padding.y) / linePitch);
    const lines = rest.length <= fits ? rest.length : fits;
    if ((lines < Math.min(fewest, rest.length) || fits < high) && !sheets.isFresh) {
      sheets.turn();
      continue;
    }
    drawRow(desk, label, rest.slice(0, Math.max(1, lines)));
    rest = rest.slice(Math.max(1, lines));
  }
}

/** Set against the right edge of the row. */
function footLines(typist: Typist, foot: readonly string[]): Line[] {
  const whole = foot.join('　');
  const fits = typist.setLine(whole, 'table', glyphs).width <= textWidth;
  return (fits ? [whole] : foot)
    .flatMap((text) =>
      typist.set([{ text, role: 'table' }], { size: glyphs, width: textWidth, flush: false }),
    )
    .map((line) => {
      const by = textWidth - line.width;
      return {
        ...line,
        width: textWidth,
        glyphs: line.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + by })),
      };
    });
}

function drawRow(desk: Desk, label: string, lines: readonly Line[]): void {
  const { sheets, typist } = desk;
  const top = sheets.y;
  // As high as the higher of the two: a label may be longer than what it names.
  const height = Math.max(lines.length, labelLines(typist, label).length) * linePitch + 2 * padding.y;
  const first = top + (height - lines.length * linePitch) / 2;
  drawFrame(desk, top, height, label);
  lines.forEach((line, i) => {
    const at = { x: textLeft, top: first + i * linePitch, height: linePitch, size: glyphs };
    sheets.draw(typist.place(line, at));
  });
  sheets.use(height);
}

/** Edges of a row and its label, broken where it is long and centred in its height. */
function drawFrame({ sheets, typist }: Desk, top: number, height: number, label: string): void {
  const bottom = top + height;
  const split = block.left + labelWidth;
  for (const y of [top, bottom]) sheets.draw(line(block.left, y, block.right, y));
  for (const x of [block.left, split, block.right]) sheets.draw(line(x, top, x, bottom));
  const set = labelLines(typist, label);
  const first = top + (height - set.length * linePitch) / 2;
  set.forEach((each, i) => {
    const x = block.left + (labelWidth - each.width) / 2;
    sheets.draw(typist.place(each, { x, top: first + i * linePitch, height: linePitch, size: glyphs }));
  });
}

/** In one line or in lines of about one length: a last character does not stand alone. */
function labelLines(typist: Typist, label: string): readonly Line[] {
  const room = labelWidth - 2 * padding.x;
  const whole = typist.setLine(label, 'heading1', glyphs).width;
  const count = Math.ceil(whole / room);
  const width = count === 1 ? room : Math.min(room, Math.ceil(whole / count / glyphs) * glyphs);
  return typist.set([{ text: label, role: 'heading1' }], { size: glyphs, width, flush: false });
}

/** Below this a hand has no room: to say what it thinks of something, or to sign. */
const fewestLines = ({ choices }: FormBox): number => (choices.length > 0 ? 3 : 1);

/**
 * What follows the text, so that it ends on the page where the text does: a box gives up empty lines before a box, or a note of
 * two lines, stands alone on a page that is printed for it. Where not even that is enough, nothing is taken.
 */
function withinPage(desk: Desk): readonly FormBox[] {
  const { sheets, form } = desk;
  const notes = form.notes.reduce((sum, note) => sum + notesOf(desk, note).length * noteLine, 0);
  const needed = form.boxes.reduce((sum, box) => sum + heightOf(box), notes);
  const spare = form.boxes.map((box) => Math.max(0, box.lines - fewestLines(box)));
  let lacking = Math.ceil((needed - sheets.room) / linePitch);
  if (lacking <= 0 || lacking > spare.reduce((sum, each) => sum + each, 0)) return form.boxes;
  return form.boxes.map((box, at) => {
    const given = Math.min(lacking, spare[at] ?? 0);
    lacking -= given;
    return { ...box, lines: box.lines - given };
  });
}

const heightOf = ({ choices, lines, foot }: FormBox): number =>
  ((choices.length > 0 ? 1 : 0) + lines + (foot.length > 0 ? 1 : 0)) * linePitch + 2 * padding.y;

/** Never split: a hand writes in it. */
function layBox(desk: Desk, box: FormBox): void {
  const { sheets, typist } = desk;
  const height = heightOf(box);
  if (!sheets.fits(height)) sheets.turn();
  const top = sheets.y;
  drawFrame(desk, top, height, box.label);
  let x = textLeft;
  const apart = box.choices.length > 3 ? 15 : 26;
  for (const choice of box.choices) {
    const set = typist.setLine(choice, 'table', glyphs);
    const side = size.smallFour;
    const y = top + padding.y + (linePitch - side) / 2;
    sheets.draw(...square(x, y, side));
    sheets.draw(
      typist.place(set, { x: x + side + 5, top: top + padding.y, height: linePitch, size: glyphs }),
    );
    x += side + set.width + apart;
  }
  const each = textWidth / Math.max(1, box.foot.length);
  box.foot.forEach((what, i) => {
    const set = typist.setLine(what, 'table', glyphs);
    const left = textLeft + i * each;
    const footTop = top + height - padding.y - linePitch;
    sheets.draw(typist.place(set, { x: left, top: footTop, height: linePitch, size: glyphs }));
    const y = footTop + linePitch - 3;
    sheets.draw(line(left + set.width + 4, y, left + each - 10, y));
  });
  sheets.use(height);
}

const noteLine = 16;
const notesOf = ({ typist }: Desk, note: string): readonly Line[] =>
  typist.set([{ text: note, role: 'body' }], { size: size.five, width: block.width });

function layNote(desk: Desk, note: string): void {
  const { sheets, typist } = desk;
  for (const each of notesOf(desk, note)) {
    if (!sheets.fits(noteLine)) sheets.turn();
    const at = { x: block.left, top: sheets.y + 3, height: noteLine, size: size.five, color: grey };
    sheets.draw(typist.place(each, at));
    sheets.use(noteLine);
  }
}

/** Sheets get separated: every page says which it is, and of how many. */
function numberPages({ sheets, typist, form }: Desk): void {
  sheets.all.forEach((sheet, i) => {
    const text = `${form.id.slice(0, 12)} · ${i + 1} / ${sheets.all.length}`;
    const set = typist.setLine(text, 'number', size.smallFive);
    const at = {
      x: centred(set),
      top: block.bottom + mm(8),
      height: mm(5),
      size: size.smallFive,
      color: grey,
    };
    sheet.ops.push({ ...typist.place(set, at), part: undefined });
  });
}

const line = (x1: number, y1: number, x2: number, y2: number): Op => ({
  op: 'line',
  x1,
  y1,
  x2,
  y2,
  width: rule.thin,
  color: black,
});

const square = (x: number, y: number, side: number): Op[] => [
  line(x, y, x + side, y),
  line(x, y + side, x + side, y + side),
  line(x, y, x, y + side),
  line(x + side, y, x + side, y + side),
];

function modules(text: string): boolean[][] {
  const { modules: matrix } = create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: matrix.size }, (_, row) =>
    Array.from({ length: matrix.size }, (_, column) => matrix.get(row, column) === 1),
  );
}
