import { paperStates } from '@mingcha/domain/papers';
import { z } from 'zod';
import { direction, oneOf } from '../../parts/search.ts';

export const PapersSearch = z.object({
  state: oneOf(paperStates),
  sort: oneOf(['changedAt', 'preparedAt']),
  direction,
});
export type PapersSearch = z.infer<typeof PapersSearch>;

export function papersInput({ state, ...rest }: PapersSearch) {
  return { ...rest, ...(state ? { state: [state] } : {}), limit: 50 };
}
