import { givenOf, progressIn, scoreOf } from '@mingcha/domain/registry';
import type { z } from 'zod';
import { comma, formRows, word } from '../printed-words.ts';
import type { VisitDetail } from './schemas.ts';

type Detail = z.infer<typeof VisitDetail>;
type Line = Detail['answers'][number];
type List = Detail['checklists'][number];

/** Every list that was asked, in the version the visit is pinned to: what it comes to, then answer by answer. */
export function answeredRows({ answers, checklists }: Pick<Detail, 'answers' | 'checklists'>) {
  if (answers.length === 0) return [];
  const given = givenOf(answers);
  return checklists.flatMap((list) => {
    const { missing, unsupported } = progressIn(list.questions, given);
    const lacking = missing.length + unsupported.length;
    const said = list.questions.flatMap((question) => {
      const line = answers.find((each) => !each.kept && each.question === question.id);
      return line === undefined ? [] : [{ question, line }];
    });
    return formRows('document.paper.list', [
      headOf(list, scoreOf(list, given)),
      ...(lacking === 0 ? [] : [word('document.paper.list.lacking', { count: lacking })]),
      ...said.map(({ question, line }, index) =>
        word('document.paper.answer', {
          n: index + 1,
          question: question.text.zh,
          said: saidOf(question, line),
          more: moreOf(line),
        }),
      ),
    ]);
  });
}

function headOf({ name, version, groups }: List, score: ReturnType<typeof scoreOf>): string {
  if (score.share === null) return word('document.paper.list.uncounted', { name, version });
  const { total, most, share, band } = score;
  const parts = score.groups.map(({ group, ...sum }) =>
    word('document.paper.list.group', { name: groups?.find(({ id }) => id === group)?.zh ?? group, ...sum }),
  );
  const head = word('document.paper.list.head', { name, version, total, most, share, band: band?.zh ?? '' });
  return parts.length < 2 ? head : `${head}\n${parts.join(comma)}`;
}

function saidOf({ choiceTexts }: List['questions'][number], { value, erased, excused }: Line): string {
  if (excused !== null) return word('checklist.excused', { why: excused });
  if (erased || value === null) return word('document.erased');
  if (typeof value === 'boolean') return word(value ? 'desk.yes' : 'desk.no');
  return (typeof value === 'string' ? choiceTexts?.[value]?.zh : undefined) ?? String(value);
}

const moreOf = ({ words, wordsErased, evidence }: Line): string =>
  [
    wordsErased ? `${word('document.time.comma')}${word('document.erased')}` : '',
    words ? `${word('document.time.comma')}${words}` : '',
    evidence.length === 0 ? '' : word('document.paper.answer.evidence', { count: evidence.length }),
  ].join('');
