import type { Question } from './registry-kinds.ts';

const ask =
  (group: string, criterion: string) =>
  (
    id: string,
    answer: Question['answer'],
    zh: string,
    en: string,
    required = false,
    choices?: string[],
  ): Question => ({
    id,
    group,
    answer,
    required,
    criterion,
    text: { zh, en },
    ...(choices ? { choices } : {}),
  });

const difficulty = ask('four-difficulties', 'R-015');
const firstAsked = ask('first-asked', 'R-026');
const notice = ask('one-time-notice', 'R-027');
const limit = ask('time-limit', 'R-028');
const disclosure = ask('disclosure', 'R-031');
const centre = ask('centre', 'R-034');

/** The checklist of a window visit shipped with the first release. */
export const defaultChecklist: {
  readonly version: string;
  readonly name: string;
  readonly questions: readonly Question[];
} = {
  version: '2026-1',
  name: '窗口走访通用清单',
  questions: [
    difficulty(
      'door',
      'score',
      '进门、找窗口是否顺畅（0–10 分）',
      'How easy was it to get in and find the window (0–10)',
      true,
    ),
    difficulty('face', 'score', '接待态度（0–10 分）', 'Manner of reception (0–10)', true),
    difficulty('words', 'score', '用语（0–10 分）', 'Language used (0–10)', true),
    difficulty(
      'matter',
      'score',
      '所办事项办成的难易（0–10 分）',
      'How easy was it to get the matter done (0–10)',
      true,
    ),
    firstAsked(
      'first-asked-own',
      'yes-no',
      '职责内的事项是否马上办理',
      'Was a matter within the duty handled at once',
    ),
    firstAsked(
      'first-asked-other',
      'yes-no',
      '职责外的事项是否领着办或说明去处',
      'Was one led, or told where to go, with a matter of another duty',
    ),
    firstAsked(
      'first-asked-joint',
      'yes-no',
      '涉及多部门的事项是否协同办理',
      'Was a matter of several departments handled jointly',
    ),
    notice(
      'notice-given',
      'yes-no',
      '是否当场出具一次性告知单',
      'Was a written one-time notice given on the spot',
    ),
    notice(
      'papers-told-later',
      'count',
      '首次之后才告知的缺件数',
      'Missing papers told only after the first time',
    ),
    notice('trips', 'count', '为同一事项往返的趟数', 'Trips made for one matter'),
    limit('limit-told', 'yes-no', '受理时是否告知办结时限', 'Was the time limit told at acceptance'),
    limit(
      'waiting-minutes',
      'minutes',
      '从取号到受理的等候时间（分钟）',
      'Waiting from ticket to acceptance (minutes)',
    ),
    limit('windows-open', 'count', '开放的窗口数', 'Windows open'),
    ask('handling-mode', 'R-029')(
      'mode-shown',
      'choice',
      '该事项标明的办理方式',
      'Handling mode shown for the matter',
      false,
      ['DIRECT', 'PROMISED', 'JOINT', 'SUPERIOR', 'CONTROLLED', 'NONE'],
    ),
    ask('limit-cut', 'R-030')(
      'limit-shown',
      'count',
      '公示的承诺时限（工作日）',
      'Promised limit shown (working days)',
    ),
    disclosure(
      'disclosed-basis',
      'yes-no',
      '是否公开职能、机构和办事依据',
      'Are functions, structure and basis disclosed',
    ),
    disclosure(
      'disclosed-process',
      'yes-no',
      '是否公开程序、时限和结果',
      'Are process, time limit and result disclosed',
    ),
    disclosure(
      'disclosed-fees',
      'yes-no',
      '是否公开收费依据、项目、标准和缴费方式',
      'Are fee basis, items, standard and payment disclosed',
    ),
    ask('fees', 'R-032')('fee-charged', 'fen', '实收金额（分）', 'Amount charged (fen)'),
    ask('coverage', 'R-033')(
      'items-in-centre',
      'yes-no',
      '该事项是否在大厅真正受理',
      'Is the matter really accepted in the hall',
    ),
    centre(
      'centre-moved-in',
      'score',
      '进驻事项是否彻底（0–10 分）',
      'Have the items really moved in (0–10)',
    ),
    centre(
      'centre-authorised',
      'score',
      '窗口授权是否充分（0–10 分）',
      'Is the window authorised enough (0–10)',
    ),
    centre('centre-fees', 'score', '办件收费是否透明（0–10 分）', 'Are charges transparent (0–10)'),
    centre(
      'centre-process',
      'score',
      '审批流程是否优化（0–10 分）',
      'Is the approval process streamlined (0–10)',
    ),
  ],
};
