import { type Foot, footRoom, labelledNames, lastLine, layFoot } from '../page/foot.ts';
import { printedDay } from '../text/numerals.ts';
import type { Edition, Letterhead } from './edition.ts';

/** What the end matter takes from the bottom of a page, so that what comes last before it can leave it room. */
export const endMatterRoom = (edition: Edition<Letterhead>): number => footRoom(footOf(edition));

/** The end matter (版记), at the bottom of the last page. */
export const layEndMatter = (edition: Edition<Letterhead>): void =>
  layFoot(edition.sheets, edition.typist, footOf(edition));

/** 7.4.2, 7.4.3: 主送 stands above 抄送, no line between; under them the printing office and the day. */
function footOf(edition: Edition<Letterhead>): Foot {
  const { view, imprint, typist, word } = edition;
  const day = imprint ? printedDay(imprint.printedOn) : word('document.open-date');
  return {
    names: copyLines(edition),
    last: lastLine(typist, view.printingOffice, word('document.printed', { day })),
  };
}

/** 10.1: the end matter of a letter has neither printing office nor day nor lines. */
export const letterFoot = (edition: Edition<Letterhead>): Foot => ({ names: copyLines(edition), last: null });

function copyLines(edition: Edition<Letterhead>) {
  const { view, typist, word } = edition;
  const marks = { comma: word('document.comma'), stop: word('document.full-stop') };
  return [
    ...(edition.recipientsInEndMatter
      ? labelledNames(typist, word('document.sent'), view.recipients, marks)
      : []),
    ...labelledNames(typist, word('document.copies'), view.cc, marks),
  ];
}
