import type { Reader } from '@mingcha/db';
import type { FindingStatus } from '@mingcha/domain/findings';
import type { NeededSeat, OrderFacts, OrderState } from '@mingcha/domain/orders';
import { calendarOfOffice } from '../office-time.ts';
import { recusalFacts } from '../plans/queries.ts';

const needed: readonly NeededSeat[] = ['chief', 'deputy', 'liaison'];

export async function emptySeatsOf({ prisma }: Reader, office: string, unit: string): Promise<NeededSeat[]> {
  const filled = await prisma.seat.findMany({
    where: { office, unit, duty: { in: [...needed] }, holder: { not: null } },
    select: { duty: true },
  });
  return needed.filter((duty) => !filled.some((seat) => seat.duty === duty));
}

export async function findingsNamed({ prisma }: Reader, office: string, ids: readonly string[]) {
  const rows = await prisma.finding.findMany({
    where: { office, id: { in: [...ids] } },
    select: { id: true, state: true, unit: true },
  });
  return rows.map(({ id, state, unit }) => ({ id, unit, status: state as FindingStatus }));
}

/** What most commands ask: where the findings stand, and the calendar. */
export async function orderFacts(
  reader: Reader,
  { fields, office }: OrderState,
  named: readonly string[] = [],
): Promise<OrderFacts> {
  const ids = named.length > 0 ? named : (fields?.items.map((item) => item.finding) ?? []);
  const [findings, calendar] = await Promise.all([
    findingsNamed(reader, office ?? '', ids),
    calendarOfOffice(reader, office ?? ''),
  ]);
  return { findings, calendar };
}

/** Who stands near whom, and the verifier's own name as the register has it. */
export async function verifierFacts(reader: Reader, office: string, person: string): Promise<OrderFacts> {
  const [recusal, self] = await Promise.all([
    recusalFacts(reader, office, [person]),
    reader.prisma.person.findFirst({ where: { office, id: person }, select: { name: true } }),
  ]);
  return { recusal, verifierName: self?.name ?? null };
}

/** How the order in whose place another is drafted stands. */
export async function replacedFacts(
  { prisma }: Reader,
  office: string,
  id: string | undefined,
): Promise<OrderFacts> {
  if (id === undefined) return {};
  const row = await prisma.order.findFirst({ where: { id, office }, select: { state: true, unit: true } });
  return { replaced: row && { revoked: row.state === 'revoked', unit: row.unit } };
}
