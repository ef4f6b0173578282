import { z } from 'zod';
import type { Mark } from './measures.ts';

export interface Factor {
  readonly code: string;
  readonly weighs: 'lighter' | 'heavier' | 'exempt';
  readonly source: string;
  readonly mark: Mark;
}

/** Circumstances a proposal may point at. They are named by a person and weighed by people: nothing is added up here. */
export const factors: readonly Factor[] = [
  { code: 'OWNED_UP', weighs: 'lighter', source: '政务处分法第十一条', mark: 'verified' },
  { code: 'COOPERATED', weighs: 'lighter', source: '政务处分法第十一条', mark: 'verified' },
  { code: 'REPORTED_OTHERS', weighs: 'lighter', source: '政务处分法第十一条', mark: 'verified' },
  { code: 'REPAIRED', weighs: 'lighter', source: '政务处分法第十一条；问责条例第十八条', mark: 'verified' },
  { code: 'MINOR_PART', weighs: 'lighter', source: '政务处分法第十一条', mark: 'verified' },
  { code: 'GAVE_BACK', weighs: 'lighter', source: '政务处分法第十一条', mark: 'verified' },
  { code: 'AGAIN_IN_PERIOD', weighs: 'heavier', source: '政务处分法第十三条', mark: 'verified' },
  { code: 'HINDERED_PROOF', weighs: 'heavier', source: '政务处分法第十三条', mark: 'verified' },
  { code: 'FORCED_OTHERS', weighs: 'heavier', source: '政务处分法第十三条', mark: 'verified' },
  { code: 'KEPT_GAINS', weighs: 'heavier', source: '政务处分法第十三条', mark: 'verified' },
  { code: 'MAIN_PART', weighs: 'heavier', source: '处分条例第十二条', mark: 'verified' },
  { code: 'IGNORED_ORDERS', weighs: 'heavier', source: '问责条例第十九条', mark: 'known' },
  { code: 'RELAPSE', weighs: 'heavier', source: '政务处分法第三十九条第（四）项', mark: 'local' },
  { code: 'TRIED_REFORM', weighs: 'exempt', source: '问责条例第十七条', mark: 'known' },
  { code: 'SPOKE_AGAINST', weighs: 'exempt', source: '问责条例第十七条', mark: 'known' },
  { code: 'FORCE_MAJEURE', weighs: 'exempt', source: '问责条例第十七条', mark: 'known' },
  { code: 'SELF_CORRECTED', weighs: 'exempt', source: '地方规定', mark: 'local' },
];
export const FactorCode = z.enum(factors.map((factor) => factor.code) as [string, ...string[]]);

export interface Clause {
  readonly code: string;
  readonly source: string;
  readonly mark: Mark;
}

/** Clauses whose conduct the inspection's categories touch (04, 4.1). */
export const clauses: readonly Clause[] = [
  { code: 'HARASS', source: '政务处分法第三十八条第一款第（二）项', mark: 'verified' },
  { code: 'LEVY', source: '政务处分法第三十八条第一款第（一）项', mark: 'verified' },
  { code: 'RUDE', source: '政务处分法第三十八条第一款第（三）项', mark: 'verified' },
  { code: 'NOT_PUBLIC', source: '政务处分法第三十八条第一款第（四）项', mark: 'verified' },
  { code: 'NEGLECT', source: '政务处分法第三十九条第（二）项', mark: 'verified' },
  { code: 'FORMALISM', source: '政务处分法第三十九条第（三）项', mark: 'verified' },
  { code: 'FALSEHOOD', source: '政务处分法第三十九条第（四）项', mark: 'verified' },
  { code: 'REFUSAL', source: '政务处分法第三十条第（二）项', mark: 'verified' },
  { code: 'RETALIATION', source: '政务处分法第三十二条第（三）项', mark: 'verified' },
  { code: 'LEAK', source: '政务处分法第三十九条第（五）项', mark: 'verified' },
  { code: 'SLACK', source: '处分条例第二十八条', mark: 'verified' },
  { code: 'ABSENCE', source: '处分条例第十九条第（七）项；公务员法第八十八条第（五）项', mark: 'verified' },
];
export const ClauseCode = z.enum(clauses.map((clause) => clause.code) as [string, ...string[]]);
