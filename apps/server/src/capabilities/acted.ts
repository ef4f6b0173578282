import { z } from 'zod';
import type { Acted } from '../act.ts';

/** Every command on something that exists says what its author had before the eyes. */
export const seen = { expected: z.int().min(0) };

/** What was decided on paper was seen on paper: another text shows in the hash that was signed, not in a count. */
export type Unseen<T extends { readonly expected: number }> = Omit<T, 'expected'> & {
  readonly expected?: number | undefined;
};

/** What a command answers: where the subject stands now, and what the next command on it has to have seen. */
export const ActedOutput = z.object({
  id: z.string(),
  state: z.string(),
  version: z.int(),
  entries: z.array(z.string()),
});
export type ActedOutput = z.infer<typeof ActedOutput>;

export const answered = <S extends { readonly status: string }>(acted: Acted<S>): ActedOutput => ({
  id: acted.subject.id,
  state: acted.state.status,
  version: acted.count,
  entries: [...acted.entries],
});
