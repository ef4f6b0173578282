import type { AnswerKind, ChecklistFields, Question } from '@mingcha/domain/registry';

export type Editing = ChecklistFields;

/** A name for a list or a question that nobody has to think of: Latin letters and figures, unlike the others. */
export function newCode(before: readonly string[], stem: string): string {
  for (let number = before.length + 1; ; number += 1) {
    const code = `${stem}-${number}`;
    if (!before.includes(code)) return code;
  }
}

/** The number at the end goes on: 2026-1 is followed by 2026-2. */
export function nextVersion(present: string | null, year: number): string {
  const [, stem, number] = /^(.*?)(\d+)$/.exec(present ?? '') ?? [];
  return stem === undefined || number === undefined ? `${year}-1` : `${stem}${Number(number) + 1}`;
}

export const emptyList = (template: string, year: number): Editing => ({
  template,
  version: nextVersion(null, year),
  name: '',
  standing: false,
  groups: [{ id: 'all', zh: '', en: '' }],
  bands: [
    { from: 85, zh: '较好', en: 'Good', tone: 'good' },
    { from: 60, zh: '一般', en: 'Fair', tone: 'fair' },
    { from: 0, zh: '较差', en: 'Poor', tone: 'poor' },
  ],
  questions: [],
});

export function added(list: Editing): Editing {
  const question: Question = {
    id: newCode(
      list.questions.map(({ id }) => id),
      list.template.slice(0, 30),
    ),
    group: list.questions.at(-1)?.group ?? list.groups?.[0]?.id ?? '',
    answer: 'yes-no',
    required: true,
    criterion: list.questions.at(-1)?.criterion ?? '',
    text: { zh: '', en: '' },
  };
  return { ...list, questions: [...list.questions, question] };
}

export const changed = (list: Editing, at: number, question: Question): Editing => ({
  ...list,
  questions: list.questions.map((each, index) => (index === at ? question : each)),
});

/** A question that is taken away leaves no condition behind that looks at it. */
export function removed(list: Editing, at: number): Editing {
  const gone = list.questions[at]?.id;
  return {
    ...list,
    questions: list.questions
      .filter((_, index) => index !== at)
      .map((each) => {
        const { shownIf, ...rest } = each;
        const left = (shownIf ?? []).filter((condition) => condition.question !== gone);
        return left.length === 0 ? rest : { ...rest, shownIf: left };
      }),
  };
}

export function moved(list: Editing, at: number, by: -1 | 1): Editing {
  const questions = [...list.questions];
  const [one, other] = [questions[at], questions[at + by]];
  if (one === undefined || other === undefined) return list;
  questions[at] = other;
  questions[at + by] = one;
  return { ...list, questions };
}

/** Another manner of answering: what hung on the old one is gone. */
export function answeredBy(question: Question, answer: AnswerKind): Question {
  const { points: _p, needs: _n, choices: _c, choiceTexts: _t, scale: _s, ...rest } = question;
  return { ...rest, answer, ...(answer === 'choice' ? { choices: [] } : {}) };
}

/** Drops what was set to nothing: an entry says only what is said. */
export function without<K extends keyof Question>(question: Question, key: K): Question {
  const { [key]: _, ...rest } = question;
  return rest as Question;
}
