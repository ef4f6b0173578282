import { type Refusal, refusal } from '../../refusals.ts';
import type { Given } from './answering.ts';
import type { Question } from './question.ts';

/** Which question of the older version a question of the newer one stands for. */
export type Mapping = readonly { readonly from: string; readonly to: string }[];

const sameShape = (one: Question, other: Question): boolean =>
  one.answer === other.answer &&
  (one.scale ?? 10) === (other.scale ?? 10) &&
  (one.choices ?? []).every((choice) => other.choices?.includes(choice) ?? false);

/** What can be carried over without asking: the same question answered in the same manner. A person may say otherwise. */
export const offeredMapping = (older: readonly Question[], newer: readonly Question[]): Mapping =>
  older.flatMap((one) => {
    const same = newer.find((other) => other.id === one.id);
    return same !== undefined && sameShape(one, same) ? [{ from: one.id, to: same.id }] : [];
  });

export function mappingFault(
  older: readonly Question[],
  newer: readonly Question[],
  mapping: Mapping,
): Refusal | null {
  const [froms, tos] = [mapping.map(({ from }) => from), mapping.map(({ to }) => to)];
  if (new Set(froms).size < froms.length || new Set(tos).size < tos.length)
    return refusal('visit.mapping-twice');
  for (const { from, to } of mapping) {
    const one = older.find(({ id }) => id === from);
    const other = newer.find(({ id }) => id === to);
    if (one === undefined || other === undefined)
      return refusal('visit.mapping-unknown', { question: one === undefined ? from : to });
    if (!sameShape(one, other)) return refusal('visit.mapping-unlike', { question: from });
  }
  return null;
}

/** What no question of the newer version stands for any more: out of the count, and still there to be read. */
export type Kept = Readonly<Record<string, Given['answers'][string]>>;

/**
 * Answers under the new names. `older` are the questions of the version that was left: fold has no templates at hand, so the
 * entry names them. What is not carried over is kept under its old name beside the answers.
 */
export function moved(
  given: Given,
  kept: Kept,
  older: readonly string[],
  mapping: Mapping,
): { readonly given: Given; readonly kept: Kept } {
  const names = new Map(mapping.map(({ from, to }) => [from, to]));
  const rename = <T>(map: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(map).flatMap(([id, value]) => {
        if (!older.includes(id)) return [[id, value]];
        const to = names.get(id);
        return to === undefined ? [] : [[to, value]];
      }),
    );
  const left = Object.entries(given.answers).filter(([id]) => older.includes(id) && !names.has(id));
  return {
    given: {
      answers: rename(given.answers),
      excused: rename(given.excused),
      words: rename(given.words),
      evidence: rename(given.evidence),
    },
    kept: { ...kept, ...Object.fromEntries(left) },
  };
}
