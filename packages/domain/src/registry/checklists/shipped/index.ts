import type { ChecklistFields } from '../question.ts';
import { centreStandard } from './centre-standard.ts';
import { firstAsked } from './first-asked.ts';
import { fourDifficulties } from './four-difficulties.ts';
import { oneTimeNotice } from './one-time-notice.ts';
import { tenDisclosures } from './ten-disclosures.ts';

/** What an office begins with. It may adopt newer versions of each, and lists of its own. */
export const shippedChecklists: readonly ChecklistFields[] = [
  fourDifficulties,
  firstAsked,
  oneTimeNotice,
  tenDisclosures,
  centreStandard,
];
