import type { TaxonomyAxis } from '../registry/registry-kinds.ts';

const plain = (code: string, zh: string, en: string, requirement: string) => ({ code, zh, en, requirement });

const actionMode: TaxonomyAxis = {
  axis: 'ACTION_MODE',
  zh: '作为方式',
  en: 'Mode of action',
  groups: [
    {
      ...plain('ACTION_MODE', '作为方式', 'Mode of action', 'R-013'),
      codes: [
        plain('INACTION', '不作为', 'Inaction', 'R-013'),
        plain('SLOW_ACTION', '慢作为', 'Slow action', 'R-013'),
        plain('WRONGFUL_ACTION', '乱作为', 'Wrongful action', 'R-013'),
      ],
    },
  ],
};

const blockage: TaxonomyAxis = {
  axis: 'BLOCKAGE',
  zh: '梗阻部位',
  en: 'Where it is blocked',
  groups: [
    {
      ...plain('BLOCKAGE', '梗阻', 'Blockage', 'R-014'),
      codes: [
        plain('MIDDLE_BLOCKAGE', '中梗阻', 'Middle level', 'R-014'),
        plain('LOWER_BLOCKAGE', '下梗阻', 'Lower level', 'R-014'),
        plain('VERTICAL_BLOCKAGE', '条梗阻', 'Vertical line', 'R-014'),
      ],
    },
  ],
};

/** A claim on paper beside the fact on the ground: both are evidence. */
const falseCompliance: TaxonomyAxis = {
  axis: 'FALSE_COMPLIANCE',
  zh: '落而不实',
  en: 'Compliance in name only',
  groups: [
    {
      ...plain('FALSE_COMPLIANCE', '落而不实', 'Compliance in name only', 'R-017'),
      codes: [
        { ...plain('NOT_REALLY_DONE', '落而不实', 'Reported, not done', 'R-017'), needs: 'claim-and-fact' },
        { ...plain('BOASTING', '吹虚飘空', 'Exaggeration', 'R-017'), needs: 'claim-and-fact' },
        { ...plain('OUTWARD_OBEDIENCE', '阳奉阴违', 'Obeyed for show', 'R-017'), needs: 'claim-and-fact' },
        { ...plain('FORMALISM', '形式主义', 'Formalism', 'R-017'), needs: 'claim-and-fact' },
        { ...plain('BUREAUCRATISM', '官僚主义', 'Bureaucratism', 'R-017'), needs: 'claim-and-fact' },
      ],
    },
  ],
};

const enforcement: TaxonomyAxis = {
  axis: 'ENFORCEMENT',
  zh: '执法五类',
  en: 'Law enforcement',
  groups: [
    {
      ...plain('ENFORCEMENT', '执法', 'Enforcement', 'R-020'),
      codes: [
        plain('LAW_NOT_FOLLOWED', '有法不依', 'Law not followed', 'R-020'),
        plain('UNFAIR_ENFORCEMENT', '执法不公', 'Unfair enforcement', 'R-020'),
        plain('VIOLATION_NOT_PURSUED', '违法不究', 'Violation not pursued', 'R-020'),
        plain('RULES_NOT_KEPT', '有章不循', 'Rules not kept', 'R-020'),
        { ...plain('UNCLEAN_GOVERNANCE', '为政不廉', 'Lack of integrity', 'R-020'), raises: 'referral' },
      ],
    },
  ],
};

/** what citizens complain of in appraisals, so that trends can be laid beside findings. */
const appraisal: TaxonomyAxis = {
  axis: 'APPRAISAL',
  zh: '评议问题',
  en: 'Appraisal classes',
  groups: [
    {
      ...plain('APPRAISAL', '评议', 'Appraisal', 'R-023'),
      codes: [
        plain('ROUGH_ATTITUDE', '服务态度粗暴', 'Rough attitude', 'R-023'),
        plain('UNFAIR_LAW', '执法不公正', 'Unfair law enforcement', 'R-023'),
        plain('ARBITRARY_POLICY', '政策随意', 'Arbitrary policy', 'R-023'),
        plain('ARBITRARY_CHARGES', '乱收费', 'Arbitrary charges', 'R-023'),
        plain('INEFFICIENCY', '效率不高', 'Inefficiency', 'R-023'),
      ],
    },
  ],
};

export const actionAxes: readonly TaxonomyAxis[] = [
  actionMode,
  blockage,
  falseCompliance,
  enforcement,
  appraisal,
];
