import type { DefenceView } from '@mingcha/domain/accountability';
import { wordsOf } from '../bulletin/edition.ts';
import type { FormSheet } from '../form/form-sheet.ts';
import { heardTold } from './heard.ts';

/** 陈述申辩笔录: what was told, what was said, what each point was answered, and room for the hands of both sides. */
export function recordForm(view: DefenceView, code: string, codeNotes: readonly string[]): FormSheet {
  const word = wordsOf(view);
  const { heard, respondent, measures } = view;
  const comma = word('document.comma');
  const { name, unit } = respondent;
  const list = measures.names.join(comma);
  const [way = ''] = heardTold(word, { ...view, heard: { ...heard, statement: [], points: [] } });
  const hand = [word('document.case.record.sign'), word('document.case.record.date')];
  return {
    language: view.language,
    issuer: view.issuer,
    title: word('document.case.title.defence-record'),
    id: view.id,
    day: view.dated,
    rows: [
      {
        label: word('document.case.record.respondent'),
        text: unit === null ? name : word('document.case.of-unit', { name, unit }),
      },
      {
        label: word('document.case.record.told'),
        text:
          measures.months === null
            ? word('document.case.measures.line', { list })
            : word('document.case.measures.months', { list, months: measures.months }),
      },
      { label: word('document.case.record.way'), text: way },
      ...(heard.statement.length === 0
        ? []
        : [
            {
              label: word('document.case.record.statement'),
              text: heard.statement.join('\n'),
            },
          ]),
      ...heard.points.flatMap(({ n, text, outcome, answer }) => [
        { label: word('document.case.record.point', { n }), text: text },
        {
          label: word('document.case.record.answer', { n }),
          text: `${word(`document.reply.outcome.${outcome}`)}。${answer}`,
        },
      ]),
      {
        label: word('document.case.record.files'),
        text: heard.files.join('\n') || word('document.case.record.none'),
      },
    ],
    boxes: [
      {
        label: word('document.case.record.signature'),
        choices: [word('document.case.record.read'), word('document.case.record.differs')],
        lines: 2,
        foot: hand,
      },
      {
        label: word('document.case.record.investigators'),
        choices: [],
        lines: 1,
        foot: [word('document.case.record.sign'), ...hand],
      },
    ],
    notes: [
      word('document.case.record.names', { list: view.investigators.join(comma) }),
      word('document.case.record.note'),
    ],
    code,
    codeNotes: [...codeNotes],
  };
}
