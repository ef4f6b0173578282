import { isTombstone, TOMBSTONE, type Tombstone } from '../../primitives.ts';
import { type Answer, compares, type Needs, type Question } from './question.ts';

type Words = Readonly<Record<string, string | Tombstone>>;

/** What was said on one visit, question by question. */
export interface Given {
  readonly answers: Readonly<Record<string, Answer | Tombstone>>;
  /** Not applicable, and why. */
  readonly excused: Words;
  readonly words: Words;
  readonly evidence: Readonly<Record<string, readonly string[]>>;
}
export const nothingGiven: Given = { answers: {}, excused: {}, words: {}, evidence: {} };

/** One row of what was said, as tables hold it. */
export interface AnswerLine {
  readonly question: string;
  readonly value: Answer | null;
  readonly erased: boolean;
  readonly excused: string | null;
  readonly words: string | null;
  readonly wordsErased: boolean;
  readonly evidence: readonly string[];
  /** From a version that was left. */
  readonly kept: boolean;
}

/** The rows of a visit as lists are counted by: the same count on the tablet, at the desk and on paper. */
export function givenOf(lines: readonly AnswerLine[]): Given {
  const standing = lines.filter(({ kept }) => !kept);
  const map = <T>(pick: (line: AnswerLine) => T | null) =>
    Object.fromEntries(
      standing.flatMap((line) => {
        const value = pick(line);
        return value === null ? [] : [[line.question, value] as const];
      }),
    );
  return {
    answers: map((line) => (line.erased ? TOMBSTONE : line.value)),
    excused: map(({ excused }) => excused),
    words: map((line) => (line.wordsErased ? TOMBSTONE : line.words)),
    evidence: map(({ evidence }) => evidence),
  };
}

const has = (map: object, id: string) => Object.hasOwn(map, id);

export const isExcused = ({ excused }: Given, id: string): boolean => has(excused, id);
export const isSettled = (given: Given, id: string): boolean =>
  has(given.answers, id) || isExcused(given, id);

/** The value that counts: none where it was excused, never given, or erased by law. */
export function saidTo(given: Given, id: string): Answer | null {
  const value = given.answers[id];
  return value === undefined || isTombstone(value) || isExcused(given, id) ? null : value;
}

/**
 * The questions asked of this visit, in order. A condition looks at earlier questions only, and a question that is not asked
 * answers none: what was answered before the way changed is kept, but hides and counts for nothing.
 */
export function shownQuestions(questions: readonly Question[], given: Given): readonly Question[] {
  const shown = new Set<string>();
  return questions.filter((question) => {
    const asked = (question.shownIf ?? []).every(({ question: id, is, value }) => {
      if (!shown.has(id) || isExcused(given, id)) return false;
      const said = given.answers[id];
      if (said === undefined) return false;
      // Nobody can say any more what was answered: what hung on it stays in sight.
      return isTombstone(said) || compares(is, said, value);
    });
    if (asked) shown.add(question.id);
    return asked;
  });
}

function asksFor({ is, value }: Needs, said: Answer): boolean {
  if (is === 'always') return true;
  return value !== undefined && compares(is, said, value);
}

/** What an answer still lacks to be taken at its word; null when it lacks nothing. */
export function lacking(question: Question, given: Given): Needs['what'] | null {
  const { id, needs } = question;
  const said = saidTo(given, id);
  if (needs === undefined || said === null || !asksFor(needs, said)) return null;
  const shown = (given.evidence[id] ?? []).length > 0;
  const words = given.words[id];
  const told = words !== undefined && (isTombstone(words) || words.trim() !== '');
  const enough = needs.what === 'evidence' ? shown : needs.what === 'words' ? told : shown || told;
  return enough ? null : needs.what;
}

export interface Progress {
  /** Required questions among those asked. */
  readonly required: number;
  readonly done: number;
  /** Required and neither answered nor excused, in order. */
  readonly missing: readonly string[];
  /** Answered without the evidence or the words that such an answer needs. */
  readonly unsupported: readonly string[];
}

export function progressIn(questions: readonly Question[], given: Given): Progress {
  const shown = shownQuestions(questions, given);
  const required = shown.filter((question) => question.required);
  const missing = required.filter(({ id }) => !isSettled(given, id)).map(({ id }) => id);
  return {
    required: required.length,
    done: required.length - missing.length,
    missing,
    unsupported: shown.filter((question) => lacking(question, given) !== null).map(({ id }) => id),
  };
}
