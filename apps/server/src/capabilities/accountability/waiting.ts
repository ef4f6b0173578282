import type { Reader } from '@mingcha/db';
import type { Role } from '@mingcha/domain';
import type { Called } from '../../access/called.ts';

interface Asked {
  readonly office: string;
  readonly person: string;
  readonly units: readonly string[];
  readonly roles: readonly Role[];
  readonly called: Called;
}

interface Waiting {
  readonly what: string;
  readonly roles: readonly Role[];
  readonly count: (reader: Reader, asked: Asked) => Promise<number>;
}

const cases =
  (state: readonly string[], part?: string): Waiting['count'] =>
  async ({ prisma }, { office, person, called }) => {
    const ids =
      part === undefined
        ? null
        : await prisma.casePart.findMany({ where: { office, person, part }, select: { case: true } });
    return prisma.accountabilityCase.count({
      where: {
        office,
        state: { in: [...state] },
        id: { notIn: [...called.about], ...(ids === null ? {} : { in: ids.map((row) => row.case) }) },
      },
    });
  };

const appeals =
  (state: string, mine = false): Waiting['count'] =>
  ({ prisma }, { office, person, called }) =>
    prisma.appeal.count({
      where: {
        office,
        state,
        id: { notIn: [...called.about] },
        ...(mine ? { reviewers: { has: person } } : {}),
      },
    });

/** What waits for whom in cases and appeals: counted as the lists behind the numbers filter. */
export const casesWaiting: readonly Waiting[] = [
  { what: 'case.to-approve', roles: ['leader'], count: cases(['proposed']) },
  { what: 'case.to-mend', roles: ['director'], count: cases(['returned'], 'proposer') },
  { what: 'case.to-transfer', roles: ['director'], count: cases(['approved']) },
  { what: 'case.to-accept', roles: ['discipline'], count: cases(['transferred']) },
  {
    what: 'case.to-handle',
    roles: ['discipline'],
    count: cases(['investigating', 'notice-issued', 'defence', 'decided', 'served'], 'investigator'),
  },
  { what: 'case.to-decide', roles: ['discipline', 'leader'], count: cases(['deliberation'], 'decider') },
  {
    what: 'case.to-answer',
    roles: ['party', 'chief'],
    count: ({ prisma }, { office, person, units }) =>
      prisma.accountabilityCase.count({
        where: {
          office,
          state: { in: ['notice-issued', 'prior-notice'] },
          OR: [{ person }, { person: null, unit: { in: [...units] } }],
        },
      }),
  },
  { what: 'appeal.to-examine', roles: ['reviewer', 'discipline'], count: appeals('filed') },
  { what: 'appeal.to-assign', roles: ['discipline', 'leader'], count: appeals('accepted') },
  {
    what: 'appeal.to-decide',
    roles: ['reviewer', 'discipline', 'leader'],
    count: appeals('reviewing', true),
  },
  {
    what: 'appeal.to-serve',
    roles: ['reviewer', 'discipline'],
    count: ({ prisma }, { office, called }) =>
      prisma.appeal.count({ where: { office, state: 'decided', id: { in: [...called.appeals] } } }),
  },
  {
    what: 'appeal.to-receive',
    roles: ['party', 'chief', 'liaison'],
    count: ({ prisma }, { office, person, units, roles }) =>
      prisma.appeal.count({
        where: {
          office,
          state: { in: ['decided', 'supplement-asked'] },
          OR: [
            { person },
            {
              person: null,
              unit: { in: [...units] },
              ...(roles.includes('chief') ? {} : { aboutType: { in: ['bulletin', 'order'] } }),
            },
          ],
        },
      }),
  },
  { what: 'appeal.to-execute', roles: ['director'], count: appeals('served') },
];
