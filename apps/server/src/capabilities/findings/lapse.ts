import { confirmationLifecycle } from '@mingcha/domain/findings';
import { actAsOffice } from '../../act.ts';
import { Refused } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { confirmationFacts } from './confirmation-facts.ts';

const atOnce = 200;

/**
 * Records 未回复 where a served sheet's time is over and nobody answered. Safe to run twice and on several servers: one
 * entry wins its place on the sheet, the others find it there. Answers how many it recorded.
 */
export async function lapseConfirmations(services: Services): Promise<number> {
  const overdue = await services.db.read(async ({ prisma }) => {
    const sheets = await prisma.confirmation.findMany({
      where: { state: 'served', due: { lt: services.now() } },
      orderBy: [{ due: 'asc' }, { id: 'asc' }],
      select: { id: true, office: true, finding: true },
    });
    const asked = await prisma.finding.findMany({
      where: {
        id: { in: sheets.map((sheet) => sheet.finding) },
        state: { in: ['under-confirmation', 'disputed'] },
      },
      select: { id: true },
    });
    const open = new Set(asked.map((finding) => finding.id));
    return sheets.filter((sheet) => open.has(sheet.finding)).slice(0, atOnce);
  });
  let lapsed = 0;
  for (const { id, office } of overdue) {
    try {
      await actAsOffice(services, office, {
        lifecycle: confirmationLifecycle,
        subject: { type: 'confirmation', id },
        command: { type: 'lapseConfirmation' },
        facts: confirmationFacts,
      });
      lapsed += 1;
    } catch (error) {
      // An answer came in the last second, or another server was faster: there is nothing to record.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return lapsed;
}
