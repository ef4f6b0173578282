import type { LookBackView } from '@mingcha/domain/orders';
import { wordsOf } from '../bulletin/edition.ts';
import type { FormSheet } from '../form/form-sheet.ts';
import { printedDay } from '../text/numerals.ts';
import { factTold } from './item-told.ts';

/**
 * 回头看核查记录: what was closed as put right, and for each item what two other inspectors saw of it; before they have recorded it,
 * room to write it.
 */
export function lookBackForm(view: LookBackView, code: string, codeNotes: readonly string[]): FormSheet {
  const word = wordsOf(view);
  const choices = (['held', 'relapsed', 'new'] as const).map((each) => word(`document.look-back.${each}`));
  const hand = [word('document.case.record.sign'), word('document.case.record.date')];
  return {
    language: view.language,
    issuer: view.issuer,
    title: word('document.look-back.title'),
    id: view.number,
    day: view.preparedOn,
    rows: [
      { label: word('document.look-back.unit'), text: view.unit },
      { label: word('document.look-back.order'), text: view.number },
      {
        label: word('document.look-back.closed'),
        text: word(`document.look-back.closed.${view.found === undefined ? 'line' : 'found'}`, {
          day: printedDay(view.closedOn),
          days: view.days,
        }),
      },
      ...(view.before.length === 0
        ? []
        : [
            {
              label: word('document.look-back.before'),
              text: word('document.look-back.before.line', {
                list: view.before.join(word('document.comma')),
              }),
            },
          ]),
      ...view.items.map((item) => ({
        label: word('document.look-back.item', { n: item.n }),
        text: [
          word('document.look-back.problem', { text: factTold(word, item) }),
          word('document.look-back.requirement', { text: item.requirement }),
          ...(item.result === null ? [] : [word('document.look-back.result', { text: item.result })]),
          word('document.look-back.closedOn', { day: printedDay(item.closedOn) }),
        ].join('\n'),
      })),
      ...(view.found === undefined ? [] : foundRows(word, view.found)),
    ],
    boxes:
      view.found !== undefined
        ? []
        : [
            {
              label: word('document.look-back.method'),
              choices: [word('document.look-back.method.covert'), word('document.look-back.method.overt')],
              lines: 0,
              foot: [word('document.look-back.method.foot')],
            },
            ...view.items.map(({ n }) => ({
              label: word('document.look-back.found', { n }),
              choices,
              lines: 2,
              foot: [],
            })),
            // Both sign, on one line and one day.
            {
              label: word('document.look-back.inspectors'),
              choices: [],
              lines: 1,
              foot: [word('document.case.record.sign'), ...hand],
            },
          ],
    notes: [word(view.found === undefined ? 'document.look-back.note' : 'document.look-back.note.found')],
    code,
    codeNotes: [...codeNotes],
  };
}

/** How, and what of each item; whose word it is, and whose that it was so. */
function foundRows(
  word: ReturnType<typeof wordsOf>,
  { way, on, results, recorded, confirmed }: NonNullable<LookBackView['found']>,
): FormSheet['rows'] {
  const hand = ({ person, on: day, at }: typeof recorded) => [
    person,
    word('document.approval.when', { day: printedDay(day), time: at }),
  ];
  return [
    {
      label: word('document.look-back.method'),
      text: word('document.look-back.method.line', {
        day: printedDay(on),
        method: word(`look-back-method.${way}`),
      }),
    },
    ...results.map(({ n, verdict, seen }) => ({
      label: word('document.look-back.found', { n }),
      text: word('document.look-back.found.line', { result: word(`look-back-result.${verdict}`), seen }),
    })),
    { label: word('document.look-back.recorded'), text: '', foot: hand(recorded) },
    confirmed === null
      ? { label: word('document.look-back.confirmed'), text: word('document.look-back.confirmed.open') }
      : { label: word('document.look-back.confirmed'), text: '', foot: hand(confirmed) },
  ];
}
