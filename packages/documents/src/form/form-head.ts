import { say } from '@mingcha/words';
import { modules } from '../bulletin/furniture.ts';
import { figure, type Part } from '../page/parts.ts';
import type { Sheets } from '../page/sheets.ts';
import type { Typist } from '../page/typist.ts';
import { centred } from '../page/typist.ts';
import { block, grey, mm, size } from '../paper.ts';
import type { FormSheet } from './form-sheet.ts';

export interface Desk {
  readonly sheets: Sheets;
  readonly typist: Typist;
  readonly form: FormSheet;
}

const codeSide = mm(24);
const notePitch = 12;

/** The code stands in the head of the first page, opposite the title: whatever follows, the scan of page one finds home. */
export function layHead({ sheets, typist, form }: Desk): void {
  const top = sheets.y;
  const left = block.right - codeSide;
  const width = left - mm(2) - block.left;
  const set = (text: string, role: 'heading1' | 'number', glyphs: number) =>
    typist.set([{ text, role }], { size: glyphs, width, flush: false });
  const issuers = set(form.issuer, 'heading1', size.three);
  // As far from the edge on the left as the code is on the right: a title is centred on the sheet.
  const titles = typist.titleLines(form.title, 'title', size.two, block.width - 2 * (codeSide + mm(2)));
  const title: Part = { type: 'H1', heading: form.title };
  const below = Math.max(0, issuers.length - 1) * mm(8);
  const notesBelow = below + (titles.length - 1) * mm(10);
  const alt = figure(say(form.language, 'document.alt.code', { text: form.code }));
  sheets.draw(
    ...issuers.map((line, i) => {
      const x = Math.min(centred(line), left - mm(2) - line.width);
      return typist.place(line, { x, top: top + i * mm(8), height: mm(8) });
    }),
    ...titles.map((text, i) => {
      const line = typist.setLine(text, 'title', size.two, undefined, title);
      const at = { top: top + below + mm(10) * (i + 1), height: mm(12), size: size.two };
      return typist.place(line, { ...at, x: centred(line) });
    }),
    { op: 'modules', x: left, y: top, side: codeSide, dark: modules(form.code), part: alt },
  );
  const notes = [form.id, ...form.codeNotes].flatMap((note) => set(note, 'number', size.smallFive));
  for (const [i, line] of notes.entries()) {
    const y = top + notesBelow + mm(22) + i * notePitch;
    const at = { x: block.left, top: y, height: notePitch, color: grey };
    sheets.draw(typist.place(line, { ...at, size: size.smallFive }));
  }
  sheets.use(notesBelow + mm(24) + Math.max(mm(3), notes.length * notePitch));
}
