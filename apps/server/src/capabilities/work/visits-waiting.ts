import type { Waiting } from './waiting.ts';

/** What waits before, during and after a visit. */
export const visitsWaiting: readonly Waiting[] = [
  {
    what: 'assignment.to-answer',
    roles: ['inspector', 'lead'],
    count: ({ prisma }, { office, person }) =>
      prisma.assignmentMember.count({ where: { office, person, answer: 'asked' } }),
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
];
