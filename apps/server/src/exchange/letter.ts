import type { Reader } from '@mingcha/db';
import { dayOf } from '@mingcha/domain/calendar';
import { type Letter, signLetter } from '@mingcha/journal';
import type { Services } from '../services.ts';
import type { VisitCard } from './pull.ts';

type Carried = Pick<VisitCard, 'id' | 'lead' | 'members' | 'scheduledAt'>;

/** Of one visit one number, which the duty officer finds it by. No count: a gap would tell how many there were. */
export const letterNumber = (code: string, visit: string, year: string): string =>
  `${code}介〔${year}〕${visit.slice(4, 12).toUpperCase()}号`;

export interface Introduced {
  readonly from: string;
  readonly to: string;
  readonly dutyPhone: string | null;
}

/**
 * 介绍信 of one team. The act is `visit.scheduled`, which names the members and the office; this is its readable face, signed
 * with the key that signs receipts. The signature follows from the facts alone: every pull gives the same letter.
 */
export async function letterFor(
  services: Services,
  reader: Reader,
  office: string,
  visit: Carried,
  { from, to, dutyPhone }: Introduced,
): Promise<Letter | null> {
  const { prisma } = reader;
  const [founded, people] = await Promise.all([
    prisma.office.findUniqueOrThrow({ where: { id: office } }),
    prisma.person.findMany({ where: { office, id: { in: [...visit.members] } } }),
  ]);
  const ordered = [visit.lead, ...visit.members.filter((person) => person !== visit.lead)];
  const members = ordered.flatMap((id) => people.find((person) => person.id === id)?.name ?? []);
  // A letter without the names of all who carry it would be refused at the door, and rightly.
  if (members.length < visit.members.length) return null;
  const number = letterNumber(founded.code, visit.id, dayOf(visit.scheduledAt, founded.zone).slice(0, 4));
  const { name } = founded;
  const issued = visit.scheduledAt;
  const facts = { number, office: name, members, from, to, phone: dutyPhone ?? '', issued };
  return signLetter(services.receipts, facts);
}
