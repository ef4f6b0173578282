import type { Waiting } from './waiting.ts';

/** What waits on the way of a bulletin, and what came on paper. */
export const bulletinsWaiting: readonly Waiting[] = [
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
    what: 'bulletin.handed-in',
    roles: ['reviewer'],
    count: ({ prisma }, { office, person }) =>
      prisma.bulletin.count({ where: { office, state: 'fact-check', drafter: { not: person } } }),
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
    what: 'bulletin.to-publish',
    roles: ['publisher'],
    count: ({ prisma }, { office }) =>
      prisma.bulletin.count({ where: { office, state: 'issued', scope: 'public' } }),
  },
  {
    what: 'bulletin.to-announce',
    roles: ['publisher'],
    count: ({ prisma }, { office }) =>
      prisma.bulletin.count({ where: { office, announceDue: { not: null }, announcedAt: null } }),
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
];
