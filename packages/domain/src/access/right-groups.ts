import type { Verb } from './verbs.ts';

// Rights that go together, under a name each: the matrix says who has them.

export const field: readonly Verb[] = [
  'visit.read',
  'evidence.read',
  'finding.read',
  'visit.record',
  'evidence.record',
  'evidence.import',
  'finding.record',
];
export const readAll: readonly Verb[] = [
  'registry.read',
  'person.read',
  'plan.read',
  'assignment.read',
  'visit.read',
  'evidence.read',
  'finding.read',
  'finding.count',
  'bulletin.read',
];
export const mine: readonly Verb[] = ['work.read', 'notice.read'];
/** What everybody with a seat may do about their own absence and their own work. */
export const staff: readonly Verb[] = [
  ...mine,
  'leave.read',
  'leave.declare',
  'handover.read',
  'handover.answer',
];

/** 代录: any two of these roles, held by two people. */
export const papers: readonly Verb[] = ['paper.read', 'paper.prepare', 'paper.enter', 'paper.check'];
export const passes: readonly Verb[] = ['pass.issue', 'pass.revoke'];

/** 方案 and 呈批单 on paper: what is meant to be looked at and who said what of a text is for those whose hands they go through. */
export const officePapers: readonly Verb[] = ['plan.print', 'bulletin.approvals', 'bulletin.comment'];

/** Whoever has a hand in a bulletin can be spoken to, and may note it; reading it is for one role alone. */
export const noting = 'bulletin.note-intercession';

/** What follows from a confirmed finding. */
export const readFollowing: readonly Verb[] = ['confirmation.read', 'order.read', 'dispatch.read'];
/** What is kept for how long is decided by two duties, and protected by any of three. */
export const keeping: readonly Verb[] = ['hold.read', 'hold.place', 'destruction.read', 'destruction.decide'];
export const readTurnover: readonly Verb[] = ['leave.read', 'handover.read'];

/** The unit's answers: its chief signs, its liaison carries. */
export const unitReads: readonly Verb[] = [
  'bulletin.read',
  'confirmation.read',
  'order.read',
  'dispatch.read',
  'dispatch.serve',
  'appeal.own',
  'appeal.receive',
];

/**
 * Who may see that somebody is called to account is a short list: whoever proposed it, and by `own` those who have a
 * step of it to take. The respondent reads their own page and no other, through the verb they answer with.
 */
export const sitsOnCases: readonly Verb[] = [
  'case.read',
  'case.decide',
  'appeal.read',
  'appeal.assign',
  'appeal.decide',
];

/** Letters, briefings and minutes: what each duty does with them beside reading. */
export const dispatching = {
  director: [
    'dispatch.draft',
    'dispatch.return',
    'dispatch.sign',
    'dispatch.seal',
    'dispatch.issue',
    'dispatch.serve',
  ],
  planner: ['dispatch.draft', 'dispatch.issue', 'dispatch.serve'],
  reviewer: ['dispatch.review', 'dispatch.return'],
  leader: ['dispatch.sign', 'dispatch.return'],
  publisher: ['dispatch.read', 'dispatch.seal', 'dispatch.issue'],
} as const satisfies Record<string, readonly Verb[]>;
