import { appealLifecycle, caseLifecycle } from '@mingcha/domain/accountability';
import { dayOf } from '@mingcha/domain/calendar';
import { actAsOffice } from '../../act.ts';
import { Refused } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { calendarOfOffice, zoneOf } from '../office-time.ts';
import { appealFacts } from './appeal-facts.ts';

const atOnce = 200;

/**
 * What time alone changes: a period for defence runs out, an effect ends, a clock of an appeal is pointed at. No measure
 * comes of any of it. Safe to run twice and on several servers.
 */
export async function runCaseClocks(services: Services): Promise<number> {
  const lapsed = await lapseDefences(services);
  const ended = await endEffects(services);
  return lapsed + ended + (await alarmAppeals(services)) + (await closeAppeals(services));
}

interface Due {
  readonly id: string;
  readonly office: string;
}

async function each(due: readonly Due[], work: (one: Due) => Promise<unknown>): Promise<number> {
  let done = 0;
  for (const one of due) {
    try {
      await work(one);
      done += 1;
    } catch (error) {
      // Somebody was faster, or the day is not over in this office’s zone: there is nothing to record.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return done;
}

async function lapseDefences(services: Services): Promise<number> {
  const due = await services.db.read(({ prisma }) =>
    prisma.accountabilityCase.findMany({
      where: { state: 'prior-notice', defenceDue: { lt: services.now() } },
      orderBy: { id: 'asc' },
      take: atOnce,
      select: { id: true, office: true },
    }),
  );
  return each(due, ({ id, office }) =>
    actAsOffice(services, office, {
      lifecycle: caseLifecycle,
      subject: { type: 'case', id },
      command: { type: 'lapseDefence' },
      facts: {},
    }),
  );
}

async function endEffects(services: Services): Promise<number> {
  const due = await services.db.read(async (reader) => {
    const offices = await reader.prisma.office.findMany({ select: { id: true } });
    const perOffice = offices.map(async ({ id: office }) => {
      const today = dayOf(services.now(), await zoneOf(reader, office));
      return reader.prisma.accountabilityCase.findMany({
        where: {
          office,
          state: 'in-effect',
          OR: [{ until: { lt: today } }, { until: null, NOT: { decided: { hasSome: [...endless] } } }],
        },
        orderBy: { id: 'asc' },
        take: atOnce,
        select: { id: true, office: true },
      });
    });
    return (await Promise.all(perOffice)).flat();
  });
  return each(due, ({ id, office }) =>
    actAsOffice(services, office, {
      lifecycle: caseLifecycle,
      subject: { type: 'case', id },
      command: { type: 'endEffect' },
      facts: async (reader) => ({ calendar: await calendarOfOffice(reader, office) }),
    }),
  );
}

/** What never ends of itself. */
const endless = ['EXPEL', 'PARTY_EXPEL'] as const;

async function alarmAppeals(services: Services): Promise<number> {
  const open = await services.db.read(({ prisma }) =>
    prisma.appeal.findMany({
      where: {
        OR: [
          { state: 'filed', NOT: { alarmed: { has: 'admissibility' } } },
          {
            state: { in: ['accepted', 'reviewing'] },
            decideBy: { not: null },
            NOT: { alarmed: { has: 'result' } },
          },
        ],
      },
      orderBy: { id: 'asc' },
      take: atOnce,
      select: { id: true, office: true },
    }),
  );
  return each(open, ({ id, office }) =>
    actAsOffice(services, office, {
      lifecycle: appealLifecycle,
      subject: { type: 'appeal', id },
      command: { type: 'alarmAppeal' },
      facts: appealFacts(office),
    }),
  );
}

/** Once nobody can contest its result any further. */
async function closeAppeals(services: Services): Promise<number> {
  const done = await services.db.read(({ prisma }) =>
    prisma.appeal.findMany({
      where: { state: 'executed' },
      orderBy: { id: 'asc' },
      take: atOnce,
      select: { id: true, office: true },
    }),
  );
  return each(done, ({ id, office }) =>
    actAsOffice(services, office, {
      lifecycle: appealLifecycle,
      subject: { type: 'appeal', id },
      command: { type: 'closeAppeal' },
      facts: appealFacts(office),
    }),
  );
}
