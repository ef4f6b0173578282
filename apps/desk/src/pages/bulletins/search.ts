import { bulletinStates } from '@mingcha/domain/bulletins';
import { z } from 'zod';
import { direction, oneOf, word } from '../../parts/search.ts';

export const BulletinsSearch = z.object({
  state: oneOf(bulletinStates),
  text: word,
  unit: word,
  sort: oneOf(['changedAt', 'draftedAt']),
  direction,
});
export type BulletinsSearch = z.infer<typeof BulletinsSearch>;

export function bulletinsInput({ state, ...rest }: BulletinsSearch) {
  return { ...rest, ...(state ? { state: [state] } : {}), limit: 50 };
}
