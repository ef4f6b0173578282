import { type LeaveCommand, leaveLifecycle } from '@mingcha/domain/registry';
import { actAsOffice } from '../../../act.ts';
import { Refused } from '../../../refused.ts';
import type { Services } from '../../../services.ts';
import { leaveFacts, todayIn } from './facts.ts';

/**
 * Begins leaves whose first day has come and ends those whose last day has passed. Safe to run twice and on several
 * servers: the second finds it done. Answers how many it moved.
 */
export async function runLeaves(services: Services): Promise<number> {
  const due = await services.db.read(async (reader) => {
    const offices = await reader.prisma.office.findMany({ select: { id: true } });
    const found: { id: string; office: string; command: LeaveCommand }[] = [];
    for (const { id: office } of offices) {
      const today = await todayIn(reader, office, services.now());
      const leaves = await reader.prisma.leave.findMany({
        where: {
          office,
          OR: [
            { state: { in: ['declared', 'confirmed', 'running'] }, lastDay: { lt: today } },
            { state: 'confirmed', firstDay: { lte: today } },
          ],
        },
        orderBy: [{ firstDay: 'asc' }, { id: 'asc' }],
      });
      for (const { id, lastDay } of leaves)
        found.push({ id, office, command: { type: lastDay < today ? 'endLeave' : 'beginLeave' } });
    }
    return found;
  });
  let moved = 0;
  for (const { id, office, command } of due) {
    try {
      await actAsOffice(services, office, {
        lifecycle: leaveLifecycle,
        subject: { type: 'leave', id },
        command,
        facts: (reader, _, now) => leaveFacts(reader, office, command, now),
      });
      moved += 1;
    } catch (error) {
      // Somebody came back, or another server was faster.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return moved;
}
