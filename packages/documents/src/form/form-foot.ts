import { centred } from '../page/typist.ts';
import { black, block, grey, mm, rule, size } from '../paper.ts';
import type { Desk } from './form-head.ts';

const roomForHand = mm(32);

/** Whoever is asked signs each page: under the type area, at the right. Read out once; on other pages it is a repetition for the eye. */
export function signPages({ sheets, typist, form: { everyPage } }: Desk): void {
  if (everyPage === undefined) return;
  const { line, size: glyphs } = typist.fitLine(everyPage, 'table', {
    size: size.smallFour,
    width: block.width - roomForHand,
  });
  const top = block.bottom + mm(1);
  const y = top + mm(5);
  const right = block.right - roomForHand;
  const at = { x: right - line.width, top, height: mm(5), size: glyphs, color: grey };
  sheets.all.forEach((sheet, i) => {
    const said = typist.place(line, at);
    sheet.ops.push(i === sheets.all.length - 1 ? said : { ...said, part: undefined }, {
      op: 'line',
      x1: right,
      y1: y,
      x2: block.right,
      y2: y,
      width: rule.thin,
      color: black,
    });
  });
}

/** Sheets get separated: every page says which it is, and of how many. */
export function numberPages({ sheets, typist, form }: Desk): void {
  sheets.all.forEach((sheet, i) => {
    const text = `${[...form.id].slice(0, 12).join('')} · ${i + 1} / ${sheets.all.length}`;
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
