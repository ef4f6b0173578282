import type { Reader, RowOf } from '@mingcha/db';
import { type Calendar, workdaysLeft } from '@mingcha/domain/calendar';
import { amberFrom, amberUntil, type OrderDeadline } from '@mingcha/domain/orders';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import type { ClockColour, Hand, OrderClock } from './schemas.ts';

type Clock = z.infer<typeof OrderClock>;

/** A due date for a clock that shows both days and date. */
export function clockFor(calendar: Calendar, deadline: OrderDeadline, now: number): Clock {
  return {
    due: deadline.due,
    day: deadline.day,
    workingDays: workdaysLeft(calendar, deadline, now),
    amberFrom: amberFrom(calendar, deadline),
    provisional: deadline.provisional,
  };
}

/** Rows of one colour, by the instant that parts them now. */
export function ofColour(
  calendar: Calendar,
  colour: z.infer<typeof ClockColour>,
  now: number,
): WhereOf<'Order'> {
  const edge = amberUntil(calendar, now);
  if (colour === 'red') return { nextDue: { lt: now } };
  return colour === 'amber' ? { nextDue: { gte: now, lte: edge } } : { nextDue: { gt: edge } };
}

const handOf: Readonly<Record<string, string>> = {
  draft: 'planner',
  returned: 'planner',
  'pending-sign': 'leader',
  issued: 'planner',
  served: 'liaison',
  objected: 'director',
  acknowledged: 'chief',
  'in-rectification': 'chief',
  rejected: 'chief',
  reopened: 'chief',
  reported: 'inspector',
  verifying: 'director',
};

type SeatRow = RowOf<'Seat'>;

export const seatsOf = ({ prisma }: Reader, office: string, units: readonly string[]): Promise<SeatRow[]> =>
  prisma.seat.findMany({
    where: { office, unit: { in: [...new Set(units)] }, duty: { in: ['chief', 'deputy', 'liaison'] } },
    orderBy: [{ since: 'asc' }, { id: 'asc' }],
  });

export function hand(
  { state, unit }: { readonly state: string; readonly unit: string },
  seats: readonly SeatRow[],
): z.infer<typeof Hand> {
  const role = handOf[state];
  if (role === undefined) return null;
  const person = seats.find((seat) => seat.unit === unit && seat.duty === role)?.holder ?? null;
  return { role, person };
}
