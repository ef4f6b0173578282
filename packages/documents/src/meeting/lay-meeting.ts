import type { Facts, WordKey } from '@mingcha/words';
import { type LedgerRow, measureOf, sumOf } from '../ledger/told.ts';
import { figure } from '../page/parts.ts';
import type { Plate } from '../page/photo-plates.ts';
import type { Sheets } from '../page/sheets.ts';
import { type Column, layTable } from '../page/table.ts';
import { centred, type Typist } from '../page/typist.ts';
import { black, block, grey, mm, rule, size } from '../paper.ts';
import { printedDay } from '../text/numerals.ts';
import { fitRows } from './fit-rows.ts';
import type { MeetingPhoto, MeetingUnit, MeetingView } from './meeting-view.ts';

export interface MeetingDesk {
  readonly sheets: Sheets;
  readonly typist: Typist;
  readonly view: MeetingView;
  readonly photos: ReadonlyMap<string, Plate>;
  readonly word: (key: WordKey, facts?: Facts) => string;
}

const lineHeight = 22;
const titleHeight = 36;
const gutter = mm(6);
const half = (block.width - gutter) / 2;
const tallest = mm(54);
const captionPitch = 16;
const fewestCaptionLines = 3;
const restHeight = 18;

/** One page for each unit, never more: what has no room on it stands in the ledger. */
export function layMeeting(desk: MeetingDesk): void {
  for (const unit of desk.view.units) {
    desk.sheets.turn();
    layHead(desk, unit);
    layRows(desk, unit);
    layPair(desk, unit);
    desk.sheets.use(desk.sheets.room);
  }
}

function layHead({ sheets, typist, view, word }: MeetingDesk, { unit, rows }: MeetingUnit): void {
  const { issuer, day, outward } = view;
  const top = sheets.y;
  const mark = typist.setLine(word('document.meeting.internal'), 'heading1', size.five);
  const of = typist.fitLine(word('document.meeting.of', { issuer, day: printedDay(day) }), 'body', {
    size: size.smallFour,
    width: block.width - mark.width - size.smallFour,
  });
  // A very long name gives way in size, not in words.
  const title = typist.fitLine(unit, 'title', { size: size.two, width: block.width });
  const sum = typist.setLine(word('document.ledger.sum', sumOf(rows)), 'body', size.smallFour);
  const at = { height: lineHeight, size: size.smallFour };
  const { line: name, size: glyphs } = title;
  sheets.draw(
    typist.place(of.line, { ...at, x: block.left, top, size: of.size }),
    typist.place(name, { x: centred(name), top: top + lineHeight, height: titleHeight, size: glyphs }),
    typist.place(sum, { ...at, x: centred(sum), top: top + lineHeight + titleHeight }),
  );
  if (!outward) {
    const x = block.right - mark.width;
    sheets.draw(typist.place(mark, { x, top, height: lineHeight, size: size.five, color: grey }));
  }
  sheets.use(2 * lineHeight + titleHeight + mm(2));
}

const widths = { n: 28, problem: 156, promise: 138 } as const;

function layRows(desk: MeetingDesk, unit: MeetingUnit): void {
  const { rows } = unit;
  const { sheets, typist, word } = desk;
  const rest = Object.values(widths).reduce((left, width) => left - width, block.width);
  const left = (name: 'problem' | 'promise' | 'progress', width: number): Column => ({
    head: word(`document.meeting.column.${name}`),
    width,
    align: 'left',
    ragged: true,
  });
  const columns: Column[] = [
    { head: word('document.ledger.column.n'), width: widths.n, align: 'centre' },
    left('problem', widths.problem),
    left('promise', widths.promise),
    left('progress', rest),
  ];
  const cells = rows.map((row, i) => cellsOf(desk, row, i + 1));
  const fitted = fitRows(typist, columns, cells, sheets.room - pairHeight(desk, unit) - restHeight);
  layTable(sheets, typist, columns, fitted.rows, 0, fitted.face);
  if (fitted.left === 0) return;
  const said = typist.setLine(word('document.meeting.left', { count: fitted.left }), 'body', size.five);
  const at = { x: block.right - said.width, top: sheets.y, height: restHeight, size: size.five };
  sheets.draw(typist.place(said, at));
  sheets.use(restHeight);
}

function cellsOf({ word }: MeetingDesk, row: LedgerRow, n: number): string[] {
  const due = row.due === null ? [] : [word('document.meeting.by', { day: printedDay(row.due) })];
  const status = row.overdue ? `${row.status}${word('document.ledger.overdue')}` : row.status;
  return [
    String(n),
    row.problem,
    [measureOf(row, word), ...(row.responsible.length > 0 ? [row.responsible.join('、')] : []), ...due].join(
      '\n',
    ),
    [status, ...row.progress].join('\n'),
  ];
}

/** Photographs, their captions, and white above them. */
function pairHeight(desk: MeetingDesk, { before, after }: MeetingUnit): number {
  const lines = [captionOf(desk, before, 'before'), captionOf(desk, after, 'after')];
  const most = Math.max(fewestCaptionLines, ...lines.map(({ length }) => length));
  return mm(5) + tallest + mm(2) + most * captionPitch;
}

function captionOf({ typist, word }: MeetingDesk, photo: MeetingPhoto | null, name: 'before' | 'after') {
  const label = word(`document.meeting.${name}`);
  const text = photo === null ? label : `${label}：${photo.caption}`;
  return typist.set([{ text, role: 'table' }], {
    size: size.smallFour,
    width: half,
    flush: false,
    part: { type: 'Caption' },
  });
}

/** Before on the left, after on the right; a place that has no photograph says so, so that none is taken for the other. */
function layPair(desk: MeetingDesk, { before, after }: MeetingUnit): void {
  const { sheets, typist, view, photos, word } = desk;
  const top = sheets.y + mm(5);
  const places = [
    { photo: before, name: 'before', left: block.left },
    { photo: after, name: 'after', left: block.left + half + gutter },
  ] as const;
  for (const { photo, name, left } of places) {
    const checked = photo === null ? undefined : photos.get(photo.evidence);
    const label = word(`document.meeting.${name}`);
    if (checked === undefined) {
      const why = view.outward && name === 'after' ? 'kept' : 'none';
      frame(sheets, left, top);
      const said = typist.set([{ text: word(`document.meeting.${why}`), role: 'body' }], {
        size: size.smallFour,
        width: half - mm(10),
        flush: false,
      });
      said.forEach((line, i) => {
        const x = left + (half - line.width) / 2;
        const y = top + tallest / 2 + (i - said.length / 2) * captionPitch;
        sheets.draw(
          typist.place(line, { x, top: y, height: captionPitch, size: size.smallFour, color: grey }),
        );
      });
    } else {
      const scale = Math.min(half / checked.width, tallest / checked.height);
      const [width, height] = [checked.width * scale, checked.height * scale];
      sheets.draw({
        op: 'photo',
        evidence: checked.evidence,
        x: left + (half - width) / 2,
        y: top + tallest - height,
        width,
        height,
        part: figure(`${label}：${checked.caption}`),
      });
    }
    captionOf(desk, photo, name).forEach((line, i) => {
      const x = left + (half - line.width) / 2;
      const y = top + tallest + mm(2) + i * captionPitch;
      sheets.draw(typist.place(line, { x, top: y, height: captionPitch, size: size.smallFour }));
    });
  }
}

function frame(sheets: Sheets, left: number, top: number): void {
  const [right, bottom] = [left + half, top + tallest];
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    sheets.draw({ op: 'line', x1, y1, x2, y2, width: rule.thin, color: black });
  line(left, top, right, top);
  line(left, bottom, right, bottom);
  line(left, top, left, bottom);
  line(right, top, right, bottom);
}
