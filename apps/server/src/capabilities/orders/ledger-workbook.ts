import type { LedgerView } from '@mingcha/documents';
import type { WordKey } from '@mingcha/words';
import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { word } from '../printed-words.ts';
import { bookFont, heading } from '../workbook-look.ts';

const body: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };

const columns = [
  ['n', 6],
  ['source', 18],
  ['unit', 22],
  ['problem', 48],
  ['category', 14],
  ['severity', 8],
  ['requirement', 36],
  ['measure', 36],
  ['responsible', 22],
  ['due', 12],
  ['status', 12],
  ['overdue', 8],
  ['progress', 40],
  ['closed', 12],
  ['lookBack', 10],
  ['accountability', 10],
] as const;

/** The same ledger to sort and to filter: a row for each thing to be put right, words as words and never as formulas. */
export async function ledgerWorkbook(view: LedgerView): Promise<Buffer> {
  const headings = columns.map(([name]) => word(`document.ledger.column.${name}` as WordKey));
  const rows = view.rows.map((row, i) => [
    String(i + 1),
    row.source,
    row.unit,
    row.problem,
    row.category ?? '',
    row.severity ?? '',
    row.requirement,
    row.measure ?? '',
    row.responsible.join('\n'),
    row.due ?? '',
    row.status,
    row.overdue ? word('document.ledger.yes') : '',
    row.progress.join('\n'),
    row.closed ?? '',
    row.lookBack ?? '',
    '',
  ]);
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const place of columns.keys()) cells.set(`0,${place}`, { style: heading });
  const sheet: WriteSheet = {
    name: word('document.ledger.title'),
    columns: columns.map(([, width]) => ({ width, style: body })),
    rows: [headings, ...rows],
    cells,
    freezePane: { rows: 1 },
  };
  return Buffer.from(await writeXlsx({ sheets: [sheet], defaultFont: bookFont }));
}
