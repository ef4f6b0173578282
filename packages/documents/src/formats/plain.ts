import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { layFlags, layTitle } from '../bulletin/header.ts';
import { block, pitch, size } from '../paper.ts';

/** A text that stays in the house: no red head; flags, two lines white, the title, one line white, the text. */
export function layPlainHead(edition: Edition<Letterhead>): void {
  const { view, sheets, typist } = edition;
  sheets.turn();
  const above = layFlags(edition, block.top).lines + (view.secrecy === 'none' ? 1 : 2);
  const titles = typist.titleLines(view.title, 'title', size.two);
  layTitle(edition, titles, block.top + above * pitch);
  sheets.use((above + titles.length + 1) * pitch);
}
