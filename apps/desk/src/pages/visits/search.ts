import { visitStates } from '@mingcha/domain/visits';
import { z } from 'zod';
import { direction, oneOf, word, yes } from '../../parts/search.ts';

export const VisitsSearch = z.object({
  state: oneOf(visitStates),
  unit: word,
  plan: word,
  way: oneOf(['covert', 'overt']),
  alarmed: yes,
  contested: yes,
  sort: oneOf(['scheduledAt', 'changedAt']),
  direction,
});
export type VisitsSearch = z.infer<typeof VisitsSearch>;

export function visitsInput({ state, unit, way, ...rest }: VisitsSearch) {
  return {
    ...rest,
    ...(state ? { state: [state] } : {}),
    ...(unit ? { unit: [unit] } : {}),
    ...(way ? { covert: way === 'covert' } : {}),
    limit: 50,
  };
}
