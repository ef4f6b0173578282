import { staffRoles } from '@mingcha/domain';
import type { Waiting } from './waiting.ts';

/** What waits in the office itself: seats, absences, what is handed over, what stands aside. */
export const officeWaiting: readonly Waiting[] = [
  {
    what: 'seat.vacant',
    roles: ['director'],
    count: ({ prisma }, { office }) => prisma.seat.count({ where: { office, holder: null, endedOn: null } }),
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
    what: 'device.to-confirm',
    roles: ['director', 'security-admin'],
    // Whoever invited the tablet is not the one who lets it in.
    count: ({ prisma }, { office, person }) =>
      prisma.device.count({ where: { office, state: 'proposed', proposedBy: { not: person } } }),
  },
  {
    what: 'device.to-release',
    roles: ['security-admin'],
    count: ({ prisma }, { office, person }) =>
      prisma.device.count({
        where: {
          office,
          state: 'revoked',
          AND: [{ releaseAskedBy: { not: null } }, { releaseAskedBy: { not: person } }],
        },
      }),
  },
  {
    what: 'erasure.to-decide',
    roles: ['director', 'privacy'],
    count: ({ prisma }, { office, person }) =>
      prisma.erasure.count({ where: { office, state: 'asked', askedBy: { not: person } } }),
  },
  {
    what: 'destruction.to-decide',
    roles: ['director', 'privacy', 'leader'],
    count: ({ prisma }, { office, person }) =>
      prisma.destruction.count({ where: { office, state: 'listed', listedBy: { not: person } } }),
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
