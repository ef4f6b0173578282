import { decidedAsTrue } from '../findings/finding.ts';
import type { BulletinFacts } from './bulletin.ts';

/** What was in a draft and is not in the next one, in the order it stood in. */
export const leftOut = (before: readonly string[] = [], after: readonly string[]): readonly string[] =>
  before.filter((finding) => !after.includes(finding));

/**
 * Of these, the ones that somebody has to answer for. What is no longer confirmed (taken back, disputed, handed to others) has to
 * go, and says so on its own page; of what nobody can tell, nothing is assumed.
 */
export const toExplain = (
  left: readonly string[],
  known: BulletinFacts['findings'] = [],
): readonly string[] =>
  left.filter((id) => {
    const finding = known.find((each) => each.id === id);
    return finding === undefined || decidedAsTrue.includes(finding.status);
  });
