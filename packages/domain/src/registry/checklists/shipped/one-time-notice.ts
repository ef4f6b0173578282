import type { ChecklistFields } from '../question.ts';
import { asking, noIsShown, threeBands, when, yesCounts } from './asking.ts';

const notice = asking('one-time-notice', 'R-027');
const limit = asking('time-limit', 'R-028');

/** 一次性告知、限时办结. How long one waits is measured on the visit and not asked here. */
export const oneTimeNotice: ChecklistFields = {
  template: 'one-time-notice',
  version: '2026-2',
  name: '一次性告知与限时办结',
  nameEn: 'One-time notice and time limits',
  standing: false,
  groups: [
    { id: 'one-time-notice', zh: '一次性告知', en: 'One-time notice' },
    { id: 'time-limit', zh: '限时办结', en: 'Time limits' },
    { id: 'handling-mode', zh: '办理方式', en: 'Handling mode' },
  ],
  bands: threeBands,
  questions: [
    notice(
      'notice-given',
      'yes-no',
      '是否当场一次告知全部材料',
      'Were all papers named at once, on the spot',
      { required: true, points: yesCounts(10), needs: noIsShown },
    ),
    notice('notice-written', 'yes-no', '告知是否为书面', 'Was the notice in writing', {
      shownIf: when('notice-given', true),
      points: yesCounts(5),
    }),
    notice(
      'papers-told-first',
      'count',
      '首次当场告知的材料件数',
      'Papers named the first time, on the spot',
      { needs: { is: 'at-least', value: 1, what: 'either' } },
    ),
    notice(
      'papers-told-later',
      'count',
      '首次之后才告知的缺件数',
      'Missing papers told only after the first time',
      {
        points: {
          by: 'steps',
          steps: [
            { upTo: 0, points: 5 },
            { upTo: 1, points: 2 },
          ],
          beyond: 0,
        },
        needs: { is: 'at-least', value: 1, what: 'words' },
      },
    ),
    notice('trips', 'count', '为同一事项往返的趟数', 'Trips made for one matter', {
      required: true,
      points: {
        by: 'steps',
        steps: [
          { upTo: 1, points: 10 },
          { upTo: 2, points: 6 },
          { upTo: 3, points: 2 },
        ],
        beyond: 0,
      },
      needs: { is: 'at-least', value: 3, what: 'either' },
    }),
    limit('limit-told', 'yes-no', '受理时是否告知办结时限', 'Was the time limit told at acceptance', {
      points: yesCounts(5),
      needs: noIsShown,
    }),
    asking('handling-mode', 'R-029')(
      'mode-shown',
      'choice',
      '该事项标明的办理方式',
      'Handling mode shown for the matter',
      {
        choices: ['DIRECT', 'PROMISED', 'JOINT', 'SUPERIOR', 'CONTROLLED', 'NONE'],
        choiceTexts: {
          DIRECT: { zh: '直接办理', en: 'Direct' },
          PROMISED: { zh: '承诺办理', en: 'Promised' },
          JOINT: { zh: '联合办理', en: 'Joint' },
          SUPERIOR: { zh: '上报办理', en: 'Through the superior' },
          CONTROLLED: { zh: '控制事项明确答复', en: 'Controlled, with a clear reply' },
          NONE: { zh: '没有标明', en: 'Not shown' },
        },
      },
    ),
    asking('time-limit', 'R-030')(
      'limit-shown',
      'count',
      '公示的承诺时限（工作日）',
      'Promised limit shown (working days)',
    ),
  ],
};
