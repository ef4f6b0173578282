import { bulletinStates } from '@mingcha/domain/bulletins';
import { z } from 'zod';
import { direction, oneOf, word, yes } from '../../parts/search.ts';

export const BulletinsSearch = z.object({
  state: oneOf(bulletinStates),
  /** For whom it was drafted. */
  scope: oneOf(['internal', 'public']),
  /** Published and ended, and not told where it was published. */
  toAnnounce: yes,
  text: word,
  unit: word,
  sort: oneOf(['changedAt', 'draftedAt']),
  direction,
});
export type BulletinsSearch = z.infer<typeof BulletinsSearch>;

export function bulletinsInput({ state, ...rest }: BulletinsSearch) {
  return { ...rest, ...(state ? { state: [state] } : {}), limit: 50 };
}
