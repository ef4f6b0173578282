import type { Question } from '@mingcha/domain/registry';

/** What each question says, to count what differs between two versions. */
export const textsOf = (questions: readonly Question[]): ReadonlyMap<string, string> =>
  new Map(questions.map(({ id, ...rest }) => [id, JSON.stringify(rest)]));
