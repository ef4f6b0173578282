import { type Refusal, refusal } from '../../refusals.ts';
import { type Answer, type Condition, fits, isCounted, type Question, type Template } from './question.ts';

export const templateFaults = [
  'no-questions',
  'id-twice',
  'text-missing',
  'choices-few',
  'condition-not-before',
  'condition-unfit',
  'points-unfit',
  'steps-unsorted',
  'needs-unfit',
  'group-unknown',
  'bands-twice',
] as const;
export type TemplateFault = (typeof templateFaults)[number];
export interface FaultAt {
  /** Null where it concerns the list as a whole. */
  readonly question: string | null;
  readonly fault: TemplateFault;
}

/** What would make a list impossible to answer or to count, in the order of its questions. The editor and a file meet the same. */
export function faultsOf(template: Pick<Template, 'questions' | 'bands' | 'groups'>): readonly FaultAt[] {
  const { questions, bands = [], groups } = template;
  const faults: FaultAt[] = [];
  if (questions.length === 0) faults.push({ question: null, fault: 'no-questions' });
  if (new Set(bands.map((band) => band.from)).size < bands.length)
    faults.push({ question: null, fault: 'bands-twice' });
  const before = new Map<string, Question>();
  for (const question of questions) {
    const add = (fault: TemplateFault) => faults.push({ question: question.id, fault });
    if (before.has(question.id)) add('id-twice');
    if (question.text.zh.trim() === '' && question.text.en.trim() === '') add('text-missing');
    if (question.answer === 'choice' && new Set(question.choices ?? []).size < 2) add('choices-few');
    if (groups !== undefined && !groups.some(({ id }) => id === question.group)) add('group-unknown');
    for (const condition of question.shownIf ?? []) {
      const asked = before.get(condition.question);
      if (asked === undefined) add('condition-not-before');
      else if (!comparable(asked, condition)) add('condition-unfit');
    }
    if (!pointsFit(question)) add('points-unfit');
    else if (question.points?.by === 'steps' && !isRising(question.points.steps.map((step) => step.upTo)))
      add('steps-unsorted');
    if (!needsFit(question)) add('needs-unfit');
    before.set(question.id, question);
  }
  return faults;
}

function comparable(asked: Question, { is, value }: Pick<Condition, 'is'> & { value: Answer }): boolean {
  if (!fits(asked, value)) return false;
  return is === 'same' || is === 'other' || isCounted(asked.answer);
}

function pointsFit(question: Question): boolean {
  const { points, answer, choices = [] } = question;
  if (points === undefined) return true;
  switch (points.by) {
    case 'yes-no':
      return answer === 'yes-no';
    case 'scale':
      return answer === 'score';
    case 'choice':
      return answer === 'choice' && Object.keys(points.each).every((choice) => choices.includes(choice));
    case 'steps':
      return isCounted(answer);
  }
}

function needsFit(question: Question): boolean {
  const { needs } = question;
  if (needs === undefined || needs.is === 'always') return true;
  return needs.value !== undefined && comparable(question, { is: needs.is, value: needs.value });
}

const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((each, index) => index === 0 || each > (numbers[index - 1] ?? 0));

export function unfitTemplate(template: Parameters<typeof faultsOf>[0]): Refusal | null {
  const [first] = faultsOf(template);
  return first === undefined
    ? null
    : refusal('registry.checklist-unfit', {
        question: first.question ?? '',
        fault: `checklist-fault.${first.fault}`,
      });
}
