import { findingLifecycle } from '@mingcha/domain/findings';
import { type OrderCommand, type OrderState, orderLifecycle, servedStates } from '@mingcha/domain/orders';
import { actAsOffice, stateOf } from '../../act.ts';
import { Refused } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { findingFacts } from '../findings/queries.ts';
import { calendarOfOffice, loadingsOf } from '../office-time.ts';

const atOnce = 200;

/**
 * What time alone does to orders: an item is overdue, the unit is urged, urged again, and the leader in charge is told.
 * Safe to run twice and on several servers: each step is decided again under the order's lock, and the second finds it done.
 * Answers how many steps were taken.
 */
export async function runOrderClocks(services: Services): Promise<number> {
  const late = await services.db.read(({ prisma }) =>
    prisma.order.findMany({
      where: { state: { in: [...servedStates] }, nextDue: { lt: services.now() } },
      orderBy: [{ nextDue: 'asc' }, { id: 'asc' }],
      select: { id: true, office: true },
    }),
  );
  let steps = 0;
  for (const { id, office } of late) steps += await tick(services, office, id);
  return steps;
}

const stepsOf = ({ items }: OrderState): OrderCommand[] => [
  // First: what a published year moves on is not late by the day before it.
  { type: 'recountOrder' },
  { type: 'urgeOrder', n: null },
  { type: 'escalateOrder', n: null },
  ...items.flatMap(({ n }): OrderCommand[] => [
    { type: 'markOverdue', n },
    { type: 'urgeOrder', n },
    { type: 'escalateOrder', n },
  ]),
];

async function tick(services: Services, office: string, id: string): Promise<number> {
  const subject = { type: 'order' as const, id };
  const { state, calendar, loadings } = await services.db.read(async (reader) => ({
    state: stateOf(orderLifecycle, await reader.recordedOf(subject)),
    calendar: await calendarOfOffice(reader, office),
    loadings: await loadingsOf(reader, office),
  }));
  const context = { now: services.now(), person: '', seat: null, roles: ['scheduler'] as const, office };
  let taken = 0;
  for (const command of stepsOf(state)) {
    // Asked first without a transaction: most steps of most orders are not due.
    const due = orderLifecycle.decide(state, command, {
      ...context,
      newId: services.newId,
      calendar,
      loadings,
    });
    if (!due.ok) continue;
    try {
      await actAsOffice(services, office, {
        lifecycle: orderLifecycle,
        subject,
        command,
        facts: { calendar, loadings },
      });
      taken += 1;
    } catch (error) {
      // The unit answered in the last moment, or another server was faster.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return taken;
}

/** Closes findings of which everything that followed has ended, and something was put right or decided. */
export async function closeDisposedFindings(services: Services): Promise<number> {
  const ready = await services.db.read(async ({ prisma }) => {
    const findings = await prisma.finding.findMany({
      where: { state: 'disposed' },
      orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, office: true, style: true, disposals: true },
    });
    const outcome = await outcomesOf(
      prisma,
      findings.flatMap((finding) => finding.disposals),
    );
    const answered = (by: string) => outcome(by) === 'done' && !isBulletin(by);
    return findings
      .filter(({ disposals }) => disposals.every((by) => outcome(by) !== 'open'))
      .filter(({ disposals, style }) => style === 'PRAISE' || disposals.some(answered))
      .slice(0, atOnce);
  });
  let closed = 0;
  for (const { id, office } of ready) {
    try {
      await actAsOffice(services, office, {
        lifecycle: findingLifecycle,
        subject: { type: 'finding', id },
        command: { type: 'closeFinding' },
        facts: async (reader, state) => {
          const outcome = await outcomesOf(reader.prisma, state.disposals);
          const disposals = state.disposals.map((by) => ({ by, outcome: outcome(by) }));
          return { ...(await findingFacts(reader, state)), disposals };
        },
      });
      closed += 1;
    } catch (error) {
      // Taken up by another document in the meantime, or closed by another server.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return closed;
}

const isBulletin = (id: string): boolean => id.startsWith('bul_');

type Prisma = Services['db']['reader']['prisma'];
type Outcome = 'open' | 'done' | 'void';

const orderOutcomes: Readonly<Record<string, Outcome>> = {
  closed: 'done',
  archived: 'done',
  revoked: 'void',
};
const caseOutcomes: Readonly<Record<string, Outcome>> = {
  'effect-ended': 'done',
  exempted: 'done',
  dismissed: 'done',
  archived: 'done',
  revoked: 'void',
  withdrawn: 'void',
  'not-accepted': 'void',
};

/** A bulletin asks nothing more once it is out; an order and a case have to come to their end. */
async function outcomesOf(prisma: Prisma, ids: readonly string[]): Promise<(by: string) => Outcome> {
  const query = { where: { id: { in: [...new Set(ids)] } }, select: { id: true, state: true } };
  const [orders, cases] = await Promise.all([
    prisma.order.findMany(query),
    prisma.accountabilityCase.findMany(query),
  ]);
  const known = new Map<string, Outcome>([
    ...orders.map(({ id, state }) => [id, orderOutcomes[state] ?? 'open'] as const),
    ...cases.map(({ id, state }) => [id, caseOutcomes[state] ?? 'open'] as const),
  ]);
  return (by) => (isBulletin(by) ? 'done' : (known.get(by) ?? 'open'));
}
