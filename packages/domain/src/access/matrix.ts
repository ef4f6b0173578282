import type { ActingRole, Role } from './roles.ts';
import type { Verb } from './verbs.ts';

/**
 * How far a right reaches. office: all of one's office; team: visits one is on; unit: what concerns the unit of one's
 * seat; own: what one made or what waits for oneself; headers: who, when, what kind, and never the content.
 */
export const scopes = ['none', 'headers', 'own', 'unit', 'team', 'office'] as const;
export type Scope = (typeof scopes)[number];

type Rights = { readonly [S in Exclude<Scope, 'none'>]?: readonly Verb[] };

const field: readonly Verb[] = [
  'visit.read',
  'evidence.read',
  'finding.read',
  'visit.record',
  'evidence.record',
  'evidence.import',
  'finding.record',
];
const readAll: readonly Verb[] = [
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
const mine: readonly Verb[] = ['work.read', 'notice.read'];
/** What everybody with a seat may do about their own absence and their own work. */
const staff: readonly Verb[] = [...mine, 'leave.read', 'leave.declare', 'handover.read', 'handover.answer'];

/** 代录: any two of these roles, held by two people. */
const papers: readonly Verb[] = ['paper.read', 'paper.prepare', 'paper.enter', 'paper.check'];
const passes: readonly Verb[] = ['pass.issue', 'pass.revoke'];

/** 方案 and 呈批单 on paper: what is meant to be looked at and who said what of a text is for those whose hands they go through. */
const officePapers: readonly Verb[] = ['plan.print', 'bulletin.approvals'];

/** Whoever has a hand in a bulletin can be spoken to, and may note it; reading it is for one role alone. */
const noting = 'bulletin.note-intercession';

/** What follows from a confirmed finding. */
const readFollowing: readonly Verb[] = ['confirmation.read', 'order.read'];
/** What is kept for how long is decided by two duties, and protected by any of three. */
const keeping: readonly Verb[] = ['hold.read', 'hold.place', 'destruction.read', 'destruction.decide'];
const readTurnover: readonly Verb[] = ['leave.read', 'handover.read'];

/** The unit's answers: its chief signs, its liaison carries. */
const unitReads: readonly Verb[] = [
  'bulletin.read',
  'confirmation.read',
  'order.read',
  'appeal.own',
  'appeal.receive',
];

/**
 * Who may see that somebody is called to account is a short list: whoever proposed it, and by `own` those who have a
 * step of it to take. The respondent reads their own page and no other, through the verb they answer with.
 */
const sitsOnCases: readonly Verb[] = [
  'case.read',
  'case.decide',
  'appeal.read',
  'appeal.assign',
  'appeal.decide',
];

/** Whatever is not written here is not allowed. */
export const matrix: { readonly [R in Role]: Rights } = {
  inspector: {
    // Whether something was put right is looked at by inspectors who did not find it.
    office: ['registry.read', 'order.read', 'order.verify'],
    team: ['plan.read', 'assignment.read', 'confirmation.read', ...field],
    own: [
      'assignment.answer',
      'relation.declare',
      'person-key.enrol',
      'exchange.use',
      'bulletin.read',
      ...staff,
    ],
  },
  lead: {
    office: ['registry.read', 'order.read', 'order.verify'],
    team: [
      'confirmation.read',
      'confirmation.open',
      'plan.read',
      'assignment.read',
      'assignment.end',
      ...field,
      'finding.count',
      'visit.review',
      'finding.withdraw',
      'package.masked',
    ],
    own: [
      'assignment.answer',
      'relation.declare',
      'person-key.enrol',
      'exchange.use',
      'bulletin.read',
      ...staff,
    ],
  },
  director: {
    office: [
      ...readAll,
      ...officePapers,
      'plan.run',
      'assignment.create',
      'assignment.release',
      'assignment.end',
      // The card on paper tells where it leads: its team reads it when it opens it, on the tablet, as an entry.
      'assignment.print',
      'visit.schedule',
      'visit.review',
      'visit.overrule',
      'evidence.clear',
      'evidence.mask',
      'evidence.exclude',
      'evidence.import',
      'finding.confirm',
      'finding.withdraw',
      'finding.refer',
      'bulletin.number',
      'bulletin.seal',
      'bulletin.issue',
      noting,
      'registry.write',
      'registry.appoint',
      'registry.settings',
      'relation.declare',
      'device.read',
      'device.propose',
      'device.confirm',
      'device.ferry',
      'server-key.read',
      'server-key.confirm',
      'journal.read',
      'journal.verify',
      'journal.release',
      'fields.erase',
      ...keeping,
      'destruction.draw',
      ...papers,
      ...passes,
      ...readFollowing,
      ...readTurnover,
      'confirmation.open',
      'confirmation.serve',
      'confirmation.reply',
      'order.draft',
      'order.issue',
      'order.serve',
      'order.close',
      'order.extend',
      'case.read',
      'case.propose',
      'appeal.read',
      'appeal.execute',
      'leave.declare',
      'leave.confirm',
      'handover.open',
      'handover.approve',
      'package.full',
      'package.masked',
    ],
    own: ['person-key.enrol', ...staff],
  },
  planner: {
    office: [
      ...readAll,
      ...officePapers,
      ...papers,
      ...passes,
      ...readFollowing,
      ...readTurnover,
      'confirmation.open',
      'confirmation.serve',
      'order.draft',
      'order.serve',
      'plan.draft',
      'assignment.create',
      'assignment.release',
      'assignment.print',
      'visit.schedule',
      'evidence.mask',
      'bulletin.draft',
      'bulletin.number',
      'bulletin.issue',
      noting,
      // Sends teams out and takes back what they bring; what is in a file stays sealed to them.
      'device.read',
      'device.ferry',
      'registry.write',
      'relation.declare',
      'package.masked',
    ],
    // What came of an appeal against a bulletin or an order: the planner puts it right.
    own: ['appeal.read', ...staff],
  },
  reviewer: {
    office: [
      ...readAll,
      ...officePapers,
      ...papers,
      ...passes,
      ...readFollowing,
      'confirmation.open',
      'confirmation.serve',
      'confirmation.reply',
      'plan.review',
      'plan.return',
      'evidence.clear',
      'evidence.mask',
      'finding.confirm',
      'bulletin.check',
      'bulletin.return',
      noting,
      'journal.read',
      'journal.verify',
      'package.masked',
    ],
    own: ['person-key.enrol', 'case.read', 'appeal.read', 'appeal.handle', 'appeal.decide', ...staff],
  },
  privacy: {
    office: [
      'registry.read',
      // Whoever is asked by a person to erase what is held of them has to find that person.
      'person.read',
      'visit.read',
      'evidence.read',
      'finding.read',
      'bulletin.read',
      'bulletin.approvals',
      'evidence.clear',
      'evidence.mask',
      'bulletin.privacy-check',
      'bulletin.return',
      noting,
      'fields.erase',
      'package.masked',
      ...keeping,
      'destruction.draw',
    ],
    own: staff,
  },
  leader: {
    office: [
      ...readAll,
      ...officePapers,
      'plan.approve',
      'plan.return',
      'finding.refer',
      'bulletin.sign',
      'bulletin.return',
      noting,
      'journal.verify',
      ...readFollowing,
      ...keeping,
      'paper.read',
      'order.issue',
      'order.revoke',
      // The director's own absence.
      ...readTurnover,
      'leave.confirm',
      'package.masked',
    ],
    own: ['person-key.enrol', 'case.approve', ...sitsOnCases, ...staff],
  },
  publisher: {
    office: ['registry.read', 'bulletin.read', 'bulletin.seal', 'bulletin.issue', noting],
    own: staff,
  },
  liaison: {
    unit: [...unitReads, 'order.serve', 'order.acknowledge', 'order.answer', 'confirmation.answer'],
    own: staff,
  },
  chief: {
    unit: [
      ...unitReads,
      'order.serve',
      'order.acknowledge',
      'order.object',
      'order.answer',
      'confirmation.answer',
      'case.defend',
      'appeal.file',
      // Of the unit's own case, once its decision was served: what was done and when, to be checked by whoever doubts it.
      'package.own',
      'leave.read',
      'leave.confirm',
    ],
    own: staff,
  },
  discipline: {
    office: ['bulletin.read', 'intercession.read', ...papers, ...passes, ...readFollowing],
    // A referral is handed to persons: whoever was named holds that finding and what proves it, and no other.
    own: [
      'finding.read',
      'evidence.read',
      'finding.refer',
      'case.handle',
      'appeal.handle',
      ...sitsOnCases,
      // The custody of what they were handed is theirs.
      'package.full',
      'package.masked',
      ...staff,
    ],
  },
  party: {
    own: [
      'confirmation.read',
      'confirmation.answer',
      'case.defend',
      'appeal.file',
      'appeal.own',
      'appeal.receive',
      'package.own',
      ...mine,
    ],
  },
  'system-admin': {
    office: [
      'registry.read',
      'person.read',
      'registry.write',
      'registry.settings',
      'relation.declare',
      'account.read',
      'account.keep',
      'account.reset-password',
      'device.read',
      'device.propose',
      'device.ferry',
      'server-key.read',
      'server-key.propose',
      'notice.settings',
    ],
    own: mine,
  },
  'security-admin': {
    office: [
      'registry.read',
      'person.read',
      'account.read',
      'account.unlock',
      'role.read',
      'role.grant',
      'device.read',
      'device.propose',
      'device.confirm',
      'device.ferry',
      // A kit is opened with the office's recovery key.
      'device.recover',
      'device.release',
      'server-key.read',
      'server-key.propose',
      'server-key.confirm',
    ],
    // The auditor is watched too: who read the log, and when.
    headers: ['log.read'],
    own: mine,
  },
  auditor: {
    office: ['log.read', 'journal.verify', 'server-key.read'],
    headers: ['journal.read'],
    own: mine,
  },
};

const scopeIn = (rights: Rights, verb: Verb): Scope =>
  [...scopes].reverse().find((scope) => scope !== 'none' && rights[scope]?.includes(verb)) ?? 'none';

/** The widest reach that any of the roles gives. The office's clock acts through commands, never through this. */
export function scopeOf(roles: readonly ActingRole[], verb: Verb): Scope {
  const reach = roles.map((role) => (role === 'scheduler' ? 0 : scopes.indexOf(scopeIn(matrix[role], verb))));
  return scopes[Math.max(0, ...reach)] ?? 'none';
}

export const may = (roles: readonly ActingRole[], verb: Verb): boolean => scopeOf(roles, verb) !== 'none';
