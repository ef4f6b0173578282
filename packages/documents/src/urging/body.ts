import type { UrgingView } from '@mingcha/domain/orders';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { partRows } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import { printedDay } from '../text/numerals.ts';

export const letterheadOf = (view: UrgingView): Letterhead => ({
  ...view,
  recipients: [view.recipient],
  urgency: null,
});

/** What it rests on, how often it was urged, what is late and by how much, what is asked and until when. */
export function urgingRows(edition: Edition<Letterhead>, view: UrgingView): Row[] {
  const { word } = edition;
  const { source, times, matters, assistants, requirement, reportBy } = view;
  const opening =
    source.kind === 'order'
      ? word('document.urging.order', { number: source.number, day: printedDay(source.servedOn) })
      : word('document.urging.instruction', { day: printedDay(source.on), text: source.text });
  return partRows(edition, [
    { heading: null, text: [opening, word('document.urging.times', { n: times })] },
    {
      heading: word('document.urging.matters'),
      text: matters.map(({ matter, due, late }, at) =>
        word(late > 0 ? 'document.urging.matter-late' : 'document.urging.matter', {
          n: at + 1,
          matter: matter.replace(/[。.]+$/u, ''),
          day: printedDay(due),
          late,
        }),
      ),
    },
    {
      heading: word('document.urging.requirement'),
      text: [
        requirement,
        ...(assistants.length === 0
          ? []
          : [word('document.urging.assistants', { list: assistants.join(word('document.comma')) })]),
        word('document.urging.report', { day: printedDay(reportBy), office: view.issuer.name }),
      ],
    },
  ]);
}
