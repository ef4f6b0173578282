/** How a cell of a column is read. */
export type ColumnKind = 'text' | 'code' | 'phone' | 'choice' | 'yes-no' | 'half-days' | 'yuan' | 'day';

export interface Column {
  readonly kind: ColumnKind;
  readonly required?: boolean;
  /** Characters at most; 200 where nothing is said. */
  readonly most?: number;
  /** What a choice is among: the first word of the keys of its words. */
  readonly among?: Choices;
}

const text: Column = { kind: 'text' };
const short: Column = { kind: 'text', most: 40 };
const code: Column = { kind: 'code', most: 40 };
const personName: Column = { kind: 'text', most: 60 };
const wanted = { required: true } as const;

export const choices = {
  level: ['province', 'city', 'county', 'township', 'unit'],
  'target-class': ['ENFORCEMENT', 'GENERAL_MANAGEMENT', 'SOCIAL_SERVICE'],
  duty: ['chief', 'deputy', 'liaison'],
  handling: ['DIRECT', 'PROMISED', 'JOINT', 'SUPERIOR', 'CONTROLLED'],
  'calendar-day': ['off', 'worked'],
} as const;
export type Choices = keyof typeof choices;

/**
 * The sheets of the one workbook an empty system is filled from, in the order in which their rows are taken over.
 * The first column of each is a mark: a row marked as an example is never read.
 */
export const sheets = {
  units: {
    code: { ...code, ...wanted },
    name: { ...text, ...wanted },
    level: { kind: 'choice', among: 'level', ...wanted },
    parent: text,
    targetClass: { kind: 'choice', among: 'target-class' },
    hasWindow: { kind: 'yes-no' },
  },
  people: { name: { ...personName, ...wanted }, unit: text, phone: { kind: 'phone' } },
  seats: {
    unit: { ...text, ...wanted },
    duty: { kind: 'choice', among: 'duty', ...wanted },
    title: personName,
    holder: personName,
    phone: { kind: 'phone' },
  },
  windows: { unit: { ...text, ...wanted }, number: { ...code, most: 20 }, name: { ...text, ...wanted } },
  posts: { unit: { ...text, ...wanted }, window: text, name: { ...text, ...wanted } },
  inspectors: {
    name: { ...personName, ...wanted },
    unit: text,
    phone: { kind: 'phone' },
    homeUnit: text,
    secondedFrom: text,
  },
  items: {
    code: { ...code, ...wanted },
    name: { ...text, ...wanted },
    unit: { ...text, ...wanted },
    handlingMode: { kind: 'choice', among: 'handling', ...wanted },
    statutoryLimit: { kind: 'half-days', ...wanted },
    promisedLimit: { kind: 'half-days', ...wanted },
    fee: { kind: 'yuan' },
  },
  calendar: {
    from: { kind: 'day', ...wanted },
    to: { kind: 'day' },
    nature: { kind: 'choice', among: 'calendar-day', ...wanted },
    edition: { ...short, ...wanted },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

export type SheetName = keyof typeof sheets;
export const sheetNames = Object.keys(sheets) as readonly SheetName[];
export type ColumnName<S extends SheetName> = keyof (typeof sheets)[S] & string;

export const columnsOf = (sheet: SheetName): readonly (readonly [string, Column])[] =>
  Object.entries<Column>(sheets[sheet]);

/** A template for one office, not a door for a whole country's registers. */
export const rowsAtMost = 5_000;
