import type { AppealView } from '@mingcha/domain/accountability';
import { say } from '@mingcha/words';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { paragraph, sectionTitle } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import { printedDay } from '../text/numerals.ts';

/** A decision on appeal is set under the same head as a bulletin, to whoever asked. */
export type AppealEdition = Edition<Letterhead> & { readonly appeal: AppealView };

export const letterheadOf = (view: AppealView): Letterhead => ({
  document: 'appeal',
  ...(view.numbered ? {} : { numbered: say(view.language, 'document.appeal.open-number') }),
  language: view.language,
  issuer: view.issuer,
  secrecy: view.secrecy,
  urgency: null,
  title: view.title,
  recipients: [view.appellant],
  contact: null,
  cc: [],
  printingOffice: view.printingOffice,
  preparedOn: view.preparedOn,
});

const parts = ['request', 'facts', 'reasons', 'result', 'further'] as const;
type Part = (typeof parts)[number];

const section = (edition: AppealEdition, part: Part, paragraphs: readonly string[]): Row[] => [
  ...sectionTitle(edition, parts.indexOf(part) + 1, edition.word(`document.appeal.${part}`)),
  ...paragraphs.flatMap((each) => paragraph(edition, each)),
];

/** What was asked, what was found, why, what is decided, and where one may turn next. */
export function appealRows(edition: AppealEdition): Row[] {
  const { appeal, word } = edition;
  const { appellant, contested, requests, grounds, facts, reasons } = appeal;
  return [
    ...paragraph(
      edition,
      word('document.appeal.opening', {
        appellant,
        organ: contested.organ,
        name: contested.name,
        received: printedDay(contested.receivedOn),
        filed: printedDay(appeal.filedOn),
        accepted: printedDay(appeal.acceptedOn),
      }),
    ),
    ...paragraph(
      edition,
      word('document.appeal.apart', { day: printedDay(appeal.discussedOn), basis: appeal.basis }),
    ),
    ...section(edition, 'request', [
      word('document.appeal.requests', { text: requests.join('') }),
      ...(contested.measures.length === 0
        ? []
        : [word('document.appeal.measures', { list: contested.measures.join(word('document.comma')) })]),
      ...grounds,
    ]),
    ...section(edition, 'facts', facts),
    ...section(edition, 'reasons', reasons),
    ...section(edition, 'result', [decided(edition)]),
    ...section(edition, 'further', [further(edition), word('document.appeal.never-heavier')]),
  ];
}

function decided({ appeal, word }: AppealEdition): string {
  const { result, contested, changed } = appeal;
  const { name } = contested;
  if (changed === null) return word(`document.appeal.result.${result}`, { name });
  const list = changed.measures.join(word('document.comma'));
  return changed.months === null
    ? word('document.appeal.result.changed-to', { name, list })
    : word('document.appeal.result.changed-months', { name, list, months: changed.months });
}

function further({ appeal, word }: AppealEdition): string {
  const { further: next } = appeal;
  if (next === null) return word('document.appeal.last');
  const { route, count, unit } = next;
  if (count === null || unit === null) return word('document.appeal.next', { route });
  return word(`document.appeal.next.${unit}`, { route, count });
}
