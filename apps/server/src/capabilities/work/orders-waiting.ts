import { waitingLookBacks } from '../orders/queries.ts';
import type { Waiting } from './waiting.ts';

/** What waits between an order and its last closed item. */
export const ordersWaiting: readonly Waiting[] = [
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
    what: 'look-back.due',
    roles: ['inspector', 'lead'],
    count: async (reader, asked) =>
      reader.prisma.lookBack.count({ where: await waitingLookBacks(reader, asked, 'due') }),
  },
  {
    what: 'look-back.to-confirm',
    roles: ['inspector', 'lead'],
    count: async (reader, asked) =>
      reader.prisma.lookBack.count({ where: await waitingLookBacks(reader, asked, 'to-confirm') }),
  },
  {
    what: 'look-back.open',
    roles: ['director'],
    count: async (reader, asked) =>
      reader.prisma.lookBack.count({ where: await waitingLookBacks(reader, asked, 'open') }),
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
          state: { in: ['acknowledged', 'in-rectification', 'rejected', 'reopened'] },
        },
      }),
  },
];
