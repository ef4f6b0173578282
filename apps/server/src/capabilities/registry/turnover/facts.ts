import type { Reader } from '@mingcha/db';
import { dayOf } from '@mingcha/domain/calendar';
import type { HandoverFacts, LeaveCommand, LeaveFacts } from '@mingcha/domain/registry';
import { refuse } from '../../../refused.ts';
import { zoneOf } from '../../office-time.ts';
import { openWorkOf } from './open-work.ts';

export async function seatIn({ prisma }: Reader, office: string, id: string) {
  const seat = await prisma.seat.findFirst({ where: { office, id } });
  if (seat === null) refuse('not-found', { subject: 'seat' });
  return seat;
}

export async function todayIn(reader: Reader, office: string, now: number): Promise<string> {
  return dayOf(now, await zoneOf(reader, office));
}

export async function leaveFacts(
  reader: Reader,
  office: string,
  command: LeaveCommand,
  now: number,
): Promise<LeaveFacts> {
  const today = await todayIn(reader, office, now);
  if (command.type !== 'declareLeave') return { today };
  const { prisma } = reader;
  const [seat, others, deputy, sits, grants] = await Promise.all([
    seatIn(reader, office, command.seat),
    prisma.leave.findMany({ where: { office, seat: command.seat, state: { not: 'ended' } } }),
    prisma.person.findFirst({ where: { office, id: command.deputy } }),
    prisma.seat.findMany({ where: { office, holder: command.deputy } }),
    prisma.roleGrant.findMany({ where: { office, person: command.deputy, active: true } }),
  ]);
  if (deputy === null) refuse('not-found', { subject: 'person' });
  return {
    today,
    sitting: { holder: seat.holder, unit: seat.unit },
    others: others.map(({ firstDay: from, lastDay: until }) => ({ from, until })),
    deputy: {
      units: [deputy.unit, ...sits.map(({ unit }) => unit)].filter((unit) => unit !== null),
      roles: grants.map(({ role }) => role) as NonNullable<LeaveFacts['deputy']>['roles'],
    },
  };
}

/** `seat` is locked together with the hand-over: whoever sits there cannot change between reading and writing. */
export async function openingFacts(reader: Reader, office: string, id: string): Promise<HandoverFacts> {
  const seat = await seatIn(reader, office, id);
  const another = await reader.prisma.handover.count({
    where: { office, seat: id, state: { in: ['opened', 'given', 'taken'] } },
  });
  const { holder, unit, duty } = seat;
  const items =
    holder === null ? [] : await openWorkOf(reader, { office, person: holder, seat: { duty, unit } });
  return { sitting: { holder, unit }, another: another > 0, items };
}

export async function seatFacts(reader: Reader, office: string, seat: string | null): Promise<HandoverFacts> {
  if (seat === null) return { sitting: { holder: null, unit: null } };
  const { holder, unit } = await seatIn(reader, office, seat);
  return { sitting: { holder, unit } };
}
