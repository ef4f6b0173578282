import type { Reader } from '@mingcha/db';
import type { RecusalFacts } from '@mingcha/domain/plans';

/** What is registered about these people: where they come from and whom they declared to stand near. */
export async function recusalFacts(
  { prisma }: Reader,
  office: string,
  members: readonly string[],
): Promise<RecusalFacts> {
  const [people, relations] = await Promise.all([
    prisma.person.findMany({ where: { office, id: { in: [...members] } } }),
    prisma.relation.findMany({
      where: { office, endedOn: null, person: { in: [...members] } },
      select: { person: true, unit: true },
    }),
  ]);
  return {
    appointments: people.map((person) => ({
      person: person.id,
      homeUnit: person.homeUnit ?? person.unit,
      secondedFrom: person.secondedFrom ?? undefined,
    })),
    relations: relations.map(({ person, unit }) => ({ person, unit: unit ?? undefined })),
  };
}
