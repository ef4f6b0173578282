import type { ApprovalStep, ApprovalView } from '@mingcha/domain/bulletins';
import { wordsOf } from '../bulletin/edition.ts';
import type { FormSheet } from '../form/form-sheet.ts';
import { printedDay } from '../text/numerals.ts';

/** 呈批单: what goes out and to whom, and below it every hand it went through, in order, with what that hand wrote. */
export function approvalForm(view: ApprovalView, code: string, codeNotes: readonly string[]): FormSheet {
  const word = wordsOf(view);
  const comma = word('document.comma');
  const row = (
    key: 'subject' | 'number' | 'secrecy' | 'scope' | 'recipients' | 'cc' | 'findings' | 'opening',
    text: string,
  ) => ({
    label: word(`document.approval.${key}`),
    text,
  });
  return {
    language: view.language,
    issuer: view.issuer,
    title: word('document.approval.title'),
    id: view.number ?? view.id,
    day: view.preparedOn,
    rows: [
      row('subject', view.title),
      row('number', view.number ?? word('document.not-numbered')),
      ...(view.secrecy === 'none' ? [] : [row('secrecy', word(`document.secrecy.${view.secrecy}`))]),
      ...(view.scope === undefined ? [] : [row('scope', view.scope)]),
      row('recipients', view.recipients.join(comma)),
      ...(view.cc.length === 0 ? [] : [row('cc', view.cc.join(comma))]),
      ...(view.opening.length === 0 ? [] : [row('opening', view.opening.join('\n'))]),
      row('findings', word('document.approval.findings.line', { n: view.findings })),
      ...view.steps.map((step) => stepRow(word, step)),
    ],
    boxes: [],
    notes: [word('document.approval.note')],
    code,
    codeNotes: [...codeNotes],
  };
}

function stepRow(
  word: ReturnType<typeof wordsOf>,
  { step, person, seat, on, at, said, paper }: ApprovalStep,
) {
  const hand = seat === null ? person : word('document.approval.hand', { person, seat });
  return {
    label: word(`document.approval.step.${step}`),
    text: [...said, ...(paper === null ? [] : [word('document.approval.paper', { paper })])].join('\n'),
    foot: [hand, word('document.approval.when', { day: printedDay(on), time: at })],
  };
}
