import { subjectTypes } from '@mingcha/domain';
import { z } from 'zod';
import { oneOf, word, yes } from '../../parts/search.ts';

export const JournalSearch = z.object({
  kind: word,
  subjectType: oneOf(subjectTypes),
  subjectId: word,
  person: word,
  writer: word,
  doubtful: yes,
});
export type JournalSearch = z.infer<typeof JournalSearch>;

export function journalInput({ kind, ...rest }: JournalSearch) {
  return { ...rest, ...(kind ? { kind: [kind] } : {}), limit: 100 };
}
