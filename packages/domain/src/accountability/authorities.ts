import type { ActingRole } from '../access/roles.ts';
import { type Family, type Mark, measureOf } from './measures.ts';

export const authorityCodes = ['SUPERVISION', 'EMPLOYER', 'PARTY', 'GOVERNMENT'] as const;
export type AuthorityCode = (typeof authorityCodes)[number];

export interface Authority {
  readonly code: AuthorityCode;
  /** Families whose measures this organ may decide on. */
  readonly families: readonly Family[];
  /** Who speaks for it here. */
  readonly roles: readonly ActingRole[];
  readonly source: string;
  readonly mark: Mark;
}

/** Whose measure is whose. The inspecting office is not among them: it proposes, and others decide (督查条例 21). */
export const authorities: readonly Authority[] = [
  {
    code: 'SUPERVISION',
    families: ['first-form', 'punishment'],
    roles: ['discipline'],
    source: '监察法；政务处分法第三、十二条',
    mark: 'verified',
  },
  {
    code: 'EMPLOYER',
    families: ['first-form', 'organisational', 'punishment'],
    roles: ['leader'],
    source: '公务员法；处分条例第三十四、三十六、三十七条',
    mark: 'verified',
  },
  {
    code: 'PARTY',
    families: ['first-form', 'accountability', 'organisational', 'party', 'party-organisation'],
    roles: ['discipline', 'leader'],
    source: '问责条例（2019）第十二条',
    mark: 'known',
  },
  {
    code: 'GOVERNMENT',
    families: ['unit'],
    roles: ['leader'],
    source: '政府督查工作条例第二十一条',
    mark: 'verified',
  },
];

export const authorityOf = (code: string): Authority | undefined =>
  authorities.find((authority) => authority.code === code);

/** Measures of the list that this organ may not decide on; reference rows are nobody's to decide here. */
export const beyond = (code: string, measures: readonly string[]): readonly string[] =>
  measures.filter((each) => {
    const measure = measureOf(each);
    return !measure || measure.reference === true || !authorityOf(code)?.families.includes(measure.family);
  });
