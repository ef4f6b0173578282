import type { Reader } from '@mingcha/db';
import { type Calendar, type Deadline, recounted } from '@mingcha/domain/calendar';
import { confirmationLifecycle } from '@mingcha/domain/findings';
import { orderLifecycle, servedStates } from '@mingcha/domain/orders';
import { actAsOffice } from '../act.ts';
import { confirmationFacts } from '../capabilities/findings/confirmation-facts.ts';
import { calendarOfOffice, loadingsOf } from '../capabilities/office-time.ts';
import { Refused } from '../refused.ts';
import type { Services } from '../services.ts';

/**
 * Counts again what was counted by a year as it stood before: each clock by an entry of its own, which names the entry that
 * published the year. Safe to run twice and on several servers. Answers how many clocks it moved or made final.
 */
export async function recountDeadlines(services: Services): Promise<number> {
  const offices = await services.db.read(({ prisma }) => prisma.office.findMany({ select: { id: true } }));
  let moved = 0;
  for (const { id: office } of offices) {
    const { orders, sheets } = await services.db.read(async (reader) => {
      const calendar = await calendarOfOffice(reader, office);
      return {
        orders: await ordersToRecount(reader, office, calendar),
        sheets: await reader.prisma.confirmation.findMany({
          where: { office, state: 'served' },
          select: { id: true },
        }),
      };
    });
    for (const id of orders) moved += await recountOrder(services, office, id);
    for (const { id } of sheets) moved += await recountSheet(services, office, id);
  }
  return moved;
}

/** Seen from the rows: most orders are not touched by any loading. */
async function ordersToRecount({ prisma }: Reader, office: string, calendar: Calendar): Promise<string[]> {
  const open = await prisma.order.findMany({
    where: { office, state: { in: [...servedStates] } },
    select: { id: true, acknowledgedAt: true },
  });
  const items = await prisma.orderItem.findMany({
    where: { office, order: { in: open.map(({ id }) => id) } },
    select: { order: true, deadline: true },
  });
  const changed = new Set(
    items
      .filter(({ deadline }) => deadline !== null && recounted(calendar, deadline as unknown as Deadline))
      .map(({ order }) => order),
  );
  // Where nobody has taken it in hand yet, the two short clocks of the order itself run as well.
  return open.flatMap(({ id, acknowledgedAt }) => (acknowledgedAt === null || changed.has(id) ? [id] : []));
}

const recountOrder = (services: Services, office: string, id: string): Promise<number> =>
  unlessNothingMoves(() =>
    actAsOffice(services, office, {
      lifecycle: orderLifecycle,
      subject: { type: 'order', id },
      command: { type: 'recountOrder' },
      facts: async (reader) => ({
        calendar: await calendarOfOffice(reader, office),
        loadings: await loadingsOf(reader, office),
      }),
    }),
  );

const recountSheet = (services: Services, office: string, id: string): Promise<number> =>
  unlessNothingMoves(() =>
    actAsOffice(services, office, {
      lifecycle: confirmationLifecycle,
      subject: { type: 'confirmation', id },
      command: { type: 'recountConfirmation' },
      facts: async (reader, state) => ({
        ...(await confirmationFacts(reader, state)),
        loadings: await loadingsOf(reader, office),
      }),
    }),
  );

async function unlessNothingMoves(act: () => Promise<unknown>): Promise<number> {
  try {
    await act();
    return 1;
  } catch (error) {
    // Nothing of it changes, it has been answered meanwhile, or another server was faster.
    if (!(error instanceof Refused)) throw error;
    return 0;
  }
}
