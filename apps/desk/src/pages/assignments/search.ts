import { assignmentStates } from '@mingcha/domain/plans';
import { z } from 'zod';
import { oneOf, word, yes } from '../../parts/search.ts';

export const AssignmentsSearch = z.object({
  state: oneOf(assignmentStates),
  unit: word,
  plan: word,
  mine: yes,
});
export type AssignmentsSearch = z.infer<typeof AssignmentsSearch>;

export function assignmentsInput({ state, unit, plan, mine }: AssignmentsSearch, person: string) {
  return {
    ...(state ? { state: [state] } : {}),
    ...(unit ? { unit } : {}),
    ...(plan ? { plan } : {}),
    ...(mine ? { member: person } : {}),
    limit: 50,
  };
}
