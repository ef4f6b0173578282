import { heardFindings } from '../findings/queries.ts';
import type { Asked, Waiting } from './waiting.ts';

const notMine = ({ visits }: Asked) => ({ visit: { notIn: visits } });

/** What waits between a finding and its confirmation. */
export const findingsWaiting: readonly Waiting[] = [
  {
    what: 'finding.to-mend',
    roles: ['inspector', 'lead'],
    count: ({ prisma }, { office, visits }) =>
      prisma.finding.count({ where: { office, visit: { in: visits }, state: 'returned' } }),
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
    what: 'evidence.to-sign',
    roles: ['inspector', 'lead', 'director'],
    // A file of a recorder is signed for by somebody else: of the team, or the director.
    count: ({ prisma }, { office, person, visits, veiled, roles }) =>
      prisma.evidence.count({
        where: {
          office,
          state: 'imported',
          capturedBy: { not: person },
          id: { notIn: veiled },
          ...(roles.includes('director') ? {} : { visit: { in: visits } }),
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
];
