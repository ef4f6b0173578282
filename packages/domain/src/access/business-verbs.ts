import type { Verb } from './verbs.ts';

/** Verbs that open content of the office's business: no administrator has any of them beyond headers. */
export const businessVerbs: readonly Verb[] = [
  'plan.read',
  'plan.print',
  'assignment.read',
  'visit.read',
  'evidence.read',
  'finding.read',
  'finding.count',
  'bulletin.read',
  'bulletin.approvals',
  'intercession.read',
  'paper.read',
  'confirmation.read',
  'order.read',
  'look-back.read',
  'dispatch.read',
  'case.read',
  'appeal.read',
];
