import type { BulletinView } from '@mingcha/domain/bulletins';
import { attachmentsOf, listColumns, listRows } from '../bulletin/attachments.ts';
import { bodyRows } from '../bulletin/body.ts';
import type { Edition } from '../bulletin/edition.ts';
import { type Block, keptToEnd, textOf } from './blocks.ts';
import { wordOf } from './blocks-to-word.ts';
import { editionOf, type Given, type Made } from './kinds.ts';
import { closing, footOf, redHead } from './letterhead.ts';

/** The chart is a table of its numbers, which an editor can change and a picture is not. */
export function bulletin(view: BulletinView, given: Given): Made {
  const edition = { ...editionOf(view, given), view, plates: given.photos };
  const attachments = attachmentsOf(edition);
  const appended = attachments.flatMap((attachment, i): Block[] => {
    const n = attachments.length > 1 ? String(i + 1) : '';
    const begin: Block = {
      kind: 'attachment',
      label: edition.word('document.attachment', { n }),
      title: attachment.title,
    };
    return [begin, ...(attachment.kind === 'list' ? [listOf(edition)] : photosOf(edition, given))];
  });
  const children = [
    ...redHead(edition),
    ...wordOf(keptToEnd(textOf(bodyRows(edition), chartOf(edition)))),
    ...closing(edition, attachments),
    ...wordOf(appended),
    ...footOf(edition),
  ];
  return { edition, children };
}

function chartOf({ view: { chart }, word }: Edition): Block[] {
  if (chart === undefined) return [];
  const { title, labels, series } = chart;
  return [
    { kind: 'caption', text: word('document.bulletin.photo', { n: 1, caption: title }) },
    {
      kind: 'table',
      heads: [{ text: '', width: 3 }, ...series.map(({ name }) => ({ text: name, width: 1 }))],
      rows: labels.map((label, i) => [label, ...series.map(({ counts }) => String(counts[i] ?? 0))]),
    },
  ];
}

const listOf = (edition: Edition): Block => ({
  kind: 'table',
  heads: listColumns(edition).map(({ head, width }) => ({ text: head, width })),
  rows: listRows(edition),
});

function photosOf({ view, word }: Edition, { photos }: Given): Block[] {
  const first = view.chart === undefined ? 1 : 2;
  return photos.map(({ bytes, width, height, caption }, i) => ({
    kind: 'picture',
    bytes,
    width,
    height,
    caption: word('document.bulletin.photo', { n: first + i, caption }),
  }));
}
