import type { ChecklistFields } from '../question.ts';
import { asking, threeBands } from './asking.ts';

const ask = asking('four-difficulties', 'R-015');
/** Whoever scores low says what was seen, or shows it. */
const scored = {
  required: true,
  scale: 10,
  points: { by: 'scale' as const, each: 1 },
  needs: { is: 'at-most' as const, value: 3, what: 'either' as const },
};

/** 门难进、脸难看、话难听、事难办. */
export const fourDifficulties: ChecklistFields = {
  template: 'four-difficulties',
  version: '2026-1',
  name: '四难',
  nameEn: 'Four difficulties',
  standing: true,
  groups: [{ id: 'four-difficulties', zh: '四难', en: 'Four difficulties' }],
  bands: threeBands,
  questions: [
    ask(
      'door',
      'score',
      '进门、找窗口是否顺畅（0–10 分）',
      'How easy was it to get in and find the window (0–10)',
      scored,
    ),
    ask('face', 'score', '接待态度（0–10 分）', 'Manner of reception (0–10)', scored),
    ask('words', 'score', '用语（0–10 分）', 'Language used (0–10)', scored),
    ask(
      'matter',
      'score',
      '所办事项办成的难易（0–10 分）',
      'How easy was it to get the matter done (0–10)',
      scored,
    ),
  ],
};
