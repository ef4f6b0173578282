import { findingStates } from '@mingcha/domain/findings';
import { z } from 'zod';
import { direction, oneOf, word, yes } from '../../parts/search.ts';

export const FindingsSearch = z.object({
  state: oneOf(findingStates),
  style: oneOf(['LAZY', 'SLOW', 'LOW', 'POOR', 'PRAISE']),
  unit: word,
  plan: word,
  visit: word,
  text: word,
  contested: yes,
  heard: yes,
  sort: oneOf(['observedAt', 'changedAt']),
  direction,
});
export type FindingsSearch = z.infer<typeof FindingsSearch>;

/** The address as the list's input: what is empty is left out. */
export function findingsInput({ state, style, unit, ...rest }: FindingsSearch) {
  return {
    ...rest,
    ...(state ? { state: [state] } : {}),
    ...(style ? { style: [style] } : {}),
    ...(unit ? { unit: [unit] } : {}),
    limit: 50,
  };
}
