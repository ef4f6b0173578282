import type { Reader } from '@mingcha/db';
import { type Role, staffRoles } from '@mingcha/domain';
import type { Called } from '../../access/called.ts';
import type { SignedIn } from '../../context.ts';
import { casesWaiting } from '../accountability/queries.ts';
import { heardFindings } from '../findings/queries.ts';

interface Asked {
  readonly office: string;
  readonly person: string;
  readonly visits: string[];
  /** Under a referral that this person does not hold. */
  readonly veiled: string[];
  readonly units: string[];
  readonly now: number;
  /** Seats they act from without sitting there. */
  readonly standingIn: number;
  readonly roles: readonly Role[];
  readonly called: Called;
}

type Count = (reader: Reader, asked: Asked) => Promise<number>;

interface Waiting {
  /** Names the work and, with it, the list that holds the rows behind the number. */
  readonly what: string;
  readonly roles: readonly Role[];
  readonly count: Count;
}

const notMine = ({ visits }: Asked) => ({ visit: { notIn: visits } });

/** What waits for whom. A number is counted exactly as the list behind it filters. */
const waiting: readonly Waiting[] = [
  ...casesWaiting,
  {
    what: 'assignment.to-answer',
    roles: ['inspector', 'lead'],
    count: ({ prisma }, { office, person }) =>
      prisma.assignmentMember.count({ where: { office, person, answer: 'asked' } }),
  },
  {
    what: 'visit.to-make',
    roles: ['inspector', 'lead'],
    count: ({ prisma }, { office, visits }) =>
      prisma.visit.count({ where: { office, id: { in: visits }, state: { in: ['scheduled', 'started'] } } }),
  },
  {
    what: 'visit.to-mend',
    roles: ['inspector', 'lead'],
    count: ({ prisma }, { office, visits }) =>
      prisma.visit.count({ where: { office, id: { in: visits }, state: 'returned' } }),
  },
  {
    what: 'finding.to-mend',
    roles: ['inspector', 'lead'],
    count: ({ prisma }, { office, visits }) =>
      prisma.finding.count({ where: { office, visit: { in: visits }, state: 'returned' } }),
  },
  {
    what: 'plan.to-mend',
    roles: ['planner'],
    count: ({ prisma }, { office, person }) =>
      prisma.plan.count({ where: { office, drafter: person, state: 'returned' } }),
  },
  {
    what: 'plan.to-review',
    roles: ['reviewer'],
    count: ({ prisma }, { office, person }) =>
      prisma.plan.count({ where: { office, state: 'legal-review', drafter: { not: person } } }),
  },
  {
    what: 'plan.to-approve',
    roles: ['leader'],
    count: ({ prisma }, { office }) => prisma.plan.count({ where: { office, state: 'pending-approval' } }),
  },
  {
    what: 'assignment.to-release',
    roles: ['planner', 'director'],
    count: ({ prisma }, { office }) => prisma.assignment.count({ where: { office, state: 'accepted' } }),
  },
  {
    what: 'assignment.to-reassign',
    roles: ['planner', 'director'],
    count: ({ prisma }, { office }) =>
      prisma.assignment.count({ where: { office, state: { in: ['recusal-check', 'declined'] } } }),
  },
  {
    what: 'visit.to-review',
    roles: ['director'],
    count: ({ prisma }, { office, visits }) =>
      prisma.visit.count({ where: { office, state: 'submitted', id: { notIn: visits } } }),
  },
  {
    what: 'visit.to-lock',
    roles: ['director'],
    count: ({ prisma }, { office }) => prisma.visit.count({ where: { office, state: 'reviewed' } }),
  },
  {
    what: 'visit.overdue',
    roles: ['director'],
    count: ({ prisma }, { office }) =>
      prisma.visit.count({
        where: { office, alarmedAt: { not: null }, state: { in: ['scheduled', 'started'] } },
      }),
  },
  {
    what: 'finding.to-decide',
    roles: ['reviewer', 'director'],
    count: ({ prisma }, asked) =>
      prisma.finding.count({ where: { office: asked.office, state: 'proposed', ...notMine(asked) } }),
  },
  {
    what: 'finding.replies-in',
    roles: ['reviewer', 'director'],
    count: async (reader, asked) =>
      reader.prisma.finding.count({
        where: {
          AND: [{ office: asked.office, ...notMine(asked) }, await heardFindings(reader, asked.office)],
        },
      }),
  },
  {
    what: 'confirmation.to-serve',
    roles: ['planner', 'reviewer', 'director'],
    count: ({ prisma }, { office, veiled }) =>
      prisma.confirmation.count({ where: { office, state: 'opened', id: { notIn: veiled } } }),
  },
  {
    what: 'confirmation.to-reply',
    roles: ['reviewer', 'director'],
    count: ({ prisma }, asked) =>
      prisma.confirmation.count({
        where: {
          office: asked.office,
          state: 'answered',
          heard: false,
          id: { notIn: asked.veiled },
          ...notMine(asked),
        },
      }),
  },
  {
    what: 'confirmation.to-answer',
    roles: ['liaison', 'chief', 'party'],
    count: ({ prisma }, { office, person, units, veiled, roles }) =>
      prisma.confirmation.count({
        where: {
          office,
          state: { in: ['opened', 'served'] },
          id: { notIn: veiled },
          OR: [
            ...(roles.includes('party') ? [{ person }] : []),
            ...(roles.some((role) => role === 'liaison' || role === 'chief')
              ? [{ unit: { in: units }, person: null }]
              : []),
          ],
        },
      }),
  },
  {
    what: 'evidence.to-clear',
    roles: ['privacy', 'reviewer', 'director'],
    count: ({ prisma }, { office, person, veiled }) =>
      prisma.evidence.count({
        where: { office, state: 'verified', capturedBy: { not: person }, id: { notIn: veiled } },
      }),
  },
  {
    what: 'evidence.mask-to-check',
    roles: ['privacy', 'reviewer', 'director'],
    count: ({ prisma }, { office, person, veiled }) =>
      prisma.evidence.count({
        where: { office, state: 'masked', maskedBy: { not: person }, id: { notIn: veiled } },
      }),
  },
  {
    what: 'bulletin.to-mend',
    roles: ['planner'],
    count: ({ prisma }, { office, person }) =>
      prisma.bulletin.count({ where: { office, drafter: person, state: 'returned' } }),
  },
  {
    what: 'bulletin.to-check-facts',
    roles: ['reviewer'],
    count: ({ prisma }, { office, person }) =>
      prisma.bulletin.count({ where: { office, state: 'draft', drafter: { not: person } } }),
  },
  {
    what: 'bulletin.to-check-privacy',
    roles: ['privacy'],
    count: ({ prisma }, { office, person }) =>
      prisma.bulletin.count({ where: { office, state: 'privacy-review', drafter: { not: person } } }),
  },
  {
    what: 'bulletin.to-review',
    roles: ['reviewer'],
    count: ({ prisma }, { office, person }) =>
      prisma.bulletin.count({ where: { office, state: 'legal-review', drafter: { not: person } } }),
  },
  {
    what: 'bulletin.to-sign',
    roles: ['leader'],
    count: ({ prisma }, { office }) => prisma.bulletin.count({ where: { office, state: 'pending-sign' } }),
  },
  {
    what: 'bulletin.to-number',
    roles: ['planner', 'director'],
    count: ({ prisma }, { office }) => prisma.bulletin.count({ where: { office, state: 'signed' } }),
  },
  {
    what: 'bulletin.to-issue',
    roles: ['planner', 'publisher', 'director'],
    count: ({ prisma }, { office }) => prisma.bulletin.count({ where: { office, state: 'rendered' } }),
  },
  {
    what: 'bulletin.to-deliver',
    roles: ['planner', 'publisher', 'director'],
    count: ({ prisma }, { office }) => prisma.bulletin.count({ where: { office, state: 'sealed' } }),
  },
  {
    what: 'paper.to-enter',
    roles: ['planner', 'reviewer', 'director', 'discipline'],
    count: ({ prisma }, { office }) => prisma.paper.count({ where: { office, state: 'prepared' } }),
  },
  {
    what: 'paper.to-check',
    roles: ['planner', 'reviewer', 'director', 'discipline'],
    count: ({ prisma }, { office }) => prisma.paper.count({ where: { office, state: 'entered' } }),
  },
  {
    what: 'erasure.to-decide',
    roles: ['director', 'privacy'],
    count: ({ prisma }, { office, person }) =>
      prisma.erasure.count({ where: { office, state: 'asked', askedBy: { not: person } } }),
  },
  {
    what: 'order.to-mend',
    roles: ['planner'],
    count: ({ prisma }, { office, person }) =>
      prisma.order.count({ where: { office, drafter: person, state: { in: ['draft', 'returned'] } } }),
  },
  {
    what: 'order.to-sign',
    roles: ['leader', 'director'],
    count: ({ prisma }, { office, person }) =>
      prisma.order.count({
        where: { office, state: 'pending-sign', NOT: { drafters: { has: person } } },
      }),
  },
  {
    what: 'order.to-serve',
    roles: ['planner', 'director'],
    count: ({ prisma }, { office }) => prisma.order.count({ where: { office, state: 'issued' } }),
  },
  {
    what: 'order.objections',
    roles: ['director', 'leader'],
    count: ({ prisma }, { office, person }) =>
      prisma.order.count({ where: { office, state: 'objected', issuedBy: { not: person } } }),
  },
  {
    what: 'order.extensions',
    roles: ['director'],
    count: ({ prisma }, { office }) => prisma.order.count({ where: { office, extensionsAsked: { gt: 0 } } }),
  },
  {
    what: 'order.to-verify',
    roles: ['inspector', 'lead'],
    count: ({ prisma }, { office }) =>
      prisma.order.count({ where: { office, state: { in: ['reported', 'verifying'] } } }),
  },
  {
    what: 'order.to-close',
    roles: ['director'],
    count: ({ prisma }, { office }) => prisma.order.count({ where: { office, state: 'verifying' } }),
  },
  {
    what: 'order.overdue',
    roles: ['director', 'planner'],
    count: ({ prisma }, { office, now }) => prisma.order.count({ where: { office, nextDue: { lt: now } } }),
  },
  {
    what: 'order.escalated',
    roles: ['leader'],
    count: ({ prisma }, { office }) =>
      prisma.order.count({ where: { office, escalated: true, nextDue: { not: null } } }),
  },
  {
    what: 'order.to-acknowledge',
    roles: ['liaison'],
    count: ({ prisma }, { office, units }) =>
      prisma.order.count({
        where: {
          office,
          unit: { in: units },
          sha256: { not: null },
          state: { in: ['issued', 'served'] },
        },
      }),
  },
  {
    what: 'order.to-answer',
    roles: ['liaison', 'chief'],
    count: ({ prisma }, { office, units }) =>
      prisma.order.count({
        where: {
          office,
          unit: { in: units },
          state: { in: ['acknowledged', 'in-rectification', 'rejected'] },
        },
      }),
  },
  {
    what: 'seat.vacant',
    roles: ['director'],
    count: ({ prisma }, { office }) => prisma.seat.count({ where: { office, holder: null } }),
  },
  {
    what: 'seat.standing-in',
    roles: [...staffRoles],
    count: async (_, { standingIn }) => standingIn,
  },
  {
    what: 'leave.to-confirm',
    roles: ['director', 'leader'],
    count: ({ prisma }, { office, person }) =>
      prisma.leave.count({
        where: { office, state: 'declared', person: { not: person }, deputy: { not: person } },
      }),
  },
  {
    what: 'leave.to-confirm',
    roles: ['chief'],
    count: ({ prisma }, { office, person, units, roles }) =>
      roles.includes('director') || roles.includes('leader')
        ? Promise.resolve(0)
        : prisma.leave.count({
            where: {
              office,
              state: 'declared',
              unit: { in: units },
              person: { not: person },
              deputy: { not: person },
            },
          }),
  },
  {
    what: 'handover.to-give',
    roles: [...staffRoles],
    count: ({ prisma }, { office, person }) =>
      prisma.handover.count({ where: { office, giver: person, state: 'opened' } }),
  },
  {
    what: 'handover.to-take',
    roles: [...staffRoles],
    count: ({ prisma }, { office, person }) =>
      prisma.handover.count({ where: { office, taker: person, state: 'given' } }),
  },
  {
    what: 'handover.to-approve',
    roles: ['director'],
    count: ({ prisma }, { office, person }) =>
      prisma.handover.count({
        where: { office, state: 'taken', giver: { not: person }, taker: { not: person } },
      }),
  },
  {
    what: 'journal.held',
    roles: ['director'],
    count: ({ prisma }, { office, veiled }) =>
      prisma.held.count({ where: { office, subjectId: { notIn: veiled } } }),
  },
  {
    what: 'journal.contested',
    roles: ['director', 'reviewer'],
    count: ({ prisma }, { office, veiled }) =>
      prisma.contradiction.count({ where: { office, subjectId: { notIn: veiled } } }),
  },
];

/** What waits for this person in all their roles; what is zero is not mentioned. */
export function myWork({ services, session }: SignedIn) {
  const { office, person, roles } = session;
  const asked: Asked = {
    office,
    person,
    visits: [...session.visits],
    veiled: [...session.veiled.all],
    units: [...session.units],
    now: services.now(),
    standingIn: session.seats.filter(({ because }) => because !== 'own').length,
    roles,
    called: session.called,
  };
  return services.db.read(async (reader) => {
    const mine = waiting.filter((one) => one.roles.some((role) => roles.includes(role)));
    const counted = await Promise.all(
      mine.map(async ({ what, count }) => ({ what, count: await count(reader, asked) })),
    );
    return { waiting: counted.filter((one) => one.count > 0) };
  });
}
