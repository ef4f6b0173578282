import { type Calendar, plusDays, workdayFrom } from '../calendar/index.ts';
import { afterMonths } from '../calendar/months.ts';
import type { AuthorityCode } from './authorities.ts';
import { type Mark, measureOf } from './measures.ts';

export interface Span {
  readonly count: number;
  readonly unit: 'days' | 'months';
}

export const routeCodes = [
  'UNIT_REVIEW',
  'SUPERVISION_REVIEW',
  'SUPERVISION_FURTHER',
  'EMPLOYER_REVIEW',
  'SERVICE_APPEAL',
  'SERVICE_APPEAL_DIRECT',
  'PARTY_ACCOUNTABILITY',
  'PARTY_DISCIPLINE',
] as const;
export type RouteCode = (typeof routeCodes)[number];

/** One way to ask for another look at a decision, with both its clocks. None of them stays the decision. */
export interface Remedy {
  readonly code: RouteCode;
  readonly about: readonly ('case' | 'order' | 'bulletin')[];
  readonly party: 'person' | 'unit';
  /** Decisions of these organs, where the decision is one of a case. */
  readonly authorities: readonly AuthorityCode[];
  readonly organ: 'same' | 'higher';
  /** The route whose decision it is taken against; none: against the decision itself. */
  readonly after?: RouteCode;
  /** From receipt. Null: at any time. */
  readonly file: Span | null;
  /** From acceptance. Null: the source sets none. */
  readonly decide: Span | null;
  /** By how much a complicated one may take longer, once. */
  readonly extend?: Span;
  readonly source: string;
  readonly mark: Mark;
}

const days = (count: number): Span => ({ count, unit: 'days' });
const months = (count: number): Span => ({ count, unit: 'months' });

export const remedies: readonly Remedy[] = [
  {
    code: 'UNIT_REVIEW',
    about: ['case', 'order', 'bulletin'],
    party: 'unit',
    authorities: ['GOVERNMENT'],
    organ: 'same',
    file: days(30),
    decide: days(30),
    source: '政府督查工作条例第十七条',
    mark: 'verified',
  },
  {
    code: 'SUPERVISION_REVIEW',
    about: ['case'],
    party: 'person',
    authorities: ['SUPERVISION'],
    organ: 'same',
    file: months(1),
    decide: months(1),
    source: '监察法（2024）第五十六条',
    mark: 'verified',
  },
  {
    code: 'SUPERVISION_FURTHER',
    about: ['case'],
    party: 'person',
    authorities: ['SUPERVISION'],
    organ: 'higher',
    after: 'SUPERVISION_REVIEW',
    file: months(1),
    decide: months(2),
    source: '监察法（2024）第五十六条',
    mark: 'verified',
  },
  {
    code: 'EMPLOYER_REVIEW',
    about: ['case'],
    party: 'person',
    authorities: ['EMPLOYER'],
    organ: 'same',
    file: days(30),
    decide: days(30),
    source: '公务员法第九十五、九十六条',
    mark: 'verified',
  },
  {
    code: 'SERVICE_APPEAL',
    about: ['case'],
    party: 'person',
    authorities: ['EMPLOYER'],
    organ: 'higher',
    after: 'EMPLOYER_REVIEW',
    file: days(15),
    decide: days(60),
    extend: days(30),
    source: '公务员法第九十五、九十六条',
    mark: 'verified',
  },
  {
    code: 'SERVICE_APPEAL_DIRECT',
    about: ['case'],
    party: 'person',
    authorities: ['EMPLOYER'],
    organ: 'higher',
    file: days(30),
    decide: days(60),
    extend: days(30),
    source: '公务员法第九十五、九十六条',
    mark: 'verified',
  },
  {
    code: 'PARTY_ACCOUNTABILITY',
    about: ['case'],
    party: 'person',
    authorities: ['PARTY'],
    organ: 'same',
    file: months(1),
    decide: months(1),
    source: '问责条例（2019）第二十条',
    mark: 'known',
  },
  {
    code: 'PARTY_ACCOUNTABILITY',
    about: ['case'],
    party: 'unit',
    authorities: ['PARTY'],
    organ: 'same',
    file: months(1),
    decide: months(1),
    source: '问责条例（2019）第二十条',
    mark: 'known',
  },
  {
    code: 'PARTY_DISCIPLINE',
    about: ['case'],
    party: 'person',
    authorities: ['PARTY'],
    organ: 'same',
    file: null,
    decide: null,
    source: '党员权利保障条例',
    mark: 'said',
  },
];

export interface Against {
  readonly type: 'case' | 'order' | 'bulletin';
  readonly party: 'person' | 'unit';
  /** Of a case: whose decision it is, and what it holds. */
  readonly authority?: string | null;
  readonly measures?: readonly string[];
  /** The route already gone, when its decision is what is contested. */
  readonly after?: string | null;
}

const hasFamily = (codes: readonly string[], family: string) =>
  codes.some((code) => measureOf(code)?.family === family);

/** The ways open against this decision. Party discipline and accountability differ by what was decided. */
export function remediesOf({ type, party, authority, measures = [], after }: Against): readonly Remedy[] {
  const disciplined = hasFamily(measures, 'party');
  return remedies.filter(
    (each) =>
      each.about.includes(type) &&
      each.party === party &&
      (type !== 'case' || each.authorities.some((code) => code === authority)) &&
      (each.after ?? null) === (after ?? null) &&
      (each.code !== 'PARTY_DISCIPLINE' || disciplined) &&
      (each.code !== 'PARTY_ACCOUNTABILITY' || !disciplined),
  );
}

/** The last day of a clock: the first day does not count, and a last day that is not worked moves on. */
export function lastDay(calendar: Calendar, from: string, span: Span | null): string | null {
  if (span === null) return null;
  return span.unit === 'months'
    ? afterMonths(calendar, from, span.count)
    : workdayFrom(calendar, plusDays(from, span.count));
}
