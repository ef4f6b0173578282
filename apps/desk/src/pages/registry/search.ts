import { z } from 'zod';
import { oneOf, word, yes } from '../../parts/search.ts';

/** The same few conditions over every register; `open` names the line whose form is open, or `new`. */
export const RegistrySearch = z.object({
  text: word,
  unit: word,
  only: yes,
  vacant: yes,
  ended: yes,
  lacks: oneOf(['seats', 'windows', 'posts', 'items']),
  open: word,
});
export type RegistrySearch = z.infer<typeof RegistrySearch>;

/** Each list takes the conditions it knows. */
export function registryInput({ text, unit, only, vacant, ended, lacks }: RegistrySearch) {
  return {
    ...(text ? { text } : {}),
    ...(unit ? { unit } : {}),
    ...(only ? { inspector: true } : {}),
    ...(vacant ? { vacant: true } : {}),
    ...(ended ? { ended: true } : {}),
    ...(lacks ? { lacks } : {}),
    limit: 50,
  };
}
export type RegistryInput = ReturnType<typeof registryInput> & { cursor?: string };
