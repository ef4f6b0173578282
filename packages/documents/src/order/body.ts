import type { OrderView, OrderViewItem } from '@mingcha/domain/orders';
import { repliesTold } from '../bulletin/replies.ts';
import { paragraph, sectionTitle } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import type { Column } from '../page/table.ts';
import { block } from '../paper.ts';
import { printedDay, printedTime } from '../text/numerals.ts';
import type { OrderEdition } from './edition.ts';

const heading = (edition: OrderEdition, n: number, key: 'items' | 'terms' | 'report' | 'rights'): Row[] =>
  sectionTitle(edition, n, edition.word(`document.order.${key}`));

/** Above the table, on the page on which it begins. */
export const tableHeading = (edition: OrderEdition): Row[] =>
  heading(edition, 1, 'items').map((row) => ({ ...row, keepWithNext: false }));

/** On what ground, and how many problems. */
export function openingRows(edition: OrderEdition): Row[] {
  const { order, word } = edition;
  return [
    ...order.basis.flatMap((text) => paragraph(edition, text)),
    ...(order.replaces === undefined
      ? []
      : paragraph(
          edition,
          word('document.order.replaces', {
            number: order.replaces.number,
            day: printedDay(order.replaces.dated),
          }),
        )),
    ...paragraph(edition, word('document.order.opening', { n: order.items.length })),
  ];
}

const widths = { number: 34, measure: 128, term: 84 } as const;

export function itemColumns({ word }: OrderEdition): Column[] {
  const fact = block.width - widths.number - widths.measure - widths.term;
  return [
    { head: word('document.order.column.number'), width: widths.number, align: 'centre', repeats: true },
    { head: word('document.order.column.fact'), width: fact, align: 'left' },
    { head: word('document.order.column.requirement'), width: widths.measure, align: 'left' },
    { head: word('document.order.column.term'), width: widths.term, align: 'centre' },
  ];
}

export function itemCells({ word }: OrderEdition, item: OrderViewItem): string[] {
  const where = [item.place, item.category].filter((each) => each !== null).join('，');
  const fact = word('document.bulletin.finding-fact', {
    day: printedDay(item.date),
    time: printedTime(item.time),
    observation: where === '' ? item.fact : `${where}：${item.fact}`,
  });
  const criterion =
    item.criterion === null ? [] : [word('document.bulletin.criterion', { criterion: item.criterion })];
  const assistants =
    item.assistants.length === 0
      ? []
      : [word('document.order.assistants', { list: item.assistants.join(word('document.comma')) })];
  return [
    String(item.n),
    [fact, ...criterion, ...repliesTold({ word }, item.replies)].join('\n'),
    [item.requirement, ...assistants].join('\n'),
    [
      word(`item-mode.${item.mode}`),
      word('document.order.after-service'),
      word('document.order.within', { days: item.days }),
    ].join('\n'),
  ];
}

/** Below the table: how days are counted, what the report must hold, what follows, and the unit's rights. */
export function closingRows(edition: OrderEdition): Row[] {
  const { order, word } = edition;
  const { acknowledgeDays, objectDays, reportFormat } = order satisfies OrderView;
  return [
    ...heading(edition, 2, 'terms'),
    ...paragraph(edition, word('document.order.counting')),
    ...paragraph(edition, word('document.order.acknowledge', { days: acknowledgeDays })),
    ...heading(edition, 3, 'report'),
    ...paragraph(edition, reportFormat),
    ...paragraph(edition, word('document.order.signed')),
    ...heading(edition, 4, 'rights'),
    ...paragraph(edition, word('document.order.object', { days: objectDays })),
    ...paragraph(edition, word('document.order.consequence')),
  ];
}
