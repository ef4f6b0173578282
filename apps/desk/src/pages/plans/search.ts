import { planStates } from '@mingcha/domain/plans';
import { z } from 'zod';
import { direction, oneOf, word } from '../../parts/search.ts';

export const PlansSearch = z.object({
  state: oneOf(planStates),
  text: word,
  sort: oneOf(['changedAt', 'draftedAt']),
  direction,
});
export type PlansSearch = z.infer<typeof PlansSearch>;

export function plansInput({ state, ...rest }: PlansSearch) {
  return { ...rest, ...(state ? { state: [state] } : {}), limit: 50 };
}
