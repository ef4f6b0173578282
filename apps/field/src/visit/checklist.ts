import type { VisitState } from '@mingcha/domain/visits';
import type { Pack } from '../state/pack.ts';

type Checklist = Pack['checklist'];

export interface Progress {
  readonly required: number;
  readonly done: number;
  /** Identifiers of required questions without an answer, in order. */
  readonly missing: readonly string[];
}

export function progressOf(checklist: Checklist, answers: VisitState['answers']): Progress {
  const required = requiredOf(checklist);
  const missing = required.filter((id) => !Object.hasOwn(answers, id));
  return { required: required.length, done: required.length - missing.length, missing };
}

export const requiredOf = (checklist: Checklist): readonly string[] =>
  (checklist?.questions ?? []).flatMap((question) => (question.required ? question.id : []));
