import type { SheetName } from './sheets.ts';

/** What can be wrong in a workbook, with the facts that its sentence needs. */
export const mistakeFacts = {
  'no-sheet': [],
  'heading-missing': ['heading'],
  'heading-twice': ['heading'],
  'too-many-rows': ['most'],
  merged: ['range'],
  'mark-unknown': ['text'],
  missing: [],
  'too-long': ['most'],
  'error-in-cell': ['text'],
  'not-a-choice': ['text', 'choices'],
  'not-yes-no': ['text'],
  'not-a-number': ['text'],
  'not-half-days': ['text'],
  'not-fen': ['text'],
  'not-a-day': ['text'],
  'not-a-phone': ['text'],
  'twice-in-file': ['row'],
  'unit-unknown': ['text'],
  'unit-ambiguous': ['text', 'count'],
  'unit-in-circle': [],
  'person-unknown': ['text'],
  'person-ambiguous': ['text', 'count'],
  'window-unknown': ['text'],
  'window-ambiguous': ['text', 'count'],
  'seat-taken': ['holder'],
  'promise-longer-than-law': [],
  'days-reversed': [],
  'days-too-many': ['count'],
  'years-mixed': [],
  'editions-mixed': ['year'],
  'off-and-worked': ['day'],
  'worked-on-weekday': ['day'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MistakeCode = keyof typeof mistakeFacts;

/** One thing that is wrong, by the place where whoever mends it has to look. */
export interface Mistake {
  readonly sheet: SheetName;
  /** As the program that shows the sheet counts: the headings are row 1. */
  readonly row: number;
  readonly column: string | null;
  readonly code: MistakeCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type FactsOf<C extends MistakeCode> = (typeof mistakeFacts)[C] extends readonly []
  ? []
  : [facts: Readonly<Record<(typeof mistakeFacts)[C][number], string | number>>];

export const mistake = <C extends MistakeCode>(
  sheet: SheetName,
  row: number,
  column: string | null,
  code: C,
  ...[facts]: FactsOf<C>
): Mistake => ({ sheet, row, column, code, facts: facts ?? {} });
