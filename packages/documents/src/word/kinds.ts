import type { MinutesView } from '@mingcha/domain/bulletins';
import type { WithdrawalView } from '@mingcha/domain/dispatches';
import type { OrderView, UrgingView } from '@mingcha/domain/orders';
import type { ConclusionView, SchemeView } from '@mingcha/domain/plans';
import type { Document, FileChild } from 'docx';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import {
  letterheadOf as conclusionHead,
  conclusionRows,
  evidenceCells,
  evidenceColumns,
} from '../conclusion/body.ts';
import type { Fonts } from '../fonts/fonts.ts';
import { newEdition } from '../formats/new-edition.ts';
import type { EditableView } from '../make-word.ts';
import { closingRows, itemCells, itemColumns, openingRows, tableHeading } from '../order/body.ts';
import { letterheadOf as orderHead } from '../order/edition.ts';
import { partRows } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import type { Column } from '../page/table.ts';
import type { TakenPhoto } from '../photos.ts';
import { letterheadOf as schemeHead, schemeRows } from '../scheme/body.ts';
import { printedDay } from '../text/numerals.ts';
import { letterheadOf as urgingHead, urgingRows } from '../urging/body.ts';
import { letterheadOf as withdrawalHead, withdrawalRows } from '../withdrawal/body.ts';
import { type Block, keptToEnd, textOf } from './blocks.ts';
import { wordOf } from './blocks-to-word.ts';
import { briefing } from './briefing.ts';
import { bulletin } from './bulletin.ts';
import { closing, footOf, letterHead, plainHead, redHead } from './letterhead.ts';
import { pagesOf } from './page-setup.ts';

export interface Given {
  readonly fonts: Fonts;
  readonly viewHash: string;
  readonly photos: readonly TakenPhoto[];
}

/** What a kind is made of: its head, its text, and how it ends. */
export interface Made {
  readonly edition: Edition<Letterhead>;
  readonly children: readonly FileChild[];
  readonly plainFirst?: boolean;
}

/** The body of each kind is the very one that is printed, sentence by sentence; its head and its end are the word processor's own. */
export function wordDocument(view: EditableView, given: Given): Document {
  const { edition, children, plainFirst = false } = madeOf(view, given);
  const { title, issuer } = edition.view;
  return pagesOf(
    {
      title,
      author: issuer.name,
      subject: edition.word('document.draft'),
      mark: edition.word('document.word.mark'),
      plainFirst,
    },
    children,
  );
}

function madeOf(view: EditableView, given: Given): Made {
  switch (view.document) {
    case 'bulletin':
      return bulletin(view, given);
    case 'order':
      return order(view, given);
    case 'scheme':
      return scheme(view, given);
    case 'conclusion':
      return conclusion(view, given);
    case 'urging':
      return urging(view, given);
    case 'minutes':
      return minutes(view, given);
    case 'briefing':
      return briefing(view, given);
    case 'withdrawal':
      return withdrawal(view, given);
  }
}

export const editionOf = (head: Letterhead, { fonts, viewHash }: Given): Edition<Letterhead> =>
  newEdition(head, { fonts, imprint: null, viewHash });

export const tableOf = (columns: readonly Column[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  heads: columns.map(({ head, width }) => ({ text: head, width })),
  rows,
});

function order(view: OrderView, given: Given): Made {
  const edition = { ...editionOf(orderHead(view), given), order: view };
  const items = view.items.map((item) => itemCells(edition, item));
  const blocks = [
    ...textOf(openingRows(edition)),
    ...textOf(tableHeading(edition)),
    tableOf(itemColumns(edition), items),
    ...keptToEnd(textOf(closingRows(edition))),
  ];
  return {
    edition,
    children: [...redHead(edition), ...wordOf(blocks), ...closing(edition, []), ...footOf(edition)],
  };
}

function scheme(view: SchemeView, given: Given): Made {
  const edition = editionOf(schemeHead(view), given);
  const text = wordOf(keptToEnd(textOf(schemeRows(edition, view))));
  return { edition, children: [...plainHead(edition), ...text, ...closing(edition, [])] };
}

function conclusion(view: ConclusionView, given: Given): Made {
  const edition = editionOf(conclusionHead(view), given);
  const title = edition.word('document.conclusion.evidence');
  const listed = view.evidence.length > 0;
  const evidence: Block[] = [
    { kind: 'attachment', label: edition.word('document.attachment', { n: '' }), title },
    tableOf(evidenceColumns(edition), evidenceCells(view)),
  ];
  const children = [
    ...letterHead(edition),
    ...wordOf(keptToEnd(textOf(conclusionRows(edition, view)))),
    ...closing(edition, listed ? [{ kind: 'list', title }] : []),
    ...(listed ? wordOf(evidence) : []),
    ...(view.cc.length > 0 ? footOf(edition) : []),
  ];
  return { edition, children, plainFirst: true };
}

function urging(view: UrgingView, given: Given): Made {
  const edition = editionOf(urgingHead(view), given);
  return letterOf(edition, urgingRows(edition, view));
}

function withdrawal(view: WithdrawalView, given: Given): Made {
  const edition = editionOf(withdrawalHead(view), given);
  return letterOf(edition, withdrawalRows(edition, view));
}

function letterOf(edition: Edition<Letterhead>, rows: readonly Row[]): Made {
  const children = [
    ...letterHead(edition),
    ...wordOf(keptToEnd(textOf(rows))),
    ...closing(edition, []),
    ...(edition.view.cc.length > 0 ? footOf(edition) : []),
  ];
  return { edition, children, plainFirst: true };
}

function minutes(view: MinutesView, given: Given): Made {
  const edition = editionOf({ ...view, recipients: [], urgency: null, sealless: true }, given);
  const { word } = edition;
  const { heldOn, place, chair, sections } = view;
  const opening = word('document.minutes.opening', { day: printedDay(heldOn), place, chair });
  const body = textOf(partRows(edition, [{ heading: null, text: [opening] }, ...sections]));
  const there = (['present', 'excused', 'attending'] as const)
    .filter((group) => view[group].length > 0)
    .map(
      (group): Block => ({
        kind: 'text',
        heading: false,
        spans: [
          { text: word(`document.minutes.${group}`), role: 'heading1' },
          { text: view[group].join(word('document.comma')), role: 'body' },
        ],
      }),
    );
  return { edition, children: [...redHead(edition), ...wordOf([...body, ...there]), ...footOf(edition)] };
}
