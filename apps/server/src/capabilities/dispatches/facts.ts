import type { Reader } from '@mingcha/db';
import type { DispatchFacts, Withdrawn } from '@mingcha/domain/dispatches';
import type { FindingStatus } from '@mingcha/domain/findings';
import { clockRuns, type ItemStatus, type OrderStatus, servedStates } from '@mingcha/domain/orders';
import { withdrawnFacts } from './withdrawn.ts';

interface About {
  readonly order?: string | null | undefined;
  readonly findings: readonly string[];
  readonly withdraws?: Withdrawn | undefined;
  /** The dispatch that is being written, once there is one. */
  readonly self?: string | null;
}

/** How what a letter rests on stands now: the items of its order that are late, and its findings. */
export async function standingOf(
  reader: Reader,
  office: string,
  { order, findings, withdraws, self = null }: About,
  now: number,
): Promise<DispatchFacts> {
  const urged = order == null ? undefined : await lateItems(reader, office, order, now);
  return {
    ...(urged === undefined ? {} : { order: urged }),
    ...(withdraws === undefined ? {} : await withdrawnFacts(reader, office, withdraws, self)),
    findings: await findingsNamed(reader, office, findings),
  };
}

const running: readonly string[] = servedStates;

/** An order that is not served, closed or revoked has no late items. */
async function lateItems({ prisma }: Reader, office: string, id: string, now: number) {
  const order = await prisma.order.findFirst({
    where: { id, office },
    select: { unit: true, state: true },
  });
  if (order === null) return undefined;
  const items = running.includes(order.state as OrderStatus)
    ? await prisma.orderItem.findMany({
        where: { order: id, due: { lt: now } },
        select: { n: true, state: true },
      })
    : [];
  const late = items.filter((item) => clockRuns({ status: item.state as ItemStatus })).map(({ n }) => n);
  return { unit: order.unit, late };
}

async function findingsNamed({ prisma }: Reader, office: string, ids: readonly string[]) {
  const rows = await prisma.finding.findMany({
    where: { office, id: { in: [...ids] } },
    select: { id: true, state: true, unit: true, visit: true },
  });
  const visits = await prisma.visit.findMany({
    where: { id: { in: rows.map((row) => row.visit) } },
    select: { id: true, plan: true },
  });
  const planOf = new Map(visits.map((visit) => [visit.id, visit.plan]));
  return rows.map(({ id, state, unit, visit }) => ({
    id,
    unit,
    status: state as FindingStatus,
    plan: planOf.get(visit) ?? null,
  }));
}
