import type { DecisionView } from '@mingcha/domain/accountability';
import type { Facts, WordKey } from '@mingcha/words';
import { printedDay } from '../text/numerals.ts';

/** What was said to the notice and what each point was answered, one under the other. */
export function heardTold(
  word: (key: WordKey, facts?: Facts) => string,
  { heard, respondent: { name } }: Pick<DecisionView, 'heard' | 'respondent'>,
): string[] {
  const { way, on, statement, points } = heard;
  const day = on === null ? '' : printedDay(on);
  return [
    word(`document.case.heard.${way}`, { day, name }),
    ...statement.map((text) => word('document.case.heard.statement', { text })),
    ...points.flatMap(({ n, text, outcome, answer }) => [
      word('document.case.heard.point', { n, text }),
      word('document.case.heard.answer', {
        outcome: word(`document.reply.outcome.${outcome}`),
        text: answer,
      }),
    ]),
  ];
}
