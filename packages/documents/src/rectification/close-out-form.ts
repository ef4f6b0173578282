import type { CloseOutStep, CloseOutView } from '@mingcha/domain/orders';
import { wordsOf } from '../bulletin/edition.ts';
import type { FormSheet } from '../form/form-sheet.ts';
import { printedDay } from '../text/numerals.ts';
import { factTold } from './item-told.ts';

/** 整改销号审批表: what was demanded, what the unit did, whose hands looked at it; a leader's word is written with a pen. */
export function closeOutForm(view: CloseOutView, code: string, codeNotes: readonly string[]): FormSheet {
  const word = wordsOf(view);
  const { answer, number, n } = view;
  const row = (
    key:
      | 'unit'
      | 'order'
      | 'problem'
      | 'requirement'
      | 'due'
      | 'result'
      | 'rootCause'
      | 'sameClass'
      | 'handler'
      | 'proof',
    text: string,
  ) => ({ label: word(`document.close-out.${key}`), text });
  const hand = [word('document.case.record.sign'), word('document.case.record.date')];
  return {
    language: view.language,
    issuer: view.issuer,
    title: word('document.close-out.title'),
    id: word('document.close-out.id', { number, n }),
    day: view.preparedOn,
    rows: [
      row('unit', view.unit),
      row('order', word('document.close-out.id', { number, n })),
      row('problem', factTold(word, view)),
      row('requirement', view.requirement),
      row('due', view.due === null ? word('document.close-out.due.none') : printedDay(view.due)),
      ...(answer === null
        ? [row('result', word('document.close-out.erased'))]
        : [
            row('result', answer.result),
            row('rootCause', answer.rootCause),
            row('sameClass', answer.sameClass),
            row('handler', answer.handler),
            row(
              'proof',
              answer.proof
                .map(({ name, sha256 }, at) =>
                  word('document.close-out.proof.line', { n: at + 1, name, hash: sha256.slice(0, 16) }),
                )
                .join('\n'),
            ),
          ]),
      ...view.steps.map((step) => stepRow(word, step)),
    ],
    boxes: [
      {
        label: word('document.close-out.caller'),
        choices: (['content', 'not', 'none'] as const).map((each) =>
          word(`document.close-out.caller.${each}`),
        ),
        lines: 0,
        foot: hand,
      },
      {
        label: word('document.close-out.leader'),
        choices: [word('document.close-out.leader.agree'), word('document.close-out.leader.return')],
        lines: 2,
        foot: hand,
      },
    ],
    notes: [word('document.close-out.note')],
    code,
    codeNotes: [...codeNotes],
  };
}

function stepRow(
  word: ReturnType<typeof wordsOf>,
  { step, person, seat, on, at, verdict, way, said, paper }: CloseOutStep,
) {
  const judged =
    verdict === null || way === null
      ? []
      : [
          word('document.close-out.verdict', {
            method: word(`verify-method.${way}`),
            result: word(`verify-result.${verdict}`),
          }),
        ];
  return {
    label: word(`document.close-out.step.${step}`),
    text: [...judged, ...said, ...(paper === null ? [] : [word('document.approval.paper', { paper })])].join(
      '\n',
    ),
    foot: [
      seat === null ? person : word('document.approval.hand', { person, seat }),
      word('document.approval.when', { day: printedDay(on), time: at }),
    ],
  };
}
