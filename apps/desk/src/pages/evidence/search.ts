import { evidenceStates, Medium } from '@mingcha/domain/evidence';
import { z } from 'zod';
import { oneOf, word } from '../../parts/search.ts';

export const EvidenceSearch = z.object({
  state: oneOf(evidenceStates),
  medium: Medium.optional().catch(undefined),
  visit: word,
});
export type EvidenceSearch = z.infer<typeof EvidenceSearch>;

export function evidenceInput({ state, medium, visit }: EvidenceSearch) {
  return {
    ...(state ? { state: [state] } : {}),
    ...(medium ? { medium: [medium] } : {}),
    ...(visit ? { visit } : {}),
    limit: 50,
  };
}
