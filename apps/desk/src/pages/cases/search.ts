import { appealStates, caseStates } from '@mingcha/domain/accountability';
import { z } from 'zod';
import { direction, oneOf } from '../../parts/search.ts';

export const CasesSearch = z.object({
  state: oneOf(caseStates),
  sort: oneOf(['changedAt', 'proposedAt']),
  direction,
});
export type CasesSearch = z.infer<typeof CasesSearch>;

export const AppealsSearch = z.object({ state: oneOf(appealStates), direction });
export type AppealsSearch = z.infer<typeof AppealsSearch>;
