import { hasWord, type Language, languages, say, type WordKey } from '@mingcha/words';
import { type Cell, dayIn, halfWidth, numberIn, phoneIn, sameAs, wordsIn } from './cells.ts';
import { type Mistake, mistake } from './mistakes.ts';
import { type Column, choices, columnsOf, rowsAtMost, type SheetName, sheetNames } from './sheets.ts';

/** A sheet as it lies in the file. */
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly { readonly range: string; readonly from: number; readonly to: number }[];
}

export type Value = string | number | boolean | null;

/** A row whose cells have been understood; one that is `broken` is known by its name and taken over by nobody. */
export interface Line {
  readonly row: number;
  readonly values: Readonly<Record<string, Value>>;
  readonly broken: boolean;
}
export type Lines = Readonly<Record<SheetName, readonly Line[]>>;

export interface ReadSheets {
  readonly lines: Lines;
  readonly mistakes: readonly Mistake[];
  /** Sheets and columns that are not of the template: left alone, and said so. */
  readonly ignored: readonly { readonly sheet: string; readonly column: string | null }[];
}

export const sheetWord = (sheet: SheetName): WordKey => `filling.sheet.${sheet}`;
export const columnWord = (sheet: SheetName, column: string): WordKey => {
  const key = `filling.column.${sheet}.${column}`;
  if (!hasWord(key)) throw new Error(`no word for the column ${key}`);
  return key;
};
export const choiceWord = (among: string, choice: string): WordKey => {
  const key = `${among}.${choice}`;
  if (!hasWord(key)) throw new Error(`no word for the choice ${key}`);
  return key;
};

/** Whichever language a workbook was begun in, its words are understood. */
const saidAs = (key: WordKey): readonly string[] => languages.map((language) => sameAs(say(language, key)));

/** Turns sheets into lines, with everything that is wrong in single cells. Nothing here knows the register. */
export function readSheets(raw: readonly RawSheet[]): ReadSheets {
  const mistakes: Mistake[] = [];
  const ignored: { sheet: string; column: string | null }[] = [];
  const lines = Object.fromEntries(sheetNames.map((sheet): [SheetName, Line[]] => [sheet, []])) as Record<
    SheetName,
    Line[]
  >;
  const guide = saidAs('filling.guide');
  for (const each of raw) {
    const sheet = sheetNames.find((name) => [...saidAs(sheetWord(name)), name].includes(sameAs(each.name)));
    if (sheet !== undefined) readSheet(sheet, each);
    else if (!guide.includes(sameAs(each.name))) ignored.push({ sheet: each.name, column: null });
  }
  if (!raw.some(({ name }) => sheetNames.some((one) => saidAs(sheetWord(one)).includes(sameAs(name)))))
    mistakes.push(mistake('units', 1, null, 'no-sheet'));

  function readSheet(sheet: SheetName, { rows, merges, name }: RawSheet): void {
    const [headings = [], ...body] = rows;
    const places = new Map<string, number>();
    let mark = -1;
    for (const [at, cell] of headings.entries()) {
      const heading = sameAs(wordsIn(cell)).replace(/[*＊]/g, '');
      if (heading === '') continue;
      if (saidAs('filling.mark').includes(heading)) {
        mark = at;
        continue;
      }
      const column = columnsOf(sheet).find(([one]) => saidAs(columnWord(sheet, one)).includes(heading))?.[0];
      if (column === undefined) ignored.push({ sheet: name, column: wordsIn(cell) });
      else if (places.has(column))
        mistakes.push(mistake(sheet, 1, column, 'heading-twice', { heading: columnWord(sheet, column) }));
      else places.set(column, at);
    }
    const filled = body.flatMap((cells, index) =>
      cells.every((cell) => wordsIn(cell) === '') ? [] : [{ cells, row: index + 2 }],
    );
    if (filled.length === 0) return;
    for (const [column, { required }] of columnsOf(sheet))
      if (required === true && !places.has(column)) {
        const heading = columnWord(sheet, column);
        mistakes.push(mistake(sheet, 1, column, 'heading-missing', { heading }));
      }
    for (const { range, from, to } of merges)
      if (to > 1 && to > from) mistakes.push(mistake(sheet, Math.max(from, 2), null, 'merged', { range }));
    if (filled.length > rowsAtMost) {
      mistakes.push(mistake(sheet, rowsAtMost + 2, null, 'too-many-rows', { most: rowsAtMost }));
      return;
    }
    for (const { cells, row } of filled) {
      const marked = mark < 0 ? '' : wordsIn(cells[mark] ?? null);
      if (marked !== '' && saidAs('filling.example').includes(sameAs(marked))) continue;
      const before = mistakes.length;
      if (marked !== '') mistakes.push(mistake(sheet, row, 'mark', 'mark-unknown', { text: marked }));
      const values: Record<string, Value> = {};
      for (const [column, kind] of columnsOf(sheet)) {
        const cell = cells[places.get(column) ?? -1] ?? null;
        const read = readCell(kind, cell);
        if ('wrong' in read) mistakes.push(read.wrong(sheet, row, column));
        values[column] = 'value' in read ? read.value : null;
        // A heading that is missing is told once, not on every row.
        if (kind.required === true && places.has(column) && 'value' in read && read.value === null)
          mistakes.push(mistake(sheet, row, column, 'missing'));
      }
      lines[sheet].push({ row, values, broken: mistakes.length > before });
    }
  }

  return { lines, mistakes, ignored };
}

type Read =
  | { readonly value: Value }
  | { readonly wrong: (sheet: SheetName, row: number, column: string) => Mistake };

const longest = 200;
const yesNo: readonly (readonly [WordKey, boolean])[] = [
  ['filling.yes', true],
  ['filling.no', false],
];

function readCell(column: Column, cell: Cell): Read {
  const text = wordsIn(cell);
  if (text === '') return { value: null };
  if (typeof cell === 'object' && cell !== null && 'error' in cell)
    return { wrong: (...at) => mistake(...at, 'error-in-cell', { text }) };
  const most = column.most ?? longest;
  if (text.length > most) return { wrong: (...at) => mistake(...at, 'too-long', { most }) };
  switch (column.kind) {
    case 'text':
      return { value: text };
    case 'code':
      return { value: halfWidth(text) };
    case 'phone': {
      const phone = phoneIn(cell);
      return phone === null
        ? { wrong: (...at) => mistake(...at, 'not-a-phone', { text }) }
        : { value: phone };
    }
    case 'choice':
      return readChoice(column, text);
    case 'yes-no': {
      if (typeof cell === 'boolean') return { value: cell };
      const said = yesNo.find(([key]) => saidAs(key).includes(sameAs(text)));
      return said === undefined
        ? { wrong: (...at) => mistake(...at, 'not-yes-no', { text }) }
        : { value: said[1] };
    }
    case 'half-days': {
      const days = numberIn(cell);
      if (days === null) return { wrong: (...at) => mistake(...at, 'not-a-number', { text }) };
      return Number.isInteger(days * 2) && days > 0 && days < 10_000
        ? { value: days * 2 }
        : { wrong: (...at) => mistake(...at, 'not-half-days', { text }) };
    }
    case 'yuan': {
      const yuan = numberIn(cell);
      if (yuan === null) return { wrong: (...at) => mistake(...at, 'not-a-number', { text }) };
      const fen = Math.round(yuan * 100);
      return yuan >= 0 && yuan < 10_000_000 && Math.abs(fen - yuan * 100) < 1e-6
        ? { value: fen }
        : { wrong: (...at) => mistake(...at, 'not-fen', { text }) };
    }
    case 'day': {
      const day = dayIn(cell);
      return day === null ? { wrong: (...at) => mistake(...at, 'not-a-day', { text }) } : { value: day };
    }
  }
}

function readChoice({ among }: Column, text: string): Read {
  if (among === undefined) throw new Error('a choice names what it is among');
  const options: readonly string[] = choices[among];
  const found = options.find((one) =>
    [...saidAs(choiceWord(among, one)), sameAs(one)].includes(sameAs(text)),
  );
  if (found !== undefined) return { value: found };
  // Words of their keys: the reader's language says them.
  const keys = options.map((one) => choiceWord(among, one)).join(' ');
  return { wrong: (...at) => mistake(...at, 'not-a-choice', { text, choices: keys }) };
}

export const headingsIn = (language: Language, sheet: SheetName): readonly string[] => [
  say(language, 'filling.mark'),
  ...columnsOf(sheet).map(([column]) => say(language, columnWord(sheet, column))),
];
