import type { Reader } from '@mingcha/db';
import { type Role, roles, type Subject } from '@mingcha/domain';
import { isAdministrator } from '@mingcha/domain/access';
import { type Called, calledIn } from './called.ts';
import { type ActingSeat, standInsOf } from './stand-ins.ts';
import { type Veiled, veiledFrom } from './veiled.ts';

/** Who a person is to the house at this moment, read from the tables at every request and never kept. */
export interface Standing {
  readonly person: string;
  readonly office: string;
  readonly roles: readonly Role[];
  /** The seat they act from: of the seats they hold, the one that came first. */
  readonly seat: string | null;
  /** Their own seats, then those they stand in for: of colleagues on leave, and of nobody. */
  readonly seats: readonly ActingSeat[];
  /** Of the roles those that are their own, whoever else is away. */
  readonly granted: readonly Role[];
  /** Units they belong to or hold a seat in, with everything below. */
  readonly units: readonly string[];
  readonly visits: readonly string[];
  readonly assignments: readonly string[];
  /** Plans of those assignments. */
  readonly plans: readonly string[];
  /** Bulletins issued to those units. */
  readonly bulletins: readonly string[];
  readonly veiled: Veiled;
  readonly called: Called;
  /** Somebody who came with a one-time code: nothing is within reach but the one subject it is for. */
  readonly pass?: { readonly id: string; readonly only: Subject };
}

/** Duties of seats that are also roles: what a person decides from the seat when they decide with a pen. */
const roleOfDuty = (duty: string): Role | undefined => roles.find((role) => role === duty);

interface Capacity {
  /** These alone, whatever else was granted: somebody who came with a one-time code. */
  readonly only?: readonly Role[];
  /** Beside what was granted: a party to what they decide about. */
  readonly also?: readonly Role[];
  /** Seats count as roles: a decider needs no account, so nobody may have granted them anything. */
  readonly bySeat?: boolean;
}

export async function standingOf(
  reader: Reader,
  person: string,
  office: string,
  { only, also = [], bySeat = false }: Capacity = {},
): Promise<Standing> {
  const { prisma } = reader;
  const [grants, seats, self, tree, visits, tasks, veiled, called] = await Promise.all([
    prisma.roleGrant.findMany({
      where: { office, person, active: true },
      select: { role: true, seat: true },
    }),
    prisma.seat.findMany({ where: { office, holder: person }, orderBy: [{ since: 'asc' }, { id: 'asc' }] }),
    prisma.person.findFirst({ where: { office, id: person }, select: { unit: true } }),
    prisma.unit.findMany({ where: { office }, select: { id: true, parent: true } }),
    prisma.visitMember.findMany({ where: { office, person }, select: { visit: true } }),
    prisma.assignmentMember.findMany({ where: { office, person }, select: { assignment: true } }),
    veiledFrom(reader, office, person),
    calledIn(reader, office, person),
  ]);
  const sitting = new Set(seats.map((seat) => seat.id));
  // A role bound to a seat lasts as long as the person sits there.
  const active = grants.filter((grant) => grant.seat === null || sitting.has(grant.seat));
  const held = [
    ...active.map((grant) => grant.role),
    ...(bySeat ? seats.flatMap((seat) => roleOfDuty(seat.duty) ?? []) : []),
    ...also,
  ];
  const granted = roles.filter((role) => (only ?? held).includes(role));
  // Nobody who keeps the system or its log does the office's business in somebody's place.
  const standIns =
    only !== undefined || granted.some(isAdministrator)
      ? []
      : await standInsOf(reader, office, person, seats, granted);
  const mine = roles.filter(
    (role) => granted.includes(role) || standIns.some((seat) => seat.roles.includes(role)),
  );
  const sat = [...seats, ...standIns].map((seat) => seat.unit);
  const roots = [self?.unit ?? null, ...sat].filter((unit) => unit !== null);
  const units = withDescendants(roots, tree);
  const assignments = tasks.map((row) => row.assignment);
  return {
    person,
    office,
    roles: mine,
    seat: seats[0]?.id ?? null,
    seats: [
      ...seats.map(({ id, duty, unit }) => ({
        id,
        duty,
        unit,
        because: 'own' as const,
        inFor: null,
        roles: [],
      })),
      ...standIns,
    ],
    granted,
    units,
    visits: visits.map((row) => row.visit),
    assignments,
    plans: assignments.length === 0 ? [] : await plansOf(reader, assignments),
    bulletins: mine.some((role) => role === 'liaison' || role === 'chief')
      ? await issuedTo(reader, office, units)
      : [],
    veiled,
    called,
  };
}

async function plansOf({ prisma }: Reader, assignments: readonly string[]): Promise<string[]> {
  const rows = await prisma.assignment.findMany({
    where: { id: { in: [...assignments] } },
    select: { plan: true },
    distinct: ['plan'],
  });
  return rows.map((row) => row.plan);
}

async function issuedTo({ prisma }: Reader, office: string, units: readonly string[]): Promise<string[]> {
  const rows = await prisma.bulletinUnit.findMany({
    where: { office, unit: { in: [...units] }, issued: true },
    select: { bulletin: true },
    distinct: ['bulletin'],
  });
  return rows.map((row) => row.bulletin);
}

export function withDescendants(
  roots: readonly string[],
  units: readonly { readonly id: string; readonly parent: string | null }[],
): string[] {
  const children = new Map<string, string[]>();
  for (const { id, parent } of units)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), id]);
  const found = new Set(roots);
  for (const unit of found) for (const child of children.get(unit) ?? []) found.add(child);
  return [...found];
}
