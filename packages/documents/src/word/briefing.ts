import type { BriefingView } from '@mingcha/domain/bulletins';
import { BorderStyle, type FileChild, Paragraph, TabStopType, TextRun } from 'docx';
import { partRows } from '../page/paragraphs.ts';
import { block } from '../paper.ts';
import { type Block, textOf } from './blocks.ts';
import { styled, wordOf } from './blocks-to-word.ts';
import { editionOf, type Given, type Made } from './kinds.ts';
import { redMark } from './letterhead.ts';
import { twips } from './styles.ts';

/** Series, issue, office and day in a head of its own, articles below it, who gets it at its foot. */
export function briefing(view: BriefingView, given: Given): Made {
  const { series, printingOffice, articles } = view;
  const title = articles.length === 1 ? (articles[0]?.title ?? series) : series;
  const edition = editionOf(
    {
      ...view,
      title,
      issuer: { name: printingOffice, mark: series },
      urgency: null,
      recipients: [],
      contact: null,
      cc: [],
      sealless: true,
    },
    given,
  );
  const { word } = edition;
  const ends = (left: string, right: string, side: 'top' | 'bottom', color: string): FileChild =>
    new Paragraph({
      style: side === 'bottom' ? 'Recipients' : 'Foot',
      border: { [side]: { style: BorderStyle.SINGLE, size: 12, color, space: 6 } },
      tabStops: [
        { type: TabStopType.RIGHT, position: twips(side === 'bottom' ? block.width : block.width - 28) },
      ],
      children: [new TextRun(`${left}\t${right}`)],
    });
  const blocks = articles.flatMap((article): Block[] => [
    { kind: 'title', text: article.title },
    ...textOf(partRows(edition, article.sections)),
    ...(article.source === null
      ? []
      : [
          {
            kind: 'text' as const,
            heading: false,
            spans: [
              { text: word('document.briefing.source', { source: article.source }), role: 'body' as const },
            ],
          },
        ]),
  ]);
  const groups = (['up', 'across', 'down'] as const)
    .filter((to) => view[to].length > 0)
    .map((to) =>
      styled(
        'Foot',
        `${word(`document.briefing.${to}`)}${view[to].join(word('document.comma'))}${word('document.full-stop')}`,
      ),
    );
  const hands = word('document.briefing.hands', { signer: view.signer, editor: view.editor });
  const copies = word('document.briefing.copies', { copies: view.copies });
  const children: FileChild[] = [
    ...(view.secrecy === 'none' ? [] : [styled('Flag', word(`document.secrecy.${view.secrecy}`))]),
    redMark(series, 24),
    styled('DocumentNumber', word('document.briefing.no-issue')),
    ends(printingOffice, word('document.open-date'), 'bottom', 'E60012'),
    ...wordOf(blocks),
    new Paragraph({ style: 'BodyText' }),
    ...groups,
    ends(hands, copies, 'top', '000000'),
  ];
  return { edition, children };
}
