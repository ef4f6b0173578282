import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { layTitle } from '../bulletin/header.ts';
import { block, cell, pitch, size } from '../paper.ts';

/** The signer's line and two lines white. */
const aboveTitle = 3;
/** For whoever signs with a pen. */
const roomForHand = 7 * cell;

/**
 * A report to a higher organ (报告) on the sender's own paper: who signs it at the right of the first line, indented by one (7.2.6),
 * the title, and whom it is to.
 */
export function layUpwardHead(edition: Edition<Letterhead>, signer: string | null): void {
  const { view, sheets, typist, word } = edition;
  sheets.turn();
  const titles = typist.titleLines(view.title, 'title', size.two);
  layTitle(edition, titles, block.top + aboveTitle * pitch);
  sheets.use((aboveTitle + titles.length + 1) * pitch);
  const label = typist.setLine(word('document.rectification.signer'), 'body');
  const name =
    signer === null ? null : typist.fitLine(signer, 'heading2', { width: block.width - cell - label.width });
  const left = block.right - cell - (name?.line.width ?? roomForHand);
  const recipients = typist.set([
    {
      text: word('document.recipients', { list: view.recipients.join(word('document.comma')) }),
      role: 'body',
    },
  ]);
  sheets.draw(
    typist.place(label, { x: left - label.width, top: block.top, height: pitch }),
    ...(name === null
      ? []
      : [typist.place(name.line, { x: left, top: block.top, height: pitch, size: name.size })]),
    ...recipients.map((line, at) =>
      typist.place(line, { x: block.left, top: sheets.y + at * pitch, height: pitch }),
    ),
  );
  sheets.use(recipients.length * pitch);
}
