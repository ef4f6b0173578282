import { visitLifecycle } from '@mingcha/domain/visits';
import { actAsOffice } from '../../act.ts';
import { Refused } from '../../refused.ts';
import type { Services } from '../../services.ts';

const atOnce = 200;

/**
 * Raises the alarm for teams that nobody has heard of since they were due back. Safe to run twice and on several servers:
 * the second finds the alarm raised. Answers how many it raised.
 */
export async function alarmVisits(services: Services): Promise<number> {
  const overdue = await services.db.read(({ prisma }) =>
    prisma.visit.findMany({
      where: {
        state: { in: ['scheduled', 'started'] },
        dueBack: { lt: services.now() },
        alarmedAt: null,
      },
      orderBy: [{ dueBack: 'asc' }, { id: 'asc' }],
      take: atOnce,
      select: { id: true, office: true },
    }),
  );
  let raised = 0;
  for (const { id, office } of overdue) {
    const subject = { type: 'visit' as const, id };
    try {
      await actAsOffice(services, office, {
        lifecycle: visitLifecycle,
        subject,
        command: { type: 'alarmVisit' },
        facts: {},
      });
      raised += 1;
    } catch (error) {
      // The team came back, or another server was faster: there is nothing to raise.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return raised;
}
