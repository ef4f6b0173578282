import type { Reader } from '@mingcha/db';
import type { LookBackFacts, LookBackState } from '@mingcha/domain/orders';
import type { SignedIn } from '../../context.ts';
import { calendarOfOffice } from '../office-time.ts';
import { recusalFacts } from '../plans/queries.ts';

/** Where this person stands towards the unit. */
export async function lookBackFacts(
  { session }: SignedIn,
  reader: Reader,
  { unit: of }: Pick<LookBackState, 'unit'>,
): Promise<LookBackFacts> {
  const { office, person } = session;
  const unit = of ?? '';
  const [calendar, recusal, seats, members] = await Promise.all([
    calendarOfOffice(reader, office),
    recusalFacts(reader, office, [person]),
    reader.prisma.seat.count({ where: { office, unit, holder: person } }),
    reader.prisma.person.count({ where: { office, unit, id: person } }),
  ]);
  return { calendar, recusal, ofUnit: seats + members > 0 };
}

/** Units of which this person may not look at anything again, whatever they did in the matter. */
export async function unitsBarred(reader: Reader, office: string, person: string): Promise<string[]> {
  const [{ appointments, relations }, seats, self] = await Promise.all([
    recusalFacts(reader, office, [person]),
    reader.prisma.seat.findMany({ where: { office, holder: person }, select: { unit: true } }),
    reader.prisma.person.findFirst({ where: { office, id: person }, select: { unit: true } }),
  ]);
  const named = [
    ...appointments.flatMap(({ homeUnit, secondedFrom }) => [homeUnit, secondedFrom]),
    ...[...relations, ...seats].map(({ unit }) => unit),
    self?.unit,
  ];
  return [...new Set(named.flatMap((unit) => unit ?? []))];
}
