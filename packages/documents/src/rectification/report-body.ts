import type { RectificationReportView } from '@mingcha/domain/orders';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { ended } from '../conclusion/body.ts';
import { paragraph, partRows } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import { printedDay } from '../text/numerals.ts';
import { factTold } from './item-told.ts';

export const letterheadOf = (view: RectificationReportView): Letterhead => ({
  document: view.document,
  language: view.language,
  issuer: { name: view.unit, mark: view.unit },
  secrecy: 'none',
  urgency: null,
  title: view.title,
  recipients: [view.recipient],
  contact: null,
  cc: [],
  printingOffice: view.unit,
  preparedOn: view.preparedOn,
});

/** Item by item what was promised and what came of it, then what is still to come. */
export function reportRows(edition: Edition<Letterhead>, view: RectificationReportView): Row[] {
  const { word } = edition;
  const opening = word('document.rectification.opening', { title: view.orderTitle, number: view.number });
  return [
    ...partRows(edition, [
      { heading: null, text: [opening] },
      ...view.items.map((item) => ({
        heading: word('document.rectification.item', { n: item.n }),
        text: itemTold(edition, item),
      })),
      { heading: word('document.rectification.remaining'), text: remainingTold(edition, view) },
    ]),
    ...(view.remaining.length > 0 ? [] : paragraph(edition, word('document.rectification.complete'))),
    ...paragraph(edition, word('document.rectification.ending')),
  ];
}

const remainingTold = ({ word }: Edition<Letterhead>, { remaining }: RectificationReportView): string[] =>
  remaining.map(({ n, requirement, due }) =>
    due === null
      ? word('document.rectification.remaining.line', { n, text: ended(requirement) })
      : word('document.rectification.remaining.due', { n, text: ended(requirement), day: printedDay(due) }),
  );

function itemTold({ word }: Edition<Letterhead>, item: RectificationReportView['items'][number]): string[] {
  const { measure, responsible, answer } = item;
  const comma = word('document.comma');
  const said = (key: 'requirement' | 'result' | 'rootCause' | 'sameClass', text: string) =>
    word(`document.rectification.${key}`, { text: ended(text) });
  return [
    word('document.rectification.problem', { text: ended(factTold(word, item)) }),
    said('requirement', item.requirement),
    ...(measure === null ? [] : [word('document.rectification.measure', { text: ended(measure) })]),
    ...(responsible.length === 0
      ? []
      : [word('document.rectification.responsible', { list: responsible.join(comma) })]),
    said('result', answer.result),
    said('rootCause', answer.rootCause),
    said('sameClass', answer.sameClass),
    word('document.rectification.handler', { name: answer.handler }),
    ...(answer.proof.length === 0
      ? []
      : [word('document.rectification.proof', { list: answer.proof.map(({ name }) => name).join(comma) })]),
  ];
}
