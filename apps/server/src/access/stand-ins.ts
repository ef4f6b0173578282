import type { Reader } from '@mingcha/db';
import { type Role, roles } from '@mingcha/domain';
import { may, type Verb } from '@mingcha/domain/access';

/** A seat somebody acts from: their own, that of a colleague on leave, or one that nobody sits in. */
export interface ActingSeat {
  readonly id: string;
  readonly duty: string;
  readonly unit: string | null;
  readonly because: 'own' | 'leave' | 'empty';
  /** Whose seat it is while they are away. */
  readonly inFor: string | null;
  /** Rights that come from acting there, beside one's own. */
  readonly roles: readonly Role[];
}

interface Sat {
  readonly id: string;
  readonly duty: string;
  readonly unit: string | null;
}

const roleOf = (duty: string): Role[] => roles.filter((role) => role === duty);

/** What the deputy in charge of a unit does for it while the seat is empty. */
const fallsToDeputy = ['chief', 'liaison'];
/**
 * Of the office's own empty seats the director does what makes and sends; what is a second pair of eyes (review, privacy,
 * signature, discipline) waits for somebody to sit there.
 */
const fallsToDirector = ['planner', 'publisher'];

/** Read anew at every request, like everything a right hangs on. */
export async function standInsOf(
  reader: Reader,
  office: string,
  person: string,
  own: readonly Sat[],
  granted: readonly Role[],
): Promise<readonly ActingSeat[]> {
  return [...(await onLeave(reader, office, person)), ...(await emptySeats(reader, office, own, granted))];
}

async function onLeave({ prisma }: Reader, office: string, deputy: string): Promise<ActingSeat[]> {
  const leaves = await prisma.leave.findMany({
    where: { office, deputy, state: 'running' },
    orderBy: [{ firstDay: 'asc' }, { id: 'asc' }],
  });
  if (leaves.length === 0) return [];
  const [seats, grants] = await Promise.all([
    prisma.seat.findMany({ where: { id: { in: leaves.map(({ seat }) => seat) } } }),
    prisma.roleGrant.findMany({
      where: { office, active: true, person: { in: leaves.map(({ person }) => person) } },
    }),
  ]);
  return leaves.flatMap(({ seat: id, person }) => {
    // Whoever was away has left the seat meanwhile: nobody stands in for somebody who is not there.
    const seat = seats.find((one) => one.id === id && one.holder === person);
    if (seat === undefined) return [];
    const theirs = grants.filter((grant) => grant.person === person);
    const given = theirs.filter((grant) => grant.seat === id || grant.seat === null).map(({ role }) => role);
    const bound = theirs.filter((grant) => grant.seat === id).map(({ role }) => role);
    const byDuty = roleOf(seat.duty).filter((role) => seat.unit !== null || given.includes(role));
    const conferred = roles.filter((role) => bound.includes(role) || byDuty.includes(role));
    return [{ id, duty: seat.duty, unit: seat.unit, because: 'leave', inFor: person, roles: conferred }];
  });
}

async function emptySeats(
  { prisma }: Reader,
  office: string,
  own: readonly Sat[],
  granted: readonly Role[],
): Promise<ActingSeat[]> {
  const inCharge = own.flatMap(({ duty, unit }) => (duty === 'deputy' && unit !== null ? [unit] : []));
  const directs = granted.includes('director');
  if (inCharge.length === 0 && !directs) return [];
  const seats = await prisma.seat.findMany({
    where: {
      office,
      endedOn: null,
      OR: [
        { unit: { in: inCharge }, duty: { in: fallsToDeputy } },
        ...(directs ? [{ unit: null, duty: { in: fallsToDirector } }] : []),
      ],
    },
    orderBy: { id: 'asc' },
  });
  return seats.flatMap(({ id, duty, unit, holder }) => {
    const others = seats.some((one) => one.duty === duty && one.unit === unit && one.holder !== null);
    // Where another one of the same duty is filled, the work has somebody already.
    if (holder !== null || others) return [];
    return [{ id, duty, unit, because: 'empty', inFor: null, roles: roleOf(duty) }];
  });
}

interface Sitter {
  readonly seat: string | null;
  readonly seats: readonly ActingSeat[];
  readonly granted: readonly Role[];
}

/** Which seat an act by this verb is done from: one's own where one's own rights suffice, else the one stood in for. */
export function seatFor({ seat, seats, granted }: Sitter, verb: Verb): string | null {
  if (may(granted, verb)) return seat;
  return seats.find((one) => one.because !== 'own' && may(one.roles, verb))?.id ?? seat;
}
