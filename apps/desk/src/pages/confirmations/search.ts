import { confirmationStates } from '@mingcha/domain/findings';
import { z } from 'zod';
import { oneOf, word, yes } from '../../parts/search.ts';

export const ConfirmationsSearch = z.object({
  state: oneOf(confirmationStates),
  objected: yes,
  unit: word,
});
export type ConfirmationsSearch = z.infer<typeof ConfirmationsSearch>;

/** The address as the list's input: what is empty is left out. */
export const confirmationsInput = ({ state, objected, unit }: ConfirmationsSearch) => ({
  ...(state ? { state: [state] } : {}),
  ...(objected ? { objected: true } : {}),
  ...(unit ? { unit } : {}),
  limit: 50,
});
