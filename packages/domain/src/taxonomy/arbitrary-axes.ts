import type { TaxonomyAxis } from '../registry/registry-kinds.ts';

const fourArbitrary: TaxonomyAxis = {
  axis: 'FOUR_ARBITRARY',
  zh: '四乱',
  en: 'Four Arbitraries',
  groups: [
    {
      code: 'ARBITRARY_INSPECTION',
      zh: '乱检查',
      en: 'Arbitrary inspection',
      requirement: 'R-005',
      codes: [
        { code: 'INSPECTION_REPEATED', zh: '重复检查', en: 'Repeated inspection', requirement: 'R-005' },
        {
          code: 'INSPECTION_WITHOUT_BASIS',
          zh: '无依据检查',
          en: 'Inspection without basis',
          requirement: 'R-005',
        },
      ],
    },
    {
      code: 'ARBITRARY_FINE',
      zh: '乱罚款',
      en: 'Arbitrary fine',
      requirement: 'R-009',
      codes: [
        { code: 'FINE_QUOTA', zh: '下达罚款指标', en: 'Fine quota issued', requirement: 'R-009' },
        {
          code: 'FINE_NO_RECEIPT',
          zh: '不开票据',
          en: 'No formal receipt',
          requirement: 'R-009',
          needs: 'amount',
        },
        { code: 'FINE_FOR_CONTROL', zh: '以罚代管', en: 'Fine instead of control', requirement: 'R-009' },
        {
          code: 'FINE_TOP_OF_RANGE',
          zh: '就高不就低',
          en: 'Top of the range',
          requirement: 'R-009',
          needs: 'amount',
        },
      ],
    },
    {
      code: 'ARBITRARY_FEE',
      zh: '乱收费',
      en: 'Arbitrary fee',
      requirement: 'R-008',
      codes: [
        {
          code: 'FEE_COMPULSORY',
          zh: '强制收费',
          en: 'Compulsory fee',
          requirement: 'R-008',
          needs: 'amount',
        },
        { code: 'FEE_PIGGYBACK', zh: '搭车收费', en: 'Piggyback fee', requirement: 'R-008', needs: 'amount' },
        { code: 'FEE_BUNDLED', zh: '捆绑收费', en: 'Bundled fee', requirement: 'R-008', needs: 'amount' },
        { code: 'FEE_INVENTED', zh: '巧立名目', en: 'Invented fee', requirement: 'R-008', needs: 'amount' },
        {
          code: 'FEE_MULTI_HEAD',
          zh: '多头收费',
          en: 'Charged by several',
          requirement: 'R-008',
          needs: 'amount',
        },
        {
          code: 'FEE_OVERCHARGED',
          zh: '超标准收费',
          en: 'Above the standard',
          requirement: 'R-010',
          needs: 'amount',
        },
        { code: 'FEE_FOR_CONTROL', zh: '以征代管', en: 'Levy instead of control', requirement: 'R-016' },
      ],
    },
    {
      code: 'ARBITRARY_LEVY',
      zh: '乱摊派',
      en: 'Arbitrary levy',
      requirement: 'R-005',
      codes: [
        {
          code: 'LEVY_SPONSORSHIP',
          zh: '强拉赞助',
          en: 'Forced sponsorship',
          requirement: 'R-005',
          needs: 'amount',
        },
        {
          code: 'LEVY_SUBSCRIPTION',
          zh: '强行订购',
          en: 'Forced subscription',
          requirement: 'R-005',
          needs: 'amount',
        },
      ],
    },
  ],
};

/** Matters of extraction are never closed by rectification alone; the fifth form is R-012. */
const extortion: TaxonomyAxis = {
  axis: 'EXTORTION',
  zh: '吃拿卡要报',
  en: 'Extraction',
  groups: [
    {
      code: 'EXTORTION',
      zh: '吃拿卡要',
      en: 'Extraction',
      requirement: 'R-011',
      raises: 'disposal',
      codes: [
        { code: 'EAT', zh: '吃', en: 'Eating at others’ cost', requirement: 'R-011', raises: 'referral' },
        { code: 'TAKE', zh: '拿', en: 'Taking', requirement: 'R-011', raises: 'referral' },
        { code: 'OBSTRUCT', zh: '卡', en: 'Holding up', requirement: 'R-011', raises: 'disposal' },
        { code: 'DEMAND', zh: '要', en: 'Demanding', requirement: 'R-011', raises: 'referral' },
        { code: 'REIMBURSE', zh: '报', en: 'Bills passed on', requirement: 'R-012', raises: 'referral' },
      ],
    },
  ],
};

export const arbitraryAxes: readonly TaxonomyAxis[] = [fourArbitrary, extortion];

/** the older set counts on as part of the newer one. */
export const threeArbitraryInFour = {
  FEE: 'ARBITRARY_FEE',
  FINE: 'ARBITRARY_FINE',
  LEVY: 'ARBITRARY_LEVY',
} as const;
