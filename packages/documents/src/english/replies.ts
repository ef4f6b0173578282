import type { PrintedReply } from '@mingcha/domain/findings';
import { type EnglishEdition, english, named, recorded, told } from './edition.ts';
import { faces } from './faces.ts';

/** What the respondents said and what they were answered: who and how in English, the words themselves as they were said. */
export function layReplies(edition: EnglishEdition, replies: readonly PrintedReply[]): void {
  const part = () => ({ type: 'P' as const });
  for (const { respondent, answer, statement, points, officeReply } of replies) {
    const stand = english(`document.reply.${answer}`);
    const head =
      respondent === null
        ? english('document.reply.person', { stand })
        : english('document.reply.unit', { unit: named(edition, respondent), stand });
    edition.flow.paragraph(
      [told(statement === null ? head : `${head} `), ...(statement === null ? [] : [recorded(statement)])],
      faces.observed,
      part(),
    );
    for (const { n, text } of points) {
      const back = officeReply.find((one) => one.n === n);
      const answered =
        back === undefined
          ? []
          : [
              told(
                ` ${english('document.english.back', { outcome: english(`document.reply.outcome.${back.outcome}`) })} `,
              ),
              recorded(back.text),
            ];
      edition.flow.paragraph([told(`(${n}) `), recorded(text), ...answered], faces.observed, part());
    }
  }
}
