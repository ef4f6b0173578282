import { z } from 'zod';

/** One answer to a checklist question: whole numbers, words or yes and no. */
export const Answer = z.union([z.boolean(), z.int(), z.string().max(1000)]);
export type Answer = z.infer<typeof Answer>;

export const QuestionId = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/);
export const TemplateId = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);
export const AnswerKind = z.enum(['yes-no', 'score', 'count', 'minutes', 'fen', 'choice', 'text']);
export type AnswerKind = z.infer<typeof AnswerKind>;

const Said = z.strictObject({ zh: z.string().max(200), en: z.string().max(300) });
const Comparison = z.enum(['same', 'other', 'at-least', 'at-most']);

/** Asked only if an earlier question was answered so. */
export const Condition = z.strictObject({ question: QuestionId, is: Comparison, value: Answer });
export type Condition = z.infer<typeof Condition>;

const points = z.int().min(-100).max(100);

/** What an answer is worth. Below nothing only ever takes from the same group, and no group ends below nothing. */
export const Points = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('yes-no'), yes: points, no: points }),
  /** So many for each step of the score. */
  z.strictObject({ by: z.literal('scale'), each: z.int().min(1).max(100) }),
  z.strictObject({ by: z.literal('choice'), each: z.record(z.string().max(40), points) }),
  z.strictObject({
    by: z.literal('steps'),
    steps: z
      .array(z.strictObject({ upTo: z.int().min(0), points }))
      .min(1)
      .max(10),
    beyond: points,
  }),
]);
export type Points = z.infer<typeof Points>;

/** The least an answer must come with: a piece of evidence, words, or either of them. */
export const Needs = z.strictObject({
  is: z.enum(['always', ...Comparison.options]),
  value: Answer.optional(),
  what: z.enum(['evidence', 'words', 'either']),
});
export type Needs = z.infer<typeof Needs>;

export const Question = z.strictObject({
  id: QuestionId,
  group: z.string().max(40),
  answer: AnswerKind,
  choices: z.array(z.string().max(40)).max(20).optional(),
  /** What a choice is called, where its own word is not enough. */
  choiceTexts: z.record(z.string().max(40), Said).optional(),
  /** A score goes from 0 to this; 10 where nothing is said. */
  scale: z.int().min(1).max(100).optional(),
  required: z.boolean(),
  criterion: z.string().max(40),
  text: Said,
  shownIf: z.array(Condition).max(4).optional(),
  points: Points.optional(),
  needs: Needs.optional(),
});
export type Question = z.infer<typeof Question>;

const Group = z.strictObject({ id: z.string().min(1).max(40), ...Said.shape });
const Band = z.strictObject({
  /** From this share of the points on, in hundredths. */
  from: z.int().min(0).max(100),
  ...Said.shape,
  tone: z.enum(['good', 'fair', 'poor']),
});
export type Band = z.infer<typeof Band>;

/** A list of questions as it is adopted: once adopted, a version never changes. */
export const ChecklistFields = z.strictObject({
  /** Which list this is a version of. */
  template: TemplateId,
  version: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(200),
  nameEn: z.string().trim().min(1).max(200).optional(),
  /** Asked on every visit whose task names no lists of its own. */
  standing: z.boolean(),
  groups: z.array(Group).max(20).optional(),
  bands: z.array(Band).max(6).optional(),
  questions: z.array(Question).max(200),
});
export type ChecklistFields = z.infer<typeof ChecklistFields>;
export type Template = Omit<ChecklistFields, 'template' | 'standing'>;

export const scaleOf = ({ scale }: Pick<Question, 'scale'>): number => scale ?? 10;

export const isCounted = (kind: AnswerKind): boolean =>
  kind === 'score' || kind === 'count' || kind === 'minutes' || kind === 'fen';

/** Whether a value can be an answer to this question at all. */
export function fits(question: Question, value: Answer): boolean {
  switch (question.answer) {
    case 'yes-no':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && value.trim() !== '';
    case 'choice':
      return typeof value === 'string' && (question.choices ?? []).includes(value);
    case 'score':
      return typeof value === 'number' && value >= 0 && value <= scaleOf(question);
    default:
      return typeof value === 'number' && value >= 0;
  }
}

export function compares(is: Condition['is'], given: Answer, value: Answer): boolean {
  if (is === 'same') return given === value;
  if (is === 'other') return given !== value;
  if (typeof given !== 'number' || typeof value !== 'number') return false;
  return is === 'at-least' ? given >= value : given <= value;
}
