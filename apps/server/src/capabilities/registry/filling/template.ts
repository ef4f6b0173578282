import {
  type Choices,
  choices,
  choiceWord,
  columnsOf,
  columnWord,
  rowsAtMost,
  type SheetName,
  sheetNames,
  sheetWord,
} from '@mingcha/domain/filling';
import { type Language, say } from '@mingcha/words';
import { type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { bookFont, heading } from '../../workbook-look.ts';
import { examples } from './examples.ts';
import { megabytesAtMost } from './limits.ts';

const lines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const example: CellStyle = { font: { color: { rgb: 'FF6B7280' } } };
const text: CellStyle = { numFmt: '@' };

/** The workbook that an empty system is filled from: how to, then a sheet for each register, each with an example. */
export async function templateIn(language: Language): Promise<Buffer> {
  const guide: WriteSheet = {
    name: say(language, 'filling.guide'),
    columns: [{ width: 110 }],
    rows: lines.map((line) => [
      say(language, `filling.guide.${line}`, { most: rowsAtMost, megabytes: megabytesAtMost }),
    ]),
  };
  const sheets = [guide, ...sheetNames.map((sheet) => sheetOf(language, sheet))];
  return Buffer.from(await writeXlsx({ sheets, defaultFont: bookFont }));
}

function sheetOf(language: Language, sheet: SheetName): WriteSheet {
  const columns = columnsOf(sheet);
  const headings = [
    say(language, 'filling.mark'),
    ...columns.map(
      ([column, { required }]) => `${say(language, columnWord(sheet, column))}${required ? ' *' : ''}`,
    ),
  ];
  const shown = [say(language, 'filling.example'), ...examples(language, sheet)];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  for (const place of headings.keys()) {
    cells.set(`0,${place}`, { style: heading });
    cells.set(`1,${place}`, { style: { ...example, ...text } });
  }
  return {
    name: say(language, sheetWord(sheet)),
    // Codes and telephone numbers are kept as words, so that no leading zero is lost.
    columns: headings.map((each, place) => ({
      width: place === 0 ? 8 : Math.max(14, each.length * 2.2),
      style: text,
    })),
    rows: [headings, shown],
    cells,
    freezePane: { rows: 1 },
    dataValidations: columns.flatMap(([, { kind, among }], place) =>
      kind === 'choice' && among !== undefined
        ? [listOf(language, place + 1, choicesIn(language, among))]
        : kind === 'yes-no'
          ? [listOf(language, place + 1, [say(language, 'filling.yes'), say(language, 'filling.no')])]
          : [],
    ),
  };
}

export const choicesIn = (language: Language, among: Choices): string[] =>
  choices[among].map((choice) => say(language, choiceWord(among, choice)));

function listOf(language: Language, place: number, values: string[]): DataValidation {
  const column = String.fromCharCode(65 + place);
  return {
    type: 'list',
    values,
    range: `${column}2:${column}${rowsAtMost + 1}`,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: say(language, 'filling.guide'),
    errorMessage: say(language, 'filling.mistake.not-a-choice.do', { choices: values.join(' / ') }),
  };
}
