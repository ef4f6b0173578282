import type { BriefingImprint, BriefingView } from '@mingcha/domain/bulletins';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { layFlags, layMark } from '../bulletin/header.ts';
import { type Foot, labelledNames, lastLine } from '../page/foot.ts';
import { centred } from '../page/typist.ts';
import { block, cell, mm, pitch, red, rule } from '../paper.ts';
import { printedDay } from '../text/numerals.ts';

/** Head and text share the first page as one to two, as is the custom: the red line lies a third down the page. */
const markEdge = mm(50);
const lineAt = mm(99);

/** Red series name, issue below it, office and day on one line above a red line. */
export function layBriefingHead(
  edition: Edition<Letterhead>,
  view: BriefingView,
  issued: BriefingImprint | null,
): void {
  const { sheets, typist, word } = edition;
  sheets.turn();
  const flags = layFlags(edition, block.top).lines;
  const above = lineAt - mm(4) - pitch;
  const edge = markEdge + Math.max(0, flags - 1) * pitch;
  const markBottom = layMark(edition, view.series, edge, { mostLines: 2, height: above - pitch - edge });
  const issue = typist.setLine(issueOf(edition, issued), 'body');
  sheets.draw(
    typist.place(issue, { x: centred(issue), top: (markBottom + above - pitch) / 2, height: pitch }),
  );
  const day = typist.setLine(issued === null ? word('document.open-date') : printedDay(issued.date), 'body');
  const room = block.width - day.width - cell;
  const { line: office, size: glyphs } = typist.fitLine(view.printingOffice, 'body', { width: room });
  const at = { top: above, height: pitch };
  sheets.draw(
    typist.place(office, { ...at, x: block.left, size: glyphs }),
    typist.place(day, { ...at, x: block.right - day.width }),
    {
      op: 'line',
      x1: block.left,
      y1: lineAt,
      x2: block.right,
      y2: lineAt,
      width: rule.separator,
      color: red,
    },
  );
  sheets.use(lineAt + pitch - block.top);
}

/** 第12期（总第45期） */
function issueOf({ word }: Edition<Letterhead>, issued: BriefingImprint | null): string {
  if (issued === null) return word('document.briefing.no-issue');
  const { issue, total } = issued;
  return total === null
    ? word('document.briefing.issue', { issue })
    : word('document.briefing.issue-of', { issue, total });
}

/** 报, 送, 发, and below them who answers for it and how many were printed. */
export function briefingFoot({ typist, word }: Edition<Letterhead>, view: BriefingView): Foot {
  const marks = { comma: word('document.comma'), stop: word('document.full-stop') };
  const groups = [
    ['up', view.up],
    ['across', view.across],
    ['down', view.down],
  ] as const;
  const { signer, editor, copies } = view;
  const hands = word('document.briefing.hands', { signer, editor });
  return {
    names: groups.flatMap(([to, names]) =>
      labelledNames(typist, word(`document.briefing.${to}`), names, marks),
    ),
    last: lastLine(typist, hands, word('document.briefing.copies', { copies })),
  };
}
