import type { Facts, WordKey } from '@mingcha/words';
import type { Sheets } from '../page/sheets.ts';
import { type Column, layTable, small } from '../page/table.ts';
import type { Typist } from '../page/typist.ts';
import { size } from '../paper.ts';
import { printedDay } from '../text/numerals.ts';
import type { LedgerRow, LedgerView } from './ledger-view.ts';
import { measureOf, sumOf } from './told.ts';

export interface LedgerDesk {
  readonly sheets: Sheets;
  readonly typist: Typist;
  readonly view: LedgerView;
  readonly word: (key: WordKey, facts?: Facts) => string;
}

const titleHeight = 34;
const lineHeight = 22;
const footHeight = 40;
const handRoom = 80;

export function layLedger(desk: LedgerDesk): void {
  const { sheets, typist, view } = desk;
  layHead(desk);
  const rows = view.rows.map((row, i) => cellsOf(desk, row, i + 1));
  layTable(sheets, typist, columnsOf(desk), rows, footHeight, small);
  layFoot(desk);
}

/** Title, whose ledger, and the day on which it stood so. */
function layHead({ sheets, typist, view, word }: LedgerDesk): void {
  const { area } = sheets;
  const top = sheets.y;
  const name = word('document.ledger.title');
  const title = typist.setLine(name, 'title', size.two);
  const of = word('document.ledger.of', {
    issuer: view.issuer,
    unit: view.unit ?? word('document.ledger.all'),
  });
  const day = typist.setLine(
    word('document.ledger.until', { day: printedDay(view.day) }),
    'body',
    size.smallFour,
  );
  const width = area.width - day.width - size.smallFour;
  const whose = typist.set([{ text: of, role: 'body' }], { size: size.smallFour, width, flush: false });
  const under = { top: top + titleHeight, height: lineHeight, size: size.smallFour };
  sheets.draw(
    typist.place(title, {
      x: area.left + (area.width - title.width) / 2,
      top,
      height: titleHeight,
      size: size.two,
    }),
    ...whose.map((line, i) =>
      typist.place(line, { ...under, x: area.left, top: under.top + i * lineHeight }),
    ),
    typist.place(day, { ...under, x: area.right - day.width }),
  );
  sheets.use(titleHeight + whose.length * lineHeight);
}

const widths = {
  n: 20,
  source: 46,
  unit: 52,
  category: 34,
  severity: 24,
  measure: 82,
  responsible: 50,
  due: 43,
  status: 33,
  progress: 66,
  closed: 43,
  lookBack: 24,
  accountability: 24,
} as const;

function columnsOf({ sheets, word }: LedgerDesk): Column[] {
  const rest = Object.values(widths).reduce((left, width) => left - width, sheets.area.width);
  const centre = (name: Exclude<keyof typeof widths, 'measure' | 'progress'>, repeats = false): Column => ({
    head: word(`document.ledger.column.${name}`),
    width: widths[name],
    align: 'centre',
    repeats,
  });
  const left = (name: 'problem' | 'measure' | 'progress', width: number): Column => ({
    head: word(`document.ledger.column.${name}`),
    width,
    align: 'left',
    ragged: true,
  });
  return [
    centre('n', true),
    centre('source'),
    centre('unit', true),
    left('problem', rest),
    centre('category'),
    centre('severity'),
    left('measure', widths.measure),
    centre('responsible'),
    centre('due'),
    centre('status'),
    left('progress', widths.progress),
    centre('closed'),
    centre('lookBack'),
    centre('accountability'),
  ];
}

function cellsOf({ word }: LedgerDesk, row: LedgerRow, n: number): string[] {
  const { source, unit, problem, category, severity, responsible } = row;
  const day = (date: string | null) => (date === null ? '' : printedDay(date).replace('年', '年\n'));
  return [
    String(n),
    source,
    unit,
    problem,
    category ?? '',
    severity ?? '',
    measureOf(row, word),
    responsible.join('\n'),
    day(row.due),
    row.overdue ? `${row.status}\n${word('document.ledger.overdue')}` : row.status,
    row.progress.join('\n'),
    day(row.closed),
    row.lookBack ?? '',
    '',
  ];
}

/** How many there are and how they stand, counted from the rows; and where the head of the office confirms it. */
function layFoot({ sheets, typist, view, word }: LedgerDesk): void {
  const { area } = sheets;
  if (!sheets.fits(footHeight)) sheets.turn();
  const at = { top: sheets.y + (footHeight - lineHeight), height: lineHeight, size: size.smallFour };
  const sum = typist.setLine(word('document.ledger.sum', sumOf(view.rows)), 'body', size.smallFour);
  const sign = typist.setLine(word('document.ledger.confirmed'), 'body', size.smallFour);
  const day = typist.setLine(word('document.ledger.date'), 'body', size.smallFour);
  sheets.draw(
    typist.place(sum, { ...at, x: area.left }),
    // Room for a hand behind each of the two.
    typist.place(sign, { ...at, x: area.right - sign.width - day.width - 2 * handRoom }),
    typist.place(day, { ...at, x: area.right - day.width - handRoom }),
  );
  sheets.use(footHeight);
}
