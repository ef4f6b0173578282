import type { Verb } from '@mingcha/domain/access';
import type { WhereOf } from '../access/ability.ts';
import type { Noun } from '../access/nouns.ts';
import { scope } from '../access/scope.ts';
import type { Session } from '../context.ts';

/** Rows that the asker reads on screens. */
export interface Reach {
  rows<N extends Noun>(noun: N): WhereOf<N>;
}

const reads: Partial<Record<Noun, Verb>> = {
  Visit: 'visit.read',
  Assignment: 'assignment.read',
  Finding: 'finding.read',
  Evidence: 'evidence.read',
  Confirmation: 'confirmation.read',
  Bulletin: 'bulletin.read',
  Order: 'order.read',
  LookBack: 'look-back.read',
  Dispatch: 'dispatch.read',
  AccountabilityCase: 'case.read',
  Appeal: 'appeal.read',
  Paper: 'paper.read',
};

/** `instead`: the respondent reads their own case by another verb than the office does. */
export const reachOf = (session: Session, instead: typeof reads = {}): Reach => ({
  rows: (noun) => {
    const verb = instead[noun] ?? reads[noun];
    if (verb === undefined) throw new Error(`nothing of a case stands in ${noun}`);
    return scope({ session }, verb, noun);
  },
});
