import { modules } from '../bulletin/furniture.ts';
import { centred } from '../page/typist.ts';
import { black, block, cell, mm, pitch, rule, size } from '../paper.ts';
import type { OrderEdition } from './edition.ts';

/** What only the person it is made out to may see. It is no part of what was signed. */
export interface OrderSlip {
  readonly code: string;
  readonly address: string;
  readonly person: string;
  /** The last day, as a plain date. */
  readonly until: string;
}

const codeSide = mm(46);
const large = 30;

/** A sheet by itself behind the order: handed to the person named, torn off, and never copied with the order. */
export function laySlip(edition: OrderEdition, slip: OrderSlip, until: string): void {
  const { sheets, typist, word, imprint } = edition;
  sheets.turn();
  const centre = (text: string, top: number, glyphs: number, role: 'body' | 'title' | 'heading1') => {
    const line = typist.setLine(text, role, glyphs);
    sheets.draw(typist.place(line, { x: centred(line), top, height: glyphs * 1.4, size: glyphs }));
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
  centre(word('document.order.slip.title'), top + pitch, size.two, 'title');
  centre(imprint?.number ?? '', top + 2.4 * pitch, size.three, 'body');
  centre(word('document.order.slip.person', { person: slip.person }), top + 3.4 * pitch, size.three, 'body');
  sheets.draw({
    op: 'modules',
    x: block.left + (block.width - codeSide) / 2,
    y: top + 4.8 * pitch,
    side: codeSide,
    dark: modules(slip.address),
  });
  const below = top + 4.8 * pitch + codeSide + pitch / 2;
  centre(slip.code, below, large, 'heading1');
  centre(slip.address.replace(/#.*$/, ''), below + 1.7 * pitch, size.four, 'body');
  const steps = [
    word('document.order.slip.step1'),
    word('document.order.slip.step2'),
    word('document.order.slip.step3'),
    word('document.order.slip.until', { day: until }),
    word('document.order.slip.keep'),
  ];
  let y = below + 3 * pitch;
  for (const text of steps)
    for (const line of typist.set([{ text, role: 'body' }], { indent: 2 * cell })) {
      sheets.draw(typist.place(line, { x: block.left, top: y, height: pitch }));
      y += pitch;
    }
  sheets.use(sheets.room);
}
