import type { ChecklistFields } from '../question.ts';
import { asking, noIsShown, threeBands, when, yesCounts } from './asking.ts';

const ask = asking('first-asked', 'R-026');

/** 职责内的事项马上办、职责外的事项领着办、需要多部门办的协同办: one branch is asked, the one that was met. */
export const firstAsked: ChecklistFields = {
  template: 'first-asked',
  version: '2026-1',
  name: '首问负责',
  nameEn: 'First-asked responsibility',
  standing: false,
  groups: [{ id: 'first-asked', zh: '首问负责', en: 'First-asked responsibility' }],
  bands: threeBands,
  questions: [
    ask('first-asked-branch', 'choice', '所问事项属于哪一种', 'Whose matter was asked about', {
      required: true,
      choices: ['own', 'other', 'joint'],
      choiceTexts: {
        own: { zh: '职责内', en: 'Its own' },
        other: { zh: '职责外', en: 'Another’s' },
        joint: { zh: '多部门', en: 'Several departments’' },
      },
    }),
    ask(
      'first-asked-own',
      'yes-no',
      '职责内的事项是否马上办理',
      'Was a matter within the duty handled at once',
      { required: true, shownIf: when('first-asked-branch', 'own'), points: yesCounts(10), needs: noIsShown },
    ),
    ask(
      'first-asked-other',
      'choice',
      '职责外的事项怎样对待',
      'How was a matter of another duty dealt with',
      {
        required: true,
        shownIf: when('first-asked-branch', 'other'),
        choices: ['led', 'told', 'neither'],
        choiceTexts: {
          led: { zh: '领着去办', en: 'Led there' },
          told: { zh: '说明去处', en: 'Told where to go' },
          neither: { zh: '没有管', en: 'Neither' },
        },
        points: { by: 'choice', each: { led: 10, told: 6, neither: 0 } },
        needs: { is: 'same', value: 'neither', what: 'either' },
      },
    ),
    ask(
      'first-asked-arrived',
      'yes-no',
      '领到的地方能否办理',
      'Could the matter be handled where one was led',
      { shownIf: when('first-asked-other', 'led'), points: { by: 'yes-no', yes: 0, no: -4 } },
    ),
    ask(
      'first-asked-joint',
      'yes-no',
      '涉及多部门的事项是否协同办理',
      'Was a matter of several departments handled jointly',
      {
        required: true,
        shownIf: when('first-asked-branch', 'joint'),
        points: yesCounts(10),
        needs: noIsShown,
      },
    ),
  ],
};
