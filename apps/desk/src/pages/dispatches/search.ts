import { DispatchForm, dispatchStates } from '@mingcha/domain/dispatches';
import { z } from 'zod';
import { direction, oneOf, word, yes } from '../../parts/search.ts';

export const DispatchesSearch = z.object({
  form: oneOf(DispatchForm.options),
  state: oneOf(dispatchStates),
  toSign: yes,
  text: word,
  sort: oneOf(['changedAt', 'draftedAt']),
  direction,
});
export type DispatchesSearch = z.infer<typeof DispatchesSearch>;

export function dispatchesInput({ form, state, ...rest }: DispatchesSearch) {
  return { ...rest, ...(form ? { form: [form] } : {}), ...(state ? { state: [state] } : {}), limit: 50 };
}

/** What it is drafted for: an order that is late, or a plan, or what was revoked. */
export const NewDispatchSearch = z.object({
  form: oneOf(DispatchForm.options),
  order: word,
  plan: word,
  withdraws: word,
});
