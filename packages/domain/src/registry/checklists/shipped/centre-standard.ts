import type { ChecklistFields, Question } from '../question.ts';
import { asking, noIsShown, threeBands } from './asking.ts';

/** One dimension: a fact that can be shown, then a score. */
const dimension = (
  group: string,
  fact: { id: string; zh: string; en: string; criterion?: string; badIf: boolean },
  score: { id: string; zh: string; en: string },
): Question[] => [
  asking(group, fact.criterion ?? 'R-034')(fact.id, 'yes-no', fact.zh, fact.en, {
    required: true,
    points: fact.badIf ? { by: 'yes-no', yes: -5, no: 0 } : { by: 'yes-no', yes: 5, no: 0 },
    needs: fact.badIf ? { is: 'same', value: true, what: 'either' } : noIsShown,
  }),
  asking(group, 'R-034')(score.id, 'score', `${score.zh}（0–10 分）`, `${score.en} (0–10)`, {
    required: true,
    scale: 10,
    points: { by: 'scale', each: 1 },
  }),
];

/** 进驻事项是否彻底，窗口授权是否充分，办件收费是否透明，审批流程是否优化. */
export const centreStandard: ChecklistFields = {
  template: 'centre-standard',
  version: '2026-1',
  name: '中心运行标准',
  nameEn: 'Centre operating standard',
  standing: false,
  groups: [
    { id: 'centre-moved-in', zh: '进驻', en: 'Moved in' },
    { id: 'centre-authorised', zh: '授权', en: 'Authorised' },
    { id: 'centre-fees', zh: '收费', en: 'Fees' },
    { id: 'centre-process', zh: '流程', en: 'Process' },
  ],
  bands: threeBands,
  questions: [
    ...dimension(
      'centre-moved-in',
      {
        id: 'items-in-centre',
        zh: '该事项是否在大厅真正受理',
        en: 'Is the matter really accepted in the hall',
        criterion: 'R-033',
        badIf: false,
      },
      { id: 'centre-moved-in', zh: '进驻事项是否彻底', en: 'Have the items really moved in' },
    ),
    ...dimension(
      'centre-authorised',
      {
        id: 'decided-at-window',
        zh: '能办的事项窗口是否当场作出决定',
        en: 'Does the window decide on the spot what it may',
        badIf: false,
      },
      { id: 'centre-authorised', zh: '窗口授权是否充分', en: 'Is the window authorised enough' },
    ),
    ...dimension(
      'centre-fees',
      {
        id: 'fees-posted',
        zh: '收费项目和标准是否在窗口公示',
        en: 'Are fee items and standards posted at the window',
        badIf: false,
      },
      { id: 'centre-fees', zh: '办件收费是否透明', en: 'Are charges transparent' },
    ),
    ...dimension(
      'centre-process',
      {
        id: 'papers-asked-twice',
        zh: '同一材料是否重复要求提交',
        en: 'Is the same paper asked for more than once',
        badIf: true,
      },
      { id: 'centre-process', zh: '审批流程是否优化', en: 'Is the approval process streamlined' },
    ),
  ],
};
