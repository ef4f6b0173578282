import { z } from 'zod';
import { word, yes } from '../../parts/search.ts';

/** The same few conditions over every register. */
export const RegistrySearch = z.object({ text: word, unit: word, only: yes });
export type RegistrySearch = z.infer<typeof RegistrySearch>;

export function registryInput({ text, unit }: RegistrySearch) {
  return { ...(text ? { text } : {}), ...(unit ? { unit } : {}), limit: 50 };
}
