import type { Band, Needs, Question } from '../question.ts';

type Rest = Partial<Omit<Question, 'id' | 'group' | 'criterion' | 'answer' | 'text'>>;

/** Questions of one group, measured against one requirement. */
export const asking =
  (group: string, criterion: string) =>
  (id: string, answer: Question['answer'], zh: string, en: string, rest: Rest = {}): Question => ({
    id,
    group,
    answer,
    required: false,
    criterion,
    text: { zh, en },
    ...rest,
  });

export const when = (question: string, value: boolean | string | number) => [
  { question, is: 'same' as const, value },
];

/** A "no" is a fault in the making: it is shown or told, or it is not taken at its word. */
export const noIsShown: Needs = { is: 'same', value: false, what: 'either' };
export const yesCounts = (points: number) => ({ by: 'yes-no' as const, yes: points, no: 0 });

export const threeBands: Band[] = [
  { from: 85, zh: '较好', en: 'Good', tone: 'good' },
  { from: 60, zh: '一般', en: 'Fair', tone: 'fair' },
  { from: 0, zh: '较差', en: 'Poor', tone: 'poor' },
];
