import type { ChecklistFields, Question } from '../question.ts';
import { asking, noIsShown, threeBands, when, yesCounts } from './asking.ts';

const ask = asking('disclosure', 'R-031');

const item = (id: string, zh: string, en: string, fees = false): Question =>
  ask(`disclosed-${id}`, 'yes-no', `是否公开${zh}`, `Disclosed: ${en}`, {
    required: true,
    points: yesCounts(1),
    needs: noIsShown,
    ...(fees ? { shownIf: when('disclosed-takes-fees', true) } : {}),
  });

/** 十公开: six of every unit, four of whoever takes fees. */
export const tenDisclosures: ChecklistFields = {
  template: 'ten-disclosures',
  version: '2026-1',
  name: '十公开',
  nameEn: 'Ten disclosures',
  standing: false,
  groups: [
    { id: 'disclosure', zh: '十公开', en: 'Ten disclosures' },
    { id: 'fees', zh: '收费', en: 'Fees' },
  ],
  bands: threeBands,
  questions: [
    item('functions', '职能', 'functions'),
    item('structure', '机构', 'structure'),
    item('basis', '办事依据', 'legal basis'),
    item('limit', '办事时限', 'time limits'),
    item('process', '办事程序', 'process'),
    item('result', '办理结果', 'results'),
    ask('disclosed-takes-fees', 'yes-no', '该单位是否收费', 'Does the unit take fees', { required: true }),
    item('fee-basis', '收费依据', 'basis of fees', true),
    item('fee-items', '收费项目', 'fee items', true),
    item('fee-standard', '收费标准', 'fee standard', true),
    item('payment', '缴费方式', 'way of payment', true),
    asking('fees', 'R-032')('fee-charged', 'fen', '实收金额（分）', 'Amount charged (fen)', {
      shownIf: when('disclosed-takes-fees', true),
    }),
  ],
};
