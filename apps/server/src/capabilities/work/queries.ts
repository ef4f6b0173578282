import type { Reader } from '@mingcha/db';
import type { Role } from '@mingcha/domain';
import type { SignedIn } from '../../context.ts';

interface Asked {
  readonly office: string;
  readonly person: string;
  readonly visits: string[];
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
    what: 'evidence.to-clear',
    roles: ['privacy', 'reviewer', 'director'],
    count: ({ prisma }, { office, person }) =>
      prisma.evidence.count({ where: { office, state: 'verified', capturedBy: { not: person } } }),
  },
  {
    what: 'evidence.mask-to-check',
    roles: ['privacy', 'reviewer', 'director'],
    count: ({ prisma }, { office, person }) =>
      prisma.evidence.count({ where: { office, state: 'masked', maskedBy: { not: person } } }),
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
    what: 'erasure.to-decide',
    roles: ['director', 'privacy'],
    count: ({ prisma }, { office, person }) =>
      prisma.erasure.count({ where: { office, state: 'asked', askedBy: { not: person } } }),
  },
  {
    what: 'journal.held',
    roles: ['director'],
    count: ({ prisma }, { office }) => prisma.held.count({ where: { office } }),
  },
  {
    what: 'journal.contested',
    roles: ['director', 'reviewer'],
    count: ({ prisma }, { office }) => prisma.contradiction.count({ where: { office } }),
  },
];

/** What waits for this person in all their roles; what is zero is not mentioned. */
export function myWork({ services, session }: SignedIn) {
  const { office, person, roles } = session;
  const asked: Asked = { office, person, visits: [...session.visits] };
  return services.db.read(async (reader) => {
    const mine = waiting.filter((one) => one.roles.some((role) => roles.includes(role)));
    const counted = await Promise.all(
      mine.map(async ({ what, count }) => ({ what, count: await count(reader, asked) })),
    );
    return { waiting: counted.filter((one) => one.count > 0) };
  });
}
