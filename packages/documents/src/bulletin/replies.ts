import type { PrintedReply } from '@mingcha/domain/findings';
import type { Edition } from './edition.ts';

/** One paragraph for each respondent: their stand, their points, and the office's answer to each, in their own words. */
export function repliesTold(
  { word }: Pick<Edition, 'word'>,
  replies: readonly PrintedReply[] | undefined,
): string[] {
  const sentence = (text: string) => (/[。！？…]$/u.test(text) ? text : text + word('document.full-stop'));
  return (replies ?? []).map(({ respondent, answer, statement, points, officeReply }) => {
    const head =
      respondent === null
        ? word('document.reply.person', { stand: word(`document.reply.${answer}`) })
        : word('document.reply.unit', { unit: respondent, stand: word(`document.reply.${answer}`) });
    const told = points.map(({ n, text }) => {
      const back = officeReply.find((one) => one.n === n);
      const said = sentence(word('document.reply.point', { n, text }));
      return back === undefined
        ? said
        : said +
            sentence(
              word('document.reply.back', {
                outcome: word(`document.reply.outcome.${back.outcome}`),
                text: back.text,
              }),
            );
    });
    return [head, ...(statement === null ? [] : [sentence(statement)]), ...told].join('');
  });
}
