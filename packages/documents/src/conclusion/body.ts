import type { ConclusionFinding, ConclusionView } from '@mingcha/domain/plans';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { repliesTold } from '../bulletin/replies.ts';
import { partRows } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import type { Column } from '../page/table.ts';
import { block } from '../paper.ts';
import { printedDay, printedMonthDay, printedTime } from '../text/numerals.ts';

export const letterheadOf = (view: ConclusionView): Letterhead => ({
  ...view,
  recipients: [view.recipient],
  urgency: null,
});

/** Overview, findings from criterion to recommendation, good practice, what is to be put right, and the way to a review. */
export function conclusionRows(edition: Edition<Letterhead>, view: ConclusionView): Row[] {
  const { word } = edition;
  const { from, to, visits, windows } = view.coverage;
  const facts = { from: printedDay(from), to: printedDay(to), visits, windows, n: view.findings.length };
  const heading = (key: 'overview' | 'findings' | 'praise' | 'matters' | 'review') =>
    word(`document.conclusion.${key}`);
  return partRows(edition, [
    { heading: null, text: view.basis },
    { heading: heading('overview'), text: [word('document.conclusion.overview.line', facts)] },
    { heading: heading('findings'), text: view.findings.flatMap((one, at) => told(edition, one, at + 1)) },
    { heading: heading('praise'), text: view.praise },
    {
      heading: heading('matters'),
      text: view.matters.map((text, at) => word('document.scheme.rule', { n: at + 1, text })),
    },
    {
      heading: heading('review'),
      text: [word('document.conclusion.review.line', { days: view.reviewDays })],
    },
  ]);
}

const elements = ['criterion', 'cause', 'effect', 'recommendation'] as const;

function told({ word }: Edition<Letterhead>, one: ConclusionFinding, n: number): string[] {
  const fact = word('document.conclusion.finding', {
    n,
    place: one.place,
    day: printedDay(one.date),
    time: printedTime(one.time),
    condition: one.condition,
  });
  const more = elements.flatMap((element) => {
    const text = one[element];
    return text === null ? [] : [word(`document.conclusion.${element}`, { text })];
  });
  return [[fact, ...more].map(ended).join(''), ...repliesTold({ word }, one.replies)];
}

/** With the mark that ends a sentence. */
export const ended = (text: string): string => (/[。！？…]$/u.test(text) ? text : `${text}。`);

const widths = { number: 36, of: 40, medium: 44, at: 64 } as const;

export const evidenceColumns = ({ word }: Edition<Letterhead>): Column[] => [
  { head: word('document.conclusion.column.number'), width: widths.number, align: 'centre' },
  { head: word('document.conclusion.column.of'), width: widths.of, align: 'centre' },
  { head: word('document.conclusion.column.medium'), width: widths.medium, align: 'centre' },
  { head: word('document.conclusion.column.at'), width: widths.at, align: 'centre' },
  {
    head: word('document.conclusion.column.hash'),
    width: block.width - widths.number - widths.of - widths.medium - widths.at,
    align: 'centre',
  },
];

/** The whole digest, in groups that an eye can follow. */
export const evidenceCells = (view: ConclusionView): string[][] =>
  view.evidence.map(({ of, medium, day, time, sha256 }, at) => [
    String(at + 1),
    String(of),
    medium,
    `${printedMonthDay(day)}\n${time}`,
    (sha256.match(/.{32}/g) ?? []).join('\n'),
  ]);
