import type { InterviewView } from '@mingcha/domain/visits';
import { wordsOf } from '../bulletin/edition.ts';
import type { FormSheet } from '../form/form-sheet.ts';
import { printedDay, printedTime } from '../text/numerals.ts';

/** Room for a pen, where nothing was typed: below the head of the first page, and so much of the second that both sides sign on it. */
const openLines = [8, 16] as const;

/** 访谈记录: who asked whom, what was told before, question and answer, and a hand under every page. */
export function interviewForm(view: InterviewView, code: string, codeNotes: readonly string[]): FormSheet {
  const word = wordsOf(view);
  const { interviewee, time, said } = view;
  const comma = word('document.comma');
  const day = printedDay(view.day);
  const row = (
    key: 'visit' | 'unit' | 'time' | 'place' | 'interviewers' | 'interviewee' | 'told' | 'recording',
    text: string,
  ) => ({ label: word(`document.interview.${key}`), text });
  const sign = [word('document.interview.sign'), word('document.interview.date')];
  const rows = said.flatMap(({ question, answer }, at) => [
    { label: word('document.interview.question', { n: at + 1 }), text: question.join('\n') },
    { label: word('document.interview.answer', { n: at + 1 }), text: answer.join('\n') },
  ]);
  const room = { label: word('document.interview.talk'), choices: [], foot: [] };
  return {
    language: view.language,
    issuer: view.issuer,
    title: word('document.interview.title'),
    id: view.number,
    day: view.day,
    rows: [
      row('visit', view.number),
      row('unit', view.unit),
      row(
        'time',
        time === null
          ? word('document.interview.time.open', { day })
          : word('document.interview.time.line', {
              day,
              from: printedTime(time.from),
              to: printedTime(time.to),
            }),
      ),
      row('place', view.place),
      row('interviewers', word('document.interview.shown', { list: view.interviewers.join(comma) })),
      row(
        'interviewee',
        interviewee === null
          ? word('document.interview.interviewee.open')
          : word('document.interview.interviewee.line', interviewee),
      ),
      row('told', word('document.interview.told.text')),
      row('recording', view.recording ?? word('document.interview.recording.none')),
      ...rows,
    ],
    boxes: [
      ...(rows.length > 0 ? [] : openLines.map((lines) => ({ ...room, lines }))),
      {
        label: word('document.interview.read'),
        choices: (['same', 'corrected', 'refused'] as const).map((each) =>
          word(`document.interview.read.${each}`),
        ),
        lines: 2,
        foot: sign,
      },
      {
        label: word('document.interview.interviewers'),
        choices: [],
        lines: 1,
        foot: [word('document.interview.sign'), ...sign],
      },
    ],
    everyPage: word('document.interview.every-page'),
    notes: [word('document.interview.note')],
    code,
    codeNotes: [...codeNotes],
  };
}
