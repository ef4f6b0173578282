import { type FactsOf, type Mistake, type MistakeCode, mistake } from './mistakes.ts';
import type { Present } from './present.ts';
import type { Line, Lines, Value } from './read-sheets.ts';
import { type SheetName, sheetNames } from './sheets.ts';

/** The commands of the registers that a workbook can ask for. */
export type StepCommand =
  | 'registerUnit'
  | 'reviseUnit'
  | 'registerPerson'
  | 'revisePerson'
  | 'establishSeat'
  | 'reviseSeat'
  | 'fillSeat'
  | 'registerWindow'
  | 'reviseWindow'
  | 'registerPost'
  | 'appointInspector'
  | 'registerServiceItem'
  | 'reviseServiceItem'
  | 'loadCalendar';

/**
 * One command of the registers, with the row that asks for it. A value `new:…` stands for the identifier of what an
 * earlier step makes; `target.expected` is what the person saw, before the earlier steps on the same subject.
 */
export interface Step {
  readonly sheet: SheetName;
  readonly row: number;
  readonly did: 'create' | 'change';
  readonly command: StepCommand;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly target: { readonly id: string; readonly expected: number } | null;
  readonly makes: string | null;
}

export interface Counts {
  readonly create: number;
  readonly change: number;
  readonly same: number;
}

/** The lines, what stands, and what comes of laying them beside each other. */
export class Work {
  readonly mistakes: Mistake[] = [];
  readonly steps: Step[] = [];
  readonly lines: Lines;
  readonly present: Present;
  readonly #same = new Map<SheetName, number>();
  readonly #rows = new Map<string, 'create' | 'change'>();

  constructor(lines: Lines, present: Present) {
    this.lines = lines;
    this.present = present;
  }

  wrong<C extends MistakeCode>(
    sheet: SheetName,
    row: number,
    column: string | null,
    code: C,
    ...facts: FactsOf<C>
  ): void {
    this.mistakes.push(mistake(sheet, row, column, code, ...facts));
  }

  /** Several steps may come of one row; the row counts once, as created where any of them creates. */
  step(step: Step): void {
    this.steps.push(step);
    const key = `${step.sheet} ${step.row}`;
    if (this.#rows.get(key) !== 'create') this.#rows.set(key, step.did);
  }

  same(sheet: SheetName): void {
    this.#same.set(sheet, (this.#same.get(sheet) ?? 0) + 1);
  }

  asked(sheet: SheetName, row: number): boolean {
    return this.#rows.has(`${sheet} ${row}`);
  }

  counts(): Readonly<Record<SheetName, Counts>> {
    const of = (sheet: SheetName, did: 'create' | 'change') =>
      [...this.#rows].filter(([key, was]) => key.startsWith(`${sheet} `) && was === did).length;
    return Object.fromEntries(
      sheetNames.map((sheet) => [
        sheet,
        { create: of(sheet, 'create'), change: of(sheet, 'change'), same: this.#same.get(sheet) ?? 0 },
      ]),
    ) as Record<SheetName, Counts>;
  }
}

export const newIn = (sheet: SheetName, row: number): string => `new:${sheet}:${row}`;

export const textIn = ({ values }: Line, column: string): string | null => {
  const value = values[column];
  return typeof value === 'string' ? value : null;
};

/** What a required column holds in a row that is not broken. */
export function told(line: Line, column: string): string {
  const value = textIn(line, column);
  if (value === null) throw new Error(`row ${line.row} was taken for whole and says nothing under ${column}`);
  return value;
}

export const numberOf = ({ values }: Line, column: string): number | null => {
  const value: Value = values[column] ?? null;
  return typeof value === 'number' ? value : null;
};

/** Whether what is said differs from what stands, by the columns named. */
export const differs = <T extends object>(said: T, stands: { readonly [K in keyof T]?: unknown }): boolean =>
  (Object.keys(said) as (keyof T)[]).some((key) => (said[key] ?? null) !== (stands[key] ?? null));
