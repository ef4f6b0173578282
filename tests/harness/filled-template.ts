import { readFileSync, writeFileSync } from 'node:fs';
import { type Cell, columnsOf, type SheetName, sheetNames, sheetWord } from '@mingcha/domain/filling';
import { say } from '@mingcha/words';
import { openXlsx, saveXlsx } from 'hucre/xlsx';

export type Lines = Partial<Record<SheetName, readonly Readonly<Record<string, string | number>>[]>>;

/** What somebody does with a spreadsheet program: opens the template, writes below the example, saves under another name. */
export async function fillTemplate(template: string, target: string, lines: Lines): Promise<void> {
  const workbook = await openXlsx(new Uint8Array(readFileSync(template)));
  for (const name of sheetNames) {
    const called = say('zh-CN', sheetWord(name));
    const sheet = workbook.sheets.find((one) => one.name === called);
    if (sheet === undefined) throw new Error(`the template has no sheet ${called}`);
    for (const line of lines[name] ?? []) {
      const row: (string | number | null)[] = [
        null,
        ...columnsOf(name).map(([column]) => line[column] ?? null),
      ];
      sheet.rows.push(row satisfies Cell[]);
    }
  }
  writeFileSync(target, await saveXlsx(workbook));
}
