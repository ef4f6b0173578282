import { z } from 'zod';

/** Where a rule was read: in the law's text, as known, as said by others, as proposed here, or of the place. */
export type Mark = 'verified' | 'known' | 'said' | 'proposed' | 'local';

/** Within a family measures have an order; across families only the first form is lighter than all others. */
export const families = [
  'first-form',
  'accountability',
  'organisational',
  'punishment',
  'party',
  'referral',
  'unit',
  'party-organisation',
] as const;
export type Family = (typeof families)[number];

export interface Measure {
  readonly code: string;
  readonly against: 'person' | 'unit';
  readonly family: Family;
  /** Order within the family, lightest first. */
  readonly rank: number;
  /** How long it has effect, in whole months; `permanent` has no end, `null` leaves a record and nothing else. */
  readonly months: { readonly least: number; readonly most: number } | 'permanent' | null;
  readonly source: string;
  readonly mark: Mark;
  /** Only shown for reference: decided elsewhere, or without a ground in the law that everybody here stands on. */
  readonly reference?: true;
}

const months = (least: number, most: number = least) => ({ least, most });
const order = (
  family: Family,
  against: Measure['against'],
  rows: readonly Omit<Measure, 'family' | 'against' | 'rank'>[],
) => rows.map((row, index): Measure => ({ ...row, family, against, rank: index + 1 }));

const punishments = '政务处分法第七、八、十九条；公务员法第六十二、六十四条；处分条例第六至八条';

/** The ladder as the law has it. A list to read from: nothing in this program chooses a row of it. */
export const measures: readonly Measure[] = [
  ...order('first-form', 'person', [
    { code: 'TALK_REMIND', months: null, source: '政务处分法第十二条', mark: 'verified' },
    { code: 'CRITICISE', months: null, source: '政务处分法第十二条', mark: 'verified' },
    { code: 'WRITTEN_CHECK', months: null, source: '政务处分法第十二条', mark: 'verified' },
    { code: 'ADMONISH', months: months(6), source: '组织人事部门提醒函询诫勉细则（2015）', mark: 'known' },
  ]),
  ...order('accountability', 'person', [
    { code: 'CIRCULATE_CRIT', months: null, source: '问责条例（2019）第八条', mark: 'known' },
  ]),
  ...order('organisational', 'person', [
    { code: 'SUSPEND_CHECK', months: months(1, 6), source: '组织处理规定（2021）', mark: 'known' },
    { code: 'ADJUST_POST', months: months(12), source: '组织处理规定（2021）', mark: 'known' },
    {
      code: 'ORDER_RESIGN',
      months: months(24),
      source: '组织处理规定（2021）；公务员法第八十七条',
      mark: 'known',
    },
    { code: 'REMOVE', months: months(24), source: '组织处理规定（2021）', mark: 'known' },
    { code: 'DEMOTE_POST', months: months(24), source: '组织处理规定（2021）', mark: 'known' },
  ]),
  ...order('punishment', 'person', [
    { code: 'WARN', months: months(6), source: punishments, mark: 'verified' },
    { code: 'DEMERIT', months: months(12), source: punishments, mark: 'verified' },
    { code: 'MAJOR_DEMERIT', months: months(18), source: punishments, mark: 'verified' },
    { code: 'DOWNGRADE', months: months(24), source: punishments, mark: 'verified' },
    { code: 'DISMISS_POST', months: months(24), source: punishments, mark: 'verified' },
    { code: 'EXPEL', months: 'permanent', source: '政务处分法第二十四、二十六条', mark: 'verified' },
  ]),
  ...order('party', 'person', [
    { code: 'PARTY_WARN', months: months(12), source: '纪律处分条例', mark: 'said' },
    { code: 'PARTY_SERIOUS_WARN', months: months(18), source: '纪律处分条例', mark: 'said' },
    { code: 'PARTY_REMOVE', months: months(24), source: '纪律处分条例', mark: 'said' },
    { code: 'PARTY_PROBATION', months: months(12, 24), source: '纪律处分条例', mark: 'said' },
    { code: 'PARTY_EXPEL', months: 'permanent', source: '纪律处分条例', mark: 'said' },
  ]),
  ...order('referral', 'person', [
    { code: 'REFER', months: null, source: '政府督查工作条例第二十三条', mark: 'verified', reference: true },
  ]),
  ...order('unit', 'unit', [
    {
      code: 'UNIT_ORDER',
      months: null,
      source: '政府督查工作条例第十八条',
      mark: 'verified',
      reference: true,
    },
    { code: 'UNIT_TALK', months: null, source: '政府督查工作条例第十二条第（七）项', mark: 'verified' },
    { code: 'UNIT_CRIT', months: null, source: '政府督查工作条例第二十一条第一款', mark: 'verified' },
    { code: 'UNIT_YELLOW', months: months(12), source: '地方考核办法', mark: 'local', reference: true },
    { code: 'UNIT_RED', months: months(12), source: '地方考核办法', mark: 'local', reference: true },
    { code: 'UNIT_AWARD_VETO', months: months(12), source: '地方规定', mark: 'local', reference: true },
    { code: 'UNIT_ASSESS_VETO', months: months(12), source: '地方规定', mark: 'local', reference: true },
  ]),
  ...order('party-organisation', 'unit', [
    { code: 'PARTY_ORG_CHECK', months: null, source: '问责条例（2019）第八条', mark: 'known' },
    { code: 'PARTY_ORG_CIRC', months: null, source: '问责条例（2019）第八条', mark: 'known' },
    { code: 'PARTY_ORG_REORG', months: null, source: '问责条例（2019）第八条', mark: 'known' },
  ]),
];

const byCode = new Map(measures.map((measure) => [measure.code, measure]));

export const measureOf = (code: string): Measure | undefined => byCode.get(code);

export const MeasureCode = z.enum(measures.map((measure) => measure.code) as [string, ...string[]]);

/** 政务处分法第十五条: several periods run to no more than forty-eight months. */
export const longestEffect = 48;
