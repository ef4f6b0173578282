import type { Op } from '../page/ops.ts';
import type { Typist } from '../page/typist.ts';
import { black, block, grey, mm, rule, size } from '../paper.ts';
import type { Line } from '../text/break-lines.ts';
import { numberPages, signPages } from './form-foot.ts';
import { type Desk, layHead } from './form-head.ts';
import type { FormBox } from './form-sheet.ts';

const glyphs = size.four;
const linePitch = 23;
const padding = { x: 5, y: 6 };
const labelWidth = mm(28);
const textLeft = block.left + labelWidth + padding.x;
const textWidth = block.width - labelWidth - 2 * padding.x;
/** A row does not begin at the foot of a page with less than this of its text. */
const fewest = 3;

export function layForm(desk: Desk): void {
  layHead(desk);
  for (const row of desk.form.rows) layRow(desk, row.label, row.text, row.foot);
  for (const box of withinPage(desk)) layBox(desk, box);
  for (const note of desk.form.notes) layNote(desk, note);
  signPages(desk);
  numberPages(desk);
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
  const needed = form.boxes.reduce((sum, box) => sum + heightOf(desk, box), notes);
  const spare = form.boxes.map((box) => Math.max(0, box.lines - fewestLines(box)));
  let lacking = Math.ceil((needed - sheets.room) / linePitch);
  if (lacking <= 0 || lacking > spare.reduce((sum, each) => sum + each, 0)) return form.boxes;
  return form.boxes.map((box, at) => {
    const given = Math.min(lacking, spare[at] ?? 0);
    lacking -= given;
    return { ...box, lines: box.lines - given };
  });
}

function heightOf(desk: Desk, box: FormBox): number {
  const lines = choiceRows(desk, box).length + box.lines + (box.foot.length > 0 ? 1 : 0);
  return Math.max(lines, labelLines(desk.typist, box.label).length) * linePitch + 2 * padding.y;
}

interface Choice {
  readonly line: Line;
  readonly size: number;
}
const boxSide = size.smallFour;
const boxGap = 5;

/** To tick, from left to right; those that have no room begin a row of their own. */
function choiceRows({ typist }: Desk, { choices }: FormBox): readonly (readonly Choice[])[] {
  const rows: Choice[][] = [];
  let left = 0;
  for (const text of choices) {
    const choice = typist.fitLine(text, 'table', { size: glyphs, width: textWidth - boxSide - boxGap });
    const wide = boxSide + choice.line.width + apartOf(choices);
    const row = rows.at(-1);
    if (row !== undefined && wide - apartOf(choices) <= left) row.push(choice);
    else rows.push([choice]);
    left = (row === rows.at(-1) ? left : textWidth) - wide;
  }
  return rows;
}
const apartOf = (choices: readonly string[]): number => (choices.length > 3 ? 15 : 26);

/** Never split: a hand writes in it. */
function layBox(desk: Desk, box: FormBox): void {
  const { sheets, typist } = desk;
  const height = heightOf(desk, box);
  if (!sheets.fits(height)) sheets.turn();
  const top = sheets.y;
  drawFrame(desk, top, height, box.label);
  choiceRows(desk, box).forEach((row, i) => {
    let x = textLeft;
    const rowTop = top + padding.y + i * linePitch;
    for (const choice of row) {
      const at = { x: x + boxSide + boxGap, top: rowTop, height: linePitch, size: choice.size };
      sheets.draw(...square(x, rowTop + (linePitch - boxSide) / 2, boxSide));
      sheets.draw(typist.place(choice.line, at));
      x += boxSide + choice.line.width + apartOf(box.choices);
    }
  });
  const each = textWidth / Math.max(1, box.foot.length);
  box.foot.forEach((what, i) => {
    // Room for a hand stays behind it.
    const set = typist.fitLine(what, 'table', { size: glyphs, width: each - mm(14) });
    const left = textLeft + i * each;
    const footTop = top + height - padding.y - linePitch;
    const at = { x: left, top: footTop, height: linePitch, size: set.size };
    sheets.draw(typist.place(set.line, at));
    const y = footTop + linePitch - 3;
    sheets.draw(line(left + set.line.width + 4, y, left + each - 10, y));
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
