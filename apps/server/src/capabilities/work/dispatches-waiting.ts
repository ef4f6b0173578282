import { type DispatchForm, formRules } from '@mingcha/domain/dispatches';
import { owedTo, toSign } from '../dispatches/queries.ts';
import type { Waiting } from './waiting.ts';

const forms = Object.keys(formRules) as DispatchForm[];
const letters = forms.filter((form) => formRules[form].letter);

/** What waits on the way of what goes out beside bulletins and orders. */
export const dispatchesWaiting: readonly Waiting[] = [
  {
    what: 'dispatch.withdrawal-owed',
    roles: [...formRules.withdrawal.drafters],
    count: async (reader, { office }) => (await owedTo(reader, office)).length,
  },
  {
    what: 'dispatch.to-mend',
    roles: ['planner', 'director', 'lead'],
    count: ({ prisma }, { office, person }) =>
      prisma.dispatch.count({ where: { office, drafter: person, state: 'returned' } }),
  },
  {
    what: 'dispatch.to-review',
    roles: ['reviewer'],
    count: ({ prisma }, { office, person }) =>
      prisma.dispatch.count({
        where: {
          office,
          state: 'draft',
          form: { in: forms.filter((form) => formRules[form].reviewed) },
          NOT: { drafters: { has: person } },
        },
      }),
  },
  {
    what: 'dispatch.to-sign',
    roles: ['director', 'leader'],
    count: ({ prisma }, { office, person, roles }) =>
      prisma.dispatch.count({ where: { AND: [{ office }, toSign({ roles, person })] } }),
  },
  {
    what: 'dispatch.to-issue',
    roles: ['planner', 'director'],
    count: ({ prisma }, { office }) => prisma.dispatch.count({ where: { office, state: 'rendered' } }),
  },
  {
    what: 'dispatch.to-deliver',
    roles: ['planner', 'director'],
    count: ({ prisma }, { office }) => prisma.dispatch.count({ where: { office, state: 'sealed' } }),
  },
  {
    what: 'dispatch.to-serve',
    roles: ['planner', 'director'],
    count: ({ prisma }, { office }) =>
      prisma.dispatch.count({
        where: { office, state: 'issued', form: { in: letters }, unit: { not: null } },
      }),
  },
  {
    what: 'dispatch.to-receive',
    roles: ['liaison', 'chief'],
    count: ({ prisma }, { office, units }) =>
      prisma.dispatch.count({ where: { office, unit: { in: units }, state: 'issued' } }),
  },
];
