import type { WithdrawalView } from '@mingcha/domain/dispatches';
import { type Edition, type Letterhead, wordsOf } from '../bulletin/edition.ts';
import { ended } from '../conclusion/body.ts';
import { partRows } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import { printedDay } from '../text/numerals.ts';

/** More names than this push the text off the first page of a letter: they stand in the text then. */
const mostInHead = 80;

const namesIn = ({ recipients }: WithdrawalView): boolean => recipients.join('').length <= mostInHead;

export const letterheadOf = (view: WithdrawalView): Letterhead => ({
  ...view,
  recipients: namesIn(view) ? view.recipients : [wordsOf(view)('document.withdrawal.everybody')],
  urgency: null,
});

/** What no longer stands, since when and why; what that means for whoever had it; what becomes of the copies. */
export function withdrawalRows(edition: Edition<Letterhead>, view: WithdrawalView): Row[] {
  const { word } = edition;
  const { withdrawn, copies, remarks, recipients, issuer } = view;
  const { kind, number, title, dated, revokedOn, reason, published } = withdrawn;
  const told = {
    kind: word(`document.withdrawal.kind.${kind}`),
    number,
    title,
    dated: printedDay(dated),
    day: printedDay(revokedOn),
    office: issuer.name,
  };
  const meaning = [
    word('document.withdrawal.void', told),
    ...(kind === 'bulletin' ? [] : [word(`document.withdrawal.means.${kind}`, told)]),
    ...(published ? [word('document.withdrawal.published', told)] : []),
  ];
  return partRows(edition, [
    {
      heading: null,
      text: [
        word('document.withdrawal.opening', told),
        ...(namesIn(view)
          ? []
          : [word('document.withdrawal.recipients', { list: recipients.join(word('document.comma')) })]),
      ],
    },
    { heading: word('document.withdrawal.reason'), text: [ended(reason)] },
    { heading: word('document.withdrawal.means'), text: meaning },
    {
      heading: word('document.withdrawal.copies'),
      text: [word(`document.withdrawal.copies.${copies}`, told), ...remarks],
    },
  ]);
}
