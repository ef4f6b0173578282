/** Steps of a case that no person takes two of. */
export type Step = 'proposed' | 'approved' | 'handled' | 'decided';

interface Takers {
  readonly proposers: readonly string[];
  readonly approver: string | null;
  readonly investigators: readonly string[];
  readonly deciders: readonly string[];
}

const takers = (state: Takers): readonly (readonly [Step, readonly string[]])[] => [
  ['proposed', state.proposers],
  ['approved', state.approver === null ? [] : [state.approver]],
  ['handled', state.investigators],
  ['decided', state.deciders],
];

/** Which other step this person has taken already, if any. */
export const otherStep = (state: Takers, person: string, wanted: Step): Step | null =>
  takers(state).find(([step, people]) => step !== wanted && people.includes(person))?.[0] ?? null;

export const distinct = (people: readonly string[]): readonly string[] => [...new Set(people)];
