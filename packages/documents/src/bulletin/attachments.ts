import type { BulletinFinding } from '@mingcha/domain/bulletins';
import { heading } from '../page/parts.ts';
import { layPlates } from '../page/photo-plates.ts';
import { layRows, type Row } from '../page/rows.ts';
import { type Column, layTable } from '../page/table.ts';
import { centred } from '../page/typist.ts';
import { block, pitch, size } from '../paper.ts';
import { printedMonthDay } from '../text/numerals.ts';
import type { Edition, Letterhead } from './edition.ts';
import { endMatterRoom } from './end-matter.ts';
import { type Attachment, hasList, problemsOf, styleOf } from './findings.ts';
import { repliesTold } from './replies.ts';

export function attachmentsOf({ view, word }: Edition): Attachment[] {
  const attachments: Attachment[] = [];
  if (hasList(view)) attachments.push({ kind: 'list', title: word('document.bulletin.list-title') });
  if (view.photos.length > 0)
    attachments.push({ kind: 'photos', title: word('document.bulletin.photos-title') });
  return attachments;
}

export function layAttachments(edition: Edition, attachments: readonly Attachment[]): void {
  attachments.forEach((attachment, i) => {
    beginAttachment(edition, attachment.title, attachments.length > 1 ? String(i + 1) : '');
    const below = i === attachments.length - 1 ? endMatterRoom(edition) : 0;
    if (attachment.kind === 'list')
      layTable(edition.sheets, edition.typist, listColumns(edition), listRows(edition), below);
    else layPhotos(edition, below);
  });
}

/** 7.3.7: on a new page, 附件1 in Hei at the left of line 1, its title centred on line 3. */
export function beginAttachment(
  { sheets, typist, word }: Edition<Letterhead>,
  title: string,
  n: string,
): void {
  sheets.turn();
  const label = typist.setLine(word('document.attachment', { n }), 'heading1');
  const white: Row = { draw: () => [] };
  const part = heading('H1', title);
  const titles = typist.titleLines(title, 'title', size.two).map((text): Row => {
    const line = typist.setLine(text, 'title', size.two, undefined, part);
    return { draw: (top) => [typist.place(line, { x: centred(line), top, height: pitch, size: size.two })] };
  });
  layRows(sheets, [
    { draw: (top) => [typist.place(label, { x: block.left, top, height: pitch })] },
    white,
    ...titles,
    white,
  ]);
}

const widths = { number: 34, time: 64, place: 118, kind: 58 } as const;
const factWidth = block.width - widths.number - widths.time - widths.place - widths.kind;

export function listColumns({ word }: Edition): Column[] {
  return [
    { head: word('document.bulletin.column.number'), width: widths.number, align: 'centre', repeats: true },
    { head: word('document.bulletin.column.time'), width: widths.time, align: 'centre' },
    { head: word('document.bulletin.column.place'), width: widths.place, align: 'left' },
    { head: word('document.bulletin.column.kind'), width: widths.kind, align: 'centre' },
    { head: word('document.bulletin.column.fact'), width: factWidth, align: 'left' },
  ];
}

export function listRows({ view, word }: Edition): string[][] {
  const rowOf = (finding: BulletinFinding, i: number): string[] => [
    String(i + 1),
    `${printedMonthDay(finding.date)}\n${finding.time}`,
    `${finding.unit}\n${finding.place}`,
    [word(`document.bulletin.short.${styleOf(finding)}`), finding.category].filter(Boolean).join('\n'),
    [
      finding.observation,
      ...(finding.took ? [finding.took] : []),
      ...(finding.proven ? [finding.proven] : []),
      ...(finding.criterion ? [word('document.bulletin.criterion', { criterion: finding.criterion })] : []),
      ...repliesTold({ word }, finding.replies),
    ].join('\n'),
  ];
  return problemsOf(view).map(rowOf);
}

function layPhotos({ view, plates, sheets, typist, word }: Edition, below: number): void {
  // The chart in the text is the first figure.
  const first = view.chart === undefined ? 1 : 2;
  const numbered = plates.map((plate, i) => ({
    ...plate,
    caption: word('document.bulletin.photo', { n: first + i, caption: plate.caption }),
  }));
  layPlates(sheets, typist, numbered, below);
}
